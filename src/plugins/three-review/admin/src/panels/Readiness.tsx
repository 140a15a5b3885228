import type { Review } from '../../../shared/contracts';
import { CheckLine, CheckList } from '../components/CheckLine';
import { Muted } from '../components/Text';
import { useWords } from '../hooks/useWords';

/** A1, A6: what a submission needs (a unit, and somebody in each post), and to whom it goes. */
export const Readiness = ({ review }: { readonly review: Review }) => {
  const words = useWords();
  const { t, pick } = words;
  const vacant = review.unit ? review.required.filter((stage) => stage.people.length === 0) : [];
  const first = review.required[0];
  return (
    <>
      <CheckList>
        <CheckLine ok={review.unit !== null}>{review.unit ? t('check.unit', { unit: review.unit.name }) : t('check.noUnit')}</CheckLine>
        {review.unit && vacant.length === 0 ? <CheckLine ok>{t('check.posts')}</CheckLine> : null}
        {vacant.map((stage) => (
          <CheckLine key={stage.id} ok={false}>
            {t('check.vacant', { stage: pick(stage.name), unit: review.unit?.name ?? '', post: words.post(stage.post) })}
          </CheckLine>
        ))}
      </CheckList>
      {review.can.submit && first ? (
        <Muted as="p">
          {t('submit.to', {
            people: words.holders(
              first.people.map((person) => person.name),
              first.post
            ),
          })}
        </Muted>
      ) : null}
    </>
  );
};
