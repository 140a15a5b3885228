import type { Review } from '../../../shared/contracts';
import { useWithdrawReviewMutation } from '../api/acts';
import type { DocumentRef } from '../api/reviews';
import { useWords } from '../hooks/useWords';
import { ReasonDialog } from './ReasonDialog';

interface WithdrawDialogProps {
  readonly docRef: DocumentRef;
  readonly review: Review;
  readonly onClose: () => void;
}

export const WithdrawDialog = ({ docRef, review, onClose }: WithdrawDialogProps) => {
  const { t } = useWords();
  const [withdraw] = useWithdrawReviewMutation();
  return (
    <ReasonDialog
      title={t('withdraw.title')}
      text={t('withdraw.text', { count: review.signOffs.length })}
      label={t('withdraw.reason')}
      confirm={t('withdraw.confirm')}
      run={(reason) => withdraw({ ...docRef, reason })}
      done={t('done.withdraw')}
      onClose={onClose}
    />
  );
};
