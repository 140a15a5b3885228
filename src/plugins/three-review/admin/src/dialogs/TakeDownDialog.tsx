import { useId, useState } from 'react';
import { useTakeDownMutation } from '../api/acts';
import type { DocumentRef } from '../api/reviews';
import { Choice } from '../components/Choice';
import { useWords } from '../hooks/useWords';
import { ReasonDialog } from './ReasonDialog';

/** The one act here that the public sees at once, so it wants a reason and a tick. */
export const TakeDownDialog = ({ docRef, onClose }: { readonly docRef: DocumentRef; readonly onClose: () => void }) => {
  const { t } = useWords();
  const [sure, setSure] = useState(false);
  const [takeDown] = useTakeDownMutation();
  const name = useId();
  return (
    <ReasonDialog
      title={t('takeDown.title')}
      text={t('takeDown.text')}
      label={t('takeDown.reason')}
      confirm={t('takeDown.confirm')}
      ready={sure}
      run={(reason) => takeDown({ ...docRef, reason })}
      done={t('done.takeDown')}
      onClose={onClose}
    >
      <Choice type="checkbox" name={name} checked={sure} onChange={setSure}>
        {t('takeDown.sure')}
      </Choice>
    </ReasonDialog>
  );
};
