import type { Review } from '../../../../shared/contracts';
import { useGetDifferenceQuery } from '../../api/reading';
import type { DocumentRef } from '../../api/reviews';
import { FailureNotice } from '../../components/FailureNotice';
import { MoreLink } from '../../components/Links';
import { Text } from '../../components/Text';
import { Surface } from '../../components/Card';
import { useFieldNames } from '../../hooks/useFieldNames';
import { useWords } from '../../hooks/useWords';
import { Ended, endedNews } from '../../panels/Ended';
import { BeforeYouSign } from '../../sheet/BeforeYouSign';
import { failureOf } from '../../utils/failure';
import { differencePath } from './paths';
import { styled } from 'styled-components';

const Frame = styled(Surface)`
  display: flex;
  flex-direction: column;
  gap: 1.2rem;
  padding: 2rem;

  @media (max-width: 767px) {
    padding: 1.6rem;
  }
`;

/** 签前须知: what others answered, how the last round ended, and what changed since the signer's own signature. */
export const Before = ({ docRef, review }: { readonly docRef: DocumentRef; readonly review: Review }) => {
  const { t, stage } = useWords();
  const fields = useFieldNames(docRef.uid);
  const { data: found, error } = useGetDifferenceQuery(docRef);
  const failure = error ? failureOf(error) : null;
  const basis = found?.bases.find(({ id }) => id === found.against);
  const ended = endedNews(review);
  const changed = basis
    ? basis.same
      ? t(basis.id === 'last_sign_off' ? 'review.same.mine' : 'review.same.other', { stage: stage(basis.stage ?? '') })
      : t(basis.id === 'last_sign_off' ? 'review.changed.mine' : 'review.changed.other', { count: found?.counts.places ?? 0 })
    : null;
  return (
    <Frame aria-label={t('sheet.read')}>
      <BeforeYouSign review={review} />
      {ended ? <Ended review={review} ended={ended} fields={fields} /> : null}
      {failure?.kind === 'refused' ? <FailureNotice failure={failure} /> : null}
      {changed === null ? null : basis?.same === true ? (
        <Text as="p">{changed}</Text>
      ) : (
        <MoreLink to={differencePath(docRef)}>{changed} →</MoreLink>
      )}
    </Frame>
  );
};
