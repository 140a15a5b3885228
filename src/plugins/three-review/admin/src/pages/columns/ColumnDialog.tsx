import { useState } from 'react';
import type { ColumnOut } from '../../../../shared/contracts';
import { useCreateColumnMutation, useUpdateColumnMutation } from '../../api/columns';
import { Choice } from '../../components/Choice';
import { Form, ListField, Pair, TextField } from '../../components/Inputs';
import { ActDialog } from '../../dialogs/ActDialog';
import { useWords } from '../../hooks/useWords';
import { CATEGORY, oneOf } from '../../utils/keys';
import { complete, draftOf, termOf } from './termDraft';
import { TermFields } from './TermFields';

interface ColumnDialogProps {
  /** Null: a new one, with its first term. */
  readonly column: ColumnOut | null;
  readonly columns: readonly ColumnOut[];
  readonly today: string;
  readonly onClose: () => void;
}

const SLUG = /^[a-z0-9][a-z0-9-]{0,63}$/;

export const ColumnDialog = ({ column, columns, today, onClose }: ColumnDialogProps) => {
  const { t } = useWords();
  const [name, setName] = useState(column?.name ?? '');
  const [slug, setSlug] = useState(column?.slug ?? '');
  const [parent, setParent] = useState(column?.parent ?? '');
  const [category, setCategory] = useState(column?.category ?? 'other');
  const [publicStatus, setPublicStatus] = useState(column?.publicStatus ?? false);
  const [term, setTerm] = useState(() => draftOf(undefined, today));
  const [create] = useCreateColumnMutation();
  const [update] = useUpdateColumnMutation();
  const ready = name.trim() !== '' && SLUG.test(slug) && (column !== null || complete(term));
  const save = () => {
    const fields = { name: name.trim(), slug, parent: parent === '' ? null : parent, category, publicStatus };
    return column ? update({ id: column.id, patch: fields }) : create({ ...fields, term: termOf(term) });
  };
  return (
    <ActDialog
      title={column ? t('columns.edit', { name: column.name }) : t('columns.new')}
      width="68rem"
      onClose={onClose}
      acts={[{ label: t('action.save'), run: ready ? save : null, done: t('columns.saved', { name: name.trim() }) }]}
    >
      <Form>
        <Pair>
          <TextField label={t('columns.name')} value={name} maxLength={60} onChange={setName} />
          <TextField label={t('columns.slug')} hint={t('columns.slug.hint')} value={slug} maxLength={64} onChange={setSlug} />
        </Pair>
        <Pair>
          <ListField
            label={t('columns.parent')}
            value={parent}
            options={[
              { value: '', label: t('columns.top') },
              ...columns.filter(({ id }) => id !== column?.id).map((one) => ({ value: one.id, label: one.name })),
            ]}
            onChange={setParent}
          />
          <ListField
            label={t('columns.category')}
            value={category}
            options={Object.entries(CATEGORY).map(([value, key]) => ({ value, label: t(key) }))}
            onChange={(value) => setCategory(oneOf(CATEGORY, value) ?? 'other')}
          />
        </Pair>
        <Choice type="checkbox" name="publicStatus" checked={publicStatus} onChange={setPublicStatus}>
          {t('columns.public')}
        </Choice>
        {column ? null : <TermFields draft={term} onChange={setTerm} />}
      </Form>
    </ActDialog>
  );
};
