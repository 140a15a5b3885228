import type { ColumnOut, ColumnTermOut } from '../../../../shared/contracts';
import { useGetRemovalQuery, useRemoveColumnMutation, useRemoveTermMutation } from '../../api/columns';
import { Stack } from '../../components/Card';
import { Notice } from '../../components/Notice';
import { Refusals } from '../../components/Refusals';
import { Text } from '../../components/Text';
import { GreyRows, LoadFailure } from '../../components/Waiting';
import { ActDialog } from '../../dialogs/ActDialog';
import { useWords } from '../../hooks/useWords';

interface RemoveDialogProps {
  readonly column: ColumnOut;
  /** One of its terms; null: the column with all of them. */
  readonly term: ColumnTermOut | null;
  readonly onClose: () => void;
}

/** What is lost with it: said before it is done. */
const useLoss = (column: ColumnOut, term: ColumnTermOut | null): string => {
  const { t } = useWords();
  if (!term) return t('remove.column.loss', { name: column.name, terms: column.terms.length });
  const before = column.terms[column.terms.findIndex(({ id }) => id === term.id) - 1];
  const days = term.to === null ? t('terms.from', { from: term.from }) : t('terms.span', { from: term.from, to: term.to });
  return before ? t('remove.term.before', { days, from: before.from }) : t('remove.term.first', { days });
};

/** Deletes a column or one of its terms (A9.1), after saying what will be lost, or why it stays and what to do instead. */
export const RemoveDialog = ({ column, term, onClose }: RemoveDialogProps) => {
  const { t } = useWords();
  const asked = { id: column.id, term: term?.id ?? null };
  const { data, error, isFetching, refetch } = useGetRemovalQuery(asked, { refetchOnMountOrArgChange: true });
  const [removeColumn] = useRemoveColumnMutation();
  const [removeTerm] = useRemoveTermMutation();
  const loss = useLoss(column, term);
  const free = data !== undefined && !isFetching && data.refusals.length === 0;
  const run = () => (term ? removeTerm({ id: column.id, term: term.id }) : removeColumn(column.id));
  return (
    <ActDialog
      title={t(term ? 'remove.term' : 'remove.column', { name: column.name })}
      width="56rem"
      onClose={onClose}
      acts={[{ label: t('remove.confirm'), variant: 'danger', run: free ? run : null, done: t('remove.done') }]}
    >
      <Stack $gap="1.2rem">
        <LoadFailure error={error} retry={() => void refetch()} />
        {isFetching ? <GreyRows rows={3} /> : null}
        {data && !isFetching && !free ? (
          <>
            <Refusals tone="danger" title={t(term ? 'remove.term.kept' : 'remove.column.kept')} refusals={data.refusals} />
            <Text as="p">{t(term ? 'remove.term.instead' : 'remove.column.instead')}</Text>
          </>
        ) : null}
        {free ? (
          <Notice tone="warning" title={loss}>
            <Text as="p">{t('remove.forGood')}</Text>
          </Notice>
        ) : null}
      </Stack>
    </ActDialog>
  );
};
