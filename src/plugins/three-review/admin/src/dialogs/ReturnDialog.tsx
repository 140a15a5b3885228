import { useId, useState } from 'react';
import type { RequiredStage, Review } from '../../../shared/contracts';
import { useReturnReviewMutation } from '../api/acts';
import type { DocumentRef } from '../api/reviews';
import { Choice } from '../components/Choice';
import { Text } from '../components/Text';
import { useWords } from '../hooks/useWords';
import { ReasonDialog } from './ReasonDialog';

interface ReturnDialogProps {
  readonly docRef: DocumentRef;
  readonly review: Review;
  /** What a failed answer sheet brings along. */
  readonly reason: string;
  /** It went through. */
  readonly onDone?: () => void;
  readonly onClose: () => void;
}

/** The stages that lie behind the awaited one: a document is never returned forward. */
const behind = (review: Review): readonly RequiredStage[] => {
  const at = review.required.findIndex((stage) => stage.id === review.stage);
  return at < 0 ? review.required : review.required.slice(0, at);
};

export const ReturnDialog = ({ docRef, review, reason, onDone, onClose }: ReturnDialogProps) => {
  const { t, pick, post } = useWords();
  const [to, setTo] = useState<'draft' | RequiredStage['id']>('draft');
  const [giveBack] = useReturnReviewMutation();
  const group = useId();

  return (
    <ReasonDialog
      title={t('return.title')}
      label={t('return.reason')}
      confirm={t('return.confirm')}
      reason={reason}
      run={(why) => giveBack({ ...docRef, reason: why, to })}
      done={t('done.return')}
      onDone={onDone}
      onClose={onClose}
    >
      <div role="radiogroup" aria-labelledby={`${group}-to`}>
        <Text id={`${group}-to`} $bold>
          {t('return.to')}
        </Text>
        <Choice type="radio" name={group} checked={to === 'draft'} onChange={() => setTo('draft')}>
          {t('return.to.draft')}
        </Choice>
        {behind(review).map((stage) => (
          <Choice key={stage.id} type="radio" name={group} checked={to === stage.id} onChange={() => setTo(stage.id)}>
            {t('return.to.stage', { post: post(stage.post), stage: pick(stage.name) })}
          </Choice>
        ))}
      </div>
    </ReasonDialog>
  );
};
