import { styled } from 'styled-components';
import type { Review, SignOffOut } from '../../../shared/contracts';
import { SectionTitle, Text } from '../components/Text';
import { useWords, type Words } from '../hooks/useWords';

const Section = styled.section`
  display: flex;
  flex-direction: column;
  gap: 0.6rem;
  padding: 1.2rem 1.6rem;
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral100};
`;

const judgement = (review: Review, signOff: SignOffOut, words: Words): string => {
  const { t, pick, ordinal } = words;
  const exceptions = signOff.criteria
    .filter((answer) => answer.verdict !== 'pass')
    .map((answer) => {
      const at = review.criteria.findIndex((criterion) => criterion.id === answer.id);
      const criterion = review.criteria[at];
      const name = t('sheet.criterion', { number: ordinal(at + 1), name: criterion ? pick(criterion.name) : answer.id });
      return t('colon', { label: `${name} ${t(`sheet.verdict.${answer.verdict}`)}`, value: answer.reason ?? '' });
    });
  return exceptions.length > 0 ? exceptions.join(' · ') : t('sheet.read.allPass');
};

/** What the earlier signers of this round answered and wrote. */
export const BeforeYouSign = ({ review }: { readonly review: Review }) => {
  const words = useWords();
  const { t, pick, when } = words;
  const earlier = review.required.flatMap((stage) => (stage.signed ? [{ stage, signOff: stage.signed }] : []));
  return (
    <Section aria-labelledby="three-review-before">
      <SectionTitle id="three-review-before">{t('sheet.read')}</SectionTitle>
      {earlier.length === 0 ? <Text as="p">{t('sheet.read.first')}</Text> : null}
      {earlier.map(({ stage, signOff }) => (
        <div key={stage.id}>
          <Text as="p">
            <strong>
              {pick(stage.name)} {signOff.signer.name}
            </strong>{' '}
            {t('colon', { label: when(signOff.at, review.timeZone), value: judgement(review, signOff, words) })}
          </Text>
          {signOff.note ? <Text as="p">{t('sheet.read.note', { note: signOff.note })}</Text> : null}
        </div>
      ))}
    </Section>
  );
};
