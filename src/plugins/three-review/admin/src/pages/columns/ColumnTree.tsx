import { styled } from 'styled-components';
import type { ColumnOut } from '../../../../shared/contracts';
import { WordButton } from '../../components/BigButton';
import { Stack } from '../../components/Card';
import { DataTable } from '../../components/DataTable';
import { Muted, Text } from '../../components/Text';
import { useWords } from '../../hooks/useWords';
import { frequencyName } from '../../utils/dayWords';
import { CATEGORY } from '../../utils/keys';
import { ColumnLink } from '../audit/dashboard/ColumnTable';
import { auditPath } from '../audit/paths';

const Indent = styled.div<{ readonly $depth: number }>`
  padding-inline-start: ${({ $depth }) => $depth * 2.4}rem;
`;

const Buttons = styled.div`
  display: flex;
  flex-wrap: wrap;
  gap: 0 1.2rem;
`;

interface ColumnTreeProps {
  /** In the order of the tree. */
  readonly columns: readonly ColumnOut[];
  readonly onEdit: ((column: ColumnOut) => void) | null;
  readonly onTerm: ((column: ColumnOut) => void) | null;
}

const depthOf = (column: ColumnOut, byId: ReadonlyMap<string, ColumnOut>): number => {
  let depth = 0;
  for (let at = column.parent; at !== null && depth < 10; at = byId.get(at)?.parent ?? null) depth += 1;
  return depth;
};

/** The columns as they stand below one another, each with what holds for it last. */
export const ColumnTree = ({ columns, onEdit, onTerm }: ColumnTreeProps) => {
  const { t, list } = useWords();
  const byId = new Map(columns.map((column) => [column.id, column]));
  return (
    <DataTable
      label={t('columns.title')}
      head={[t('head.column'), t('columns.category'), t('head.unit'), t('head.officer'), t('filter.frequency'), t('head.actions')]}
    >
      {columns.map((column) => {
        const term = column.terms.at(-1);
        const people = [term?.dutyOfficer?.name, term?.deputy?.name].filter((name) => name !== undefined);
        return (
          <tr key={column.id}>
            <th scope="row">
              <Indent $depth={depthOf(column, byId)}>
                <Stack>
                  <ColumnLink to={auditPath.column(column.id)}>{column.name}</ColumnLink>
                  <Muted>{column.slug}</Muted>
                </Stack>
              </Indent>
            </th>
            <td>{t(CATEGORY[column.category])}</td>
            <td>
              <Stack>
                <Text>{term?.unit?.name ?? t('column.noUnit')}</Text>
                {term && term.coUnits.length > 0 ? (
                  <Muted>{t('facts.coUnits', { units: list(term.coUnits.map(({ name }) => name)) })}</Muted>
                ) : null}
              </Stack>
            </td>
            <td>{people.length > 0 ? list(people) : <Text $color="danger700">{t('column.vacant')}</Text>}</td>
            <td>{term?.suspended ? t('standing.suspended') : term ? frequencyName(t, term.frequency) : '—'}</td>
            <td>
              <Buttons>
                {onEdit ? (
                  <WordButton type="button" aria-label={t('columns.edit', { name: column.name })} onClick={() => onEdit(column)}>
                    {t('action.edit')}
                  </WordButton>
                ) : null}
                {onTerm ? (
                  <WordButton type="button" aria-label={t('terms.dialog', { name: column.name })} onClick={() => onTerm(column)}>
                    {t('terms.change')}
                  </WordButton>
                ) : null}
              </Buttons>
            </td>
          </tr>
        );
      })}
    </DataTable>
  );
};
