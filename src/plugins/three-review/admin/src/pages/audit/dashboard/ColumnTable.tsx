import { NameLink } from '../../../components/Links';
import { styled } from 'styled-components';
import type { ColumnStanding } from '../../../../../shared/contracts';
import { MiniMap } from '../../../charts/MiniMap';
import { Stack } from '../../../components/Card';
import { DataTable } from '../../../components/DataTable';
import { LookChip } from '../../../components/LookChip';
import { Muted, Text } from '../../../components/Text';
import { TimeLimit } from '../../../components/TimeLimit';
import { useWords } from '../../../hooks/useWords';
import { frequencyName, shortDay } from '../../../utils/dayWords';
import { limitOf, STANDINGS } from '../../../utils/standings';
import { auditPath } from '../paths';

const MapCell = styled.td`
  width: 23rem;
`;

export const Officer = ({ column }: { readonly column: ColumnStanding }) => {
  const { t } = useWords();
  return (
    <Stack>
      {column.dutyOfficer ? <Text>{column.dutyOfficer.name}</Text> : <Text $color="danger700">{t('column.vacant')}</Text>}
      <Muted>{column.unit?.name ?? t('column.noUnit')}</Muted>
    </Stack>
  );
};

export const LastUpdate = ({ column, on }: { readonly column: ColumnStanding; readonly on: string }) => {
  const { t } = useWords();
  if (column.lastUpdate === null) return <Muted>{t('column.never')}</Muted>;
  return (
    <Stack>
      <Text>{shortDay(column.lastUpdate, on)}</Text>
      <Muted style={{ whiteSpace: 'nowrap' }}>{t('column.ago', { days: column.daysSinceUpdate ?? 0 })}</Muted>
    </Stack>
  );
};

export const ColumnTable = ({ columns, on }: { readonly columns: readonly ColumnStanding[]; readonly on: string }) => {
  const words = useWords();
  const { t } = words;
  return (
    <DataTable
      label={t('columns.title')}
      head={[t('head.column'), t('head.standing'), t('head.limit'), t('head.officer'), t('head.lastUpdate'), t('head.weeks')]}
    >
      {columns.map((column) => (
        <tr key={column.id}>
          <th scope="row">
            <Stack>
              <NameLink to={auditPath.column(column.id)}>{column.name}</NameLink>
              <Muted>{frequencyName(t, column.frequency)}</Muted>
            </Stack>
          </th>
          <td>
            <LookChip look={STANDINGS[column.standing]} />
          </td>
          <td>
            <TimeLimit limit={limitOf(column, words, on)} />
          </td>
          <td>
            <Officer column={column} />
          </td>
          <td>
            <LastUpdate column={column} on={on} />
          </td>
          <MapCell>
            <MiniMap column={column} on={on} />
          </MapCell>
        </tr>
      ))}
    </DataTable>
  );
};
