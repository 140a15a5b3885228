import type { CaseOut } from '../../../../../shared/contracts';
import { useDecideCaseMutation } from '../../../api/cases';
import { ReasonDialog } from '../../../dialogs/ReasonDialog';
import { useWords } from '../../../hooks/useWords';
import { caseNumber } from '../../../utils/cases';

interface DecideDialogProps {
  readonly one: CaseOut;
  readonly act: 'confirm' | 'dismiss' | 'reopen';
  readonly onClose: () => void;
}

/** Whether it is one, or has to be looked into again: says what follows before it is done. */
export const DecideDialog = ({ one, act, onClose }: DecideDialogProps) => {
  const { t } = useWords();
  const [decide] = useDecideCaseMutation();
  return (
    <ReasonDialog
      title={t(`case.${act}.title`, { number: caseNumber(one, t) })}
      text={t(`case.${act}.text`)}
      label={t(`case.${act}.reason`)}
      confirm={t(`case.${act}.go`)}
      run={(reason) => decide({ id: one.id, act, reason })}
      done={t(`case.${act}.done`)}
      onClose={onClose}
    />
  );
};
