import { ArrowRight } from '@strapi/icons';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import type { InboxRow } from '../../../../shared/contracts';
import { StageDots } from '../../components/StageDots';
import { Chip, StatusChip } from '../../components/StatusChip';
import { Muted } from '../../components/Text';
import { TimeLimit } from '../../components/TimeLimit';
import { useWords } from '../../hooks/useWords';
import { inboxLimit, inboxPlace, inboxTitle } from '../../utils/inbox';
import type { Listed } from './listed';
import { keyOf } from './paths';

const List = styled.ul`
  display: flex;
  flex-direction: column;
  gap: 1.2rem;
  list-style: none;
`;

type Edge = 'danger600' | 'warning500' | 'neutral150';

const Card = styled(Link)<{ readonly $edge: Edge }>`
  display: flex;
  flex-direction: column;
  align-items: stretch;
  gap: 0.8rem;
  padding: 1.6rem;
  border: 1px solid ${({ theme }) => theme.colors.neutral150};
  border-inline-start: 4px solid ${({ theme, $edge }) => theme.colors[$edge]};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral0};
  box-shadow: ${({ theme }) => theme.shadows.tableShadow};
  text-decoration: none;
  color: ${({ theme }) => theme.colors.neutral800};

  > * {
    align-self: flex-start;
  }

  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 2px;
  }
`;

const Title = styled.strong`
  font-size: 1.8rem;
  font-weight: 700;
  line-height: 1.45;
  overflow-wrap: anywhere;
  text-wrap: pretty;
`;

const Foot = styled.span`
  && {
    align-self: stretch;
  }

  display: flex;
  flex-wrap: wrap;
  align-items: center;
  justify-content: space-between;
  gap: 0.8rem 1.2rem;
`;

const Onward = styled.span`
  display: inline-flex;
  align-items: center;
  gap: 1.2rem;

  > svg {
    width: 1.6rem;
    height: 1.6rem;
    color: ${({ theme }) => theme.colors.primary600};
  }
`;

const edgeOf = ({ limit }: InboxRow): Edge =>
  limit?.level === 'past' ? 'danger600' : limit?.level === 'last_quarter' ? 'warning500' : 'neutral150';

/** Phones: the whole card is the target; its edge says in colour what its words say. No batch. */
export const InboxCards = ({ rows, label, timeZone, now, several, pathOf }: Listed) => {
  const words = useWords();
  return (
    <List aria-label={label}>
      {rows.map((row) => {
        const title = inboxTitle(row, words);
        return (
          <li key={keyOf(row)}>
            <Card to={pathOf(row)} state={{ rows: [row] }} $edge={edgeOf(row)}>
              {row.returned ? <StatusChip status="returned" /> : null}
              {several && row.locale !== '' ? <Chip tone="neutral">{row.locale}</Chip> : null}
              <Title>{title}</Title>
              <Muted>{inboxPlace(row, words, true)}</Muted>
              <Foot>
                <TimeLimit limit={inboxLimit(row, words, timeZone, now)} />
                <Onward>
                  {row.stage === 'draft' ? <StatusChip status="draft" /> : <StageDots stage={row.stage} />}
                  <ArrowRight aria-hidden />
                </Onward>
              </Foot>
            </Card>
          </li>
        );
      })}
    </List>
  );
};
