import { useGetReviewContentQuery } from '../../api/reading';
import { useGetReviewQuery, type DocumentRef } from '../../api/reviews';
import { PageFrame } from '../../components/PageFrame';
import { GreyRows, LoadFailure } from '../../components/Waiting';
import { useWords } from '../../hooks/useWords';
import { INBOX } from '../inbox/paths';
import { ReviewDesk } from './ReviewDesk';

/** ms: what somebody signed meanwhile arrives without a reload. */
const LOOK_AGAIN = 15_000;

/** 审核: the content as its readers will see it, and beside it what a signature needs (A10.1, A10.2). */
export const ReviewPage = ({ docRef }: { readonly docRef: DocumentRef }) => {
  const { t } = useWords();
  const review = useGetReviewQuery(docRef, { pollingInterval: LOOK_AGAIN });
  const content = useGetReviewContentQuery(docRef);
  const again = () => {
    void review.refetch();
    void content.refetch();
  };
  if (review.data && content.data)
    return <ReviewDesk docRef={docRef} now={review.data} content={content.data} failed={review.error ?? content.error} onReload={again} />;
  const error = review.error ?? content.error;
  return (
    <PageFrame title={t('review.title')} back={{ to: INBOX, label: t('review.inbox') }}>
      {error ? <LoadFailure error={error} retry={again} notFound="reading.notFound" /> : <GreyRows rows={8} />}
    </PageFrame>
  );
};
