import { styled } from 'styled-components';
import type { ColumnOut } from '../../../../shared/contracts';
import { WordButton } from '../../components/BigButton';
import { Stack } from '../../components/Card';
import { DataTable } from '../../components/DataTable';
import { Muted, Text } from '../../components/Text';
import { useNarrow } from '../../hooks/useNarrow';
import { useWords } from '../../hooks/useWords';
import { frequencyName } from '../../utils/dayWords';
import { pairText } from '../../utils/people';
import { CATEGORY } from '../../utils/keys';
import { NameLink } from '../../components/Links';
import { auditPath } from '../audit/paths';

const Indent = styled.div<{ readonly $depth: number }>`
  padding-inline-start: ${({ $depth }) => $depth * 2.4}rem;
`;

const Buttons = styled.div`
  display: flex;
  gap: 0 1.6rem;
  white-space: nowrap;
`;

const List = styled.ul`
  list-style: none;

  li {
    display: flex;
    flex-direction: column;
    gap: 0.2rem;
    padding: 1.2rem 1.6rem;
  }

  li:not(:last-child) {
    border-bottom: 1px solid ${({ theme }) => theme.colors.neutral150};
  }

  a {
    display: inline-flex;
    align-items: center;
    min-height: 4.4rem;
  }
`;

/** What can be done with one column. */
interface ColumnActs {
  readonly edit: (column: ColumnOut) => void;
  readonly term: (column: ColumnOut) => void;
  readonly remove: (column: ColumnOut) => void;
}

interface ColumnTreeProps {
  /** In the order of the tree. */
  readonly columns: readonly ColumnOut[];
  /** Null: whoever looks may not change anything. */
  readonly acts: ColumnActs | null;
}

const depthOf = (column: ColumnOut, byId: ReadonlyMap<string, ColumnOut>): number => {
  let depth = 0;
  for (let at = column.parent; at !== null && depth < 10; at = byId.get(at)?.parent ?? null) depth += 1;
  return depth;
};

const Actions = ({ column, acts }: { readonly column: ColumnOut; readonly acts: ColumnActs }) => {
  const { t } = useWords();
  return (
    <Buttons>
      <WordButton type="button" aria-label={t('columns.edit', { name: column.name })} onClick={() => acts.edit(column)}>
        {t('action.edit')}
      </WordButton>
      <WordButton type="button" aria-label={t('terms.dialog', { name: column.name })} onClick={() => acts.term(column)}>
        {t('terms.change')}
      </WordButton>
      <WordButton type="button" $danger aria-label={t('remove.column', { name: column.name })} onClick={() => acts.remove(column)}>
        {t('action.delete')}
      </WordButton>
    </Buttons>
  );
};

/** What holds for a column last, in words. */
const useLast = (column: ColumnOut) => {
  const { t, list } = useWords();
  const term = column.terms.at(-1);
  const often = term ? frequencyName(t, term.frequency) : '—';
  return {
    unit: term?.unit?.name ?? t('column.noUnit'),
    helpers: term && term.coUnits.length > 0 ? t('facts.coUnits', { units: list(term.coUnits.map(({ name }) => name)) }) : '',
    people: pairText(t, term),
    frequency: term?.suspended ? t('standing.suspended') : often,
  };
};

type RowProps = Omit<ColumnTreeProps, 'columns'> & { readonly column: ColumnOut; readonly depth: number };

const TreeRow = ({ column, depth, acts }: RowProps) => {
  const { t } = useWords();
  const last = useLast(column);
  return (
    <tr>
      <th scope="row">
        <Indent $depth={depth}>
          <Stack>
            <NameLink to={auditPath.column(column.id)}>{column.name}</NameLink>
            <Muted>{column.slug}</Muted>
          </Stack>
        </Indent>
      </th>
      <td>{t(CATEGORY[column.category])}</td>
      <td>
        <Stack>
          <Text>{last.unit}</Text>
          {last.helpers ? <Muted>{last.helpers}</Muted> : null}
        </Stack>
      </td>
      <td>{last.people ?? <Text $color="danger700">{t('column.vacant')}</Text>}</td>
      <td>{last.frequency}</td>
      {acts ? (
        <td>
          <Actions column={column} acts={acts} />
        </td>
      ) : null}
    </tr>
  );
};

const TreeItem = ({ column, depth, acts }: RowProps) => {
  const { t } = useWords();
  const last = useLast(column);
  return (
    <li>
      <Indent $depth={depth}>
        <NameLink to={auditPath.column(column.id)}>{column.name}</NameLink>
        <Text as="p" $color={last.people ? 'neutral800' : 'danger700'}>
          {t('colon', { label: last.unit, value: last.people ?? t('column.vacant') })}
        </Text>
        <Muted as="p">{[t(CATEGORY[column.category]), last.frequency, last.helpers].filter(Boolean).join(' · ')}</Muted>
        {acts ? <Actions column={column} acts={acts} /> : null}
      </Indent>
    </li>
  );
};

/** The columns as they stand below one another, each with what holds for it last. */
export const ColumnTree = ({ columns, acts }: ColumnTreeProps) => {
  const { t } = useWords();
  const narrow = useNarrow();
  const byId = new Map(columns.map((column) => [column.id, column]));
  const told = [t('head.column'), t('columns.category'), t('head.unit'), t('facts.people'), t('filter.frequency')];
  if (narrow) {
    return (
      <List>
        {columns.map((column) => (
          <TreeItem key={column.id} column={column} depth={depthOf(column, byId)} acts={acts} />
        ))}
      </List>
    );
  }
  return (
    <DataTable label={t('columns.title')} head={acts ? [...told, t('head.actions')] : told}>
      {columns.map((column) => (
        <TreeRow key={column.id} column={column} depth={depthOf(column, byId)} acts={acts} />
      ))}
    </DataTable>
  );
};
