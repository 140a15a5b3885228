import type { Review } from '../../../shared/contracts';
import { useWithdrawReviewMutation, type DocumentRef } from '../api/reviews';
import { useAct } from '../hooks/useAct';
import { useWords } from '../hooks/useWords';
import { ReasonDialog } from './ReasonDialog';

interface WithdrawDialogProps {
  readonly docRef: DocumentRef;
  readonly review: Review;
  readonly onClose: () => void;
}

export const WithdrawDialog = ({ docRef, review, onClose }: WithdrawDialogProps) => {
  const { t } = useWords();
  const [withdraw, { isLoading }] = useWithdrawReviewMutation();
  const { failure, act } = useAct();
  const confirm = async (reason: string) => {
    if (await act(withdraw({ ...docRef, reason }), t('done.withdraw'))) onClose();
  };
  return (
    <ReasonDialog
      title={t('withdraw.title')}
      text={t('withdraw.text', { count: review.signOffs.length })}
      label={t('withdraw.reason')}
      confirm={t('withdraw.confirm')}
      busy={isLoading}
      failure={failure}
      onConfirm={(reason) => void confirm(reason)}
      onClose={onClose}
    />
  );
};
