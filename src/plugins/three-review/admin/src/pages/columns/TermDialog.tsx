import { useState } from 'react';
import type { ColumnOut } from '../../../../shared/contracts';
import { useAddTermMutation } from '../../api/columns';
import { BigButton } from '../../components/BigButton';
import { FailureNotice } from '../../components/FailureNotice';
import { Form } from '../../components/Inputs';
import { Notice } from '../../components/Notice';
import { Frame } from '../../dialogs/Frame';
import { useAct } from '../../hooks/useAct';
import { useWords } from '../../hooks/useWords';
import { complete, draftOf, termOf } from './termDraft';
import { TermFields } from './TermFields';

interface TermDialogProps {
  readonly column: ColumnOut;
  readonly on: string;
  readonly onClose: () => void;
}

/** What holds from a day on; what held before stays. */
export const TermDialog = ({ column, on, onClose }: TermDialogProps) => {
  const { t } = useWords();
  const [draft, setDraft] = useState(() => draftOf(column.terms.at(-1), on));
  const [add, { isLoading }] = useAddTermMutation();
  const { failure, act } = useAct();
  const confirm = async () => {
    if (await act(add({ id: column.id, term: termOf(draft) }), t('terms.done'))) onClose();
  };
  return (
    <Frame
      title={t('terms.dialog', { name: column.name })}
      width="68rem"
      onClose={onClose}
      alert={failure ? <FailureNotice failure={failure} /> : null}
      foot={
        <>
          <BigButton type="button" variant="tertiary" onClick={onClose}>
            {t('action.cancel')}
          </BigButton>
          <BigButton type="button" disabled={!complete(draft)} loading={isLoading} onClick={() => void confirm()}>
            {t('action.save')}
          </BigButton>
        </>
      }
    >
      <Form>
        <TermFields draft={draft} onChange={setDraft} />
        {draft.from !== '' && draft.from < on ? <Notice tone="warning" title={t('terms.past')} /> : null}
      </Form>
    </Frame>
  );
};
