import { useState } from 'react';
import type { ColumnOut } from '../../../../shared/contracts';
import { useAddTermMutation } from '../../api/columns';
import { Form } from '../../components/Inputs';
import { Notice } from '../../components/Notice';
import { ActDialog } from '../../dialogs/ActDialog';
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
  const [add] = useAddTermMutation();
  return (
    <ActDialog
      title={t('terms.dialog', { name: column.name })}
      width="68rem"
      onClose={onClose}
      acts={[
        {
          label: t('action.save'),
          run: complete(draft) ? () => add({ id: column.id, term: termOf(draft) }) : null,
          done: t('terms.done'),
        },
      ]}
    >
      <Form>
        <TermFields draft={draft} onChange={setDraft} />
        {draft.from !== '' && draft.from < on ? <Notice tone="warning" title={t('terms.past')} /> : null}
      </Form>
    </ActDialog>
  );
};
