import { useState } from 'react';
import type { ColumnOut, ColumnTermOut } from '../../../../shared/contracts';
import { useGetColumnQuery, usePutTermMutation } from '../../api/columns';
import { Form, LongField } from '../../components/Inputs';
import { Notice } from '../../components/Notice';
import { Text } from '../../components/Text';
import { ActDialog } from '../../dialogs/ActDialog';
import { useWords } from '../../hooks/useWords';
import { complete, draftOf, termOf } from './termDraft';
import { TermFields } from './TermFields';

interface TermDialogProps {
  readonly column: ColumnOut;
  /** The term that is changed; null: one is added. */
  readonly term: ColumnTermOut | null;
  readonly on: string;
  readonly onClose: () => void;
}

/** What holds from a day on. Days that were judged are given other terms only with a reason, which stays on record (A9.2). */
export const TermDialog = ({ column, term, on, onClose }: TermDialogProps) => {
  const { t } = useWords();
  const [draft, setDraft] = useState(() => (term ? draftOf(term, term.from) : draftOf(column.terms.at(-1), on)));
  const [reason, setReason] = useState('');
  const { data } = useGetColumnQuery(column.id, { refetchOnMountOrArgChange: true });
  const [put] = usePutTermMutation();
  const from = term && term.from < draft.from ? term.from : draft.from;
  const frozenTo = data?.frozenTo ?? null;
  const judged = frozenTo !== null && from !== '' && from <= frozenTo;
  const correction = reason.trim();
  const ready = data !== undefined && complete(draft) && (!judged || correction !== '');
  const save = () => put({ id: column.id, changed: term?.id ?? null, term: { ...termOf(draft), ...(judged ? { correction } : {}) } });
  return (
    <ActDialog
      title={t(term ? 'terms.dialog.correct' : 'terms.dialog', { name: column.name })}
      width="68rem"
      onClose={onClose}
      acts={[{ label: t('action.save'), run: ready ? save : null, done: t('terms.done') }]}
    >
      <Form>
        <TermFields draft={draft} onChange={setDraft} />
        {judged ? (
          <>
            <Notice tone="warning" title={t('terms.judged', { to: frozenTo })}>
              <Text as="p">{t('terms.judged.text')}</Text>
            </Notice>
            <LongField label={t('terms.reason')} maxLength={500} value={reason} onChange={setReason} />
          </>
        ) : null}
        {!judged && draft.from !== '' && draft.from < on ? <Notice tone="warning" title={t('terms.past')} /> : null}
      </Form>
    </ActDialog>
  );
};
