import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import type { ColumnStanding } from '../../../../../shared/contracts';
import { MiniMap } from '../../../charts/MiniMap';
import { LookChip } from '../../../components/LookChip';
import { Muted, Text } from '../../../components/Text';
import { TimeLimit } from '../../../components/TimeLimit';
import { useWords } from '../../../hooks/useWords';
import { limitOf, STANDINGS } from '../../../utils/standings';
import { auditPath } from '../paths';

const List = styled.ul`
  display: flex;
  flex-direction: column;
  gap: 1.2rem;
  margin-bottom: 1.6rem;
  list-style: none;
`;

/** The whole card is the target. */
const Card = styled(Link)`
  display: grid;
  grid-template-columns: minmax(0, 1fr) auto;
  gap: 0.8rem 1.2rem;
  padding: 1.6rem;
  border: 1px solid ${({ theme }) => theme.colors.neutral150};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral0};
  box-shadow: ${({ theme }) => theme.shadows.tableShadow};
  text-decoration: none;

  > svg {
    grid-column: 1 / -1;
  }
`;

const End = styled.div`
  display: flex;
  flex-direction: column;
  align-items: flex-end;
  text-align: end;
`;

export const ColumnCards = ({ columns, on }: { readonly columns: readonly ColumnStanding[]; readonly on: string }) => {
  const words = useWords();
  const { t } = words;
  return (
    <List>
      {columns.map((column) => (
        <li key={column.id}>
          <Card to={auditPath.column(column.id)}>
            <Text $size={18} $bold>
              {column.name}
            </Text>
            <End>
              <LookChip look={STANDINGS[column.standing]} />
            </End>
            <TimeLimit limit={limitOf(column, words, on)} />
            <End>
              <Text $color={column.dutyOfficer ? 'neutral800' : 'danger700'}>{column.dutyOfficer?.name ?? t('column.vacant')}</Text>
              <Muted>{column.unit?.name ?? t('column.noUnit')}</Muted>
            </End>
            <MiniMap column={column} on={on} />
          </Card>
        </li>
      ))}
    </List>
  );
};
