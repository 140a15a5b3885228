import { styled } from 'styled-components';
import { useNavigate } from 'react-router-dom';
import { BASES } from '../../../../core/review';
import type { BasisName } from '../../../../shared/contracts';
import { useGetDifferenceQuery } from '../../api/reading';
import { useGetReviewQuery, type DocumentRef } from '../../api/reviews';
import { FailureNotice } from '../../components/FailureNotice';
import { PageFrame } from '../../components/PageFrame';
import { Chip, StatusChip } from '../../components/StatusChip';
import { GreyRows, LoadFailure } from '../../components/Waiting';
import { DifferenceView } from '../../difference/DifferenceView';
import { useAddress } from '../../hooks/useAddress';
import { useWords } from '../../hooks/useWords';
import { failureOf } from '../../utils/failure';
import { reviewPath } from './paths';

const Chips = styled.div`
  display: flex;
  flex-wrap: wrap;
  gap: 0.8rem;
`;

const basisIn = (word: string): BasisName | undefined => BASES.find((basis) => basis === word);

/** 改了什么, as a page of its own: which basis is in the address. */
export const DifferencePage = ({ docRef }: { readonly docRef: DocumentRef }) => {
  const { t } = useWords();
  const address = useAddress();
  const navigate = useNavigate();
  const against = basisIn(address.get('against'));
  const { data, error, isFetching, refetch } = useGetDifferenceQuery({ ...docRef, against });
  const { data: review } = useGetReviewQuery(docRef);
  const failure = error ? failureOf(error) : null;
  return (
    <PageFrame
      title={data?.title ? t('diff.title.of', { title: data.title }) : t('diff.title')}
      tab={t('diff.title')}
      back={{ to: reviewPath(docRef), label: t('diff.back') }}
      busy={isFetching}
      under={
        review ? (
          <Chips>
            <StatusChip status={review.stage} />
            {review.round > 0 ? <Chip tone="neutral">{t('status.round', { round: review.round })}</Chip> : null}
          </Chips>
        ) : null
      }
    >
      {failure?.kind === 'refused' ? <FailureNotice failure={failure} /> : null}
      {failure && failure.kind !== 'refused' ? (
        <LoadFailure error={error} retry={() => void refetch()} notFound="reading.notFound" />
      ) : null}
      {data === undefined && !error ? <GreyRows rows={8} /> : null}
      {data ? (
        <DifferenceView
          docRef={docRef}
          found={data}
          onBasis={(basis) => address.ask({ against: basis })}
          onDone={review?.can.sign === true ? () => navigate(reviewPath(docRef)) : null}
        />
      ) : null}
    </PageFrame>
  );
};
