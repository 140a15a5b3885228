import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import type { UnitTally } from '../../../shared/contracts';
import { Sides } from '../components/Card';
import { Muted, Text } from '../components/Text';
import { useWords } from '../hooks/useWords';

const List = styled.ol`
  display: flex;
  flex-direction: column;
  gap: 1.2rem;
  list-style: none;
`;

const Line = styled(Sides)`
  a {
    display: inline-flex;
    align-items: center;
    min-height: 2.4rem;
    font-size: 1.5rem;
    line-height: 1.5;
    color: ${({ theme }) => theme.colors.neutral800};
    text-decoration: none;
  }

  a:hover {
    text-decoration: underline;
  }

  @media (max-width: 767px) {
    a {
      min-height: 4.4rem;
    }
  }
`;

const Numbers = styled.span`
  display: inline-flex;
  flex: none;
  align-items: baseline;
  gap: 0.8rem;
  white-space: nowrap;
`;

type Fill = 'danger600' | 'warning500' | 'primary600';

const Track = styled.div`
  height: 0.9rem;
  border-radius: 1px;
  background: ${({ theme }) => theme.colors.neutral150};
`;

const Bar = styled.div<{ readonly $rate: number; readonly $fill: Fill }>`
  width: ${({ $rate }) => Math.round($rate * 100)}%;
  height: 100%;
  border-radius: 1px;
  background: ${({ theme, $fill }) => theme.colors[$fill]};
`;

/** Red while something is overdue, amber for what was missed before, else the house colour; the figures say the same. */
const fillOf = (unit: UnitTally): Fill => {
  if (unit.overdue > 0) return 'danger600';
  return unit.missed > 0 ? 'warning500' : 'primary600';
};

interface RankBarsProps {
  readonly units: readonly UnitTally[];
  readonly to: (unit: string) => string;
}

/** Duties met by unit, the lowest first, each with met / total. */
export const RankBars = ({ units, to }: RankBarsProps) => {
  const { t } = useWords();
  return (
    <List>
      {units.map((tally, i) => (
        <li key={tally.unit.id}>
          <Line>
            <Link to={to(tally.unit.id)}>{t('rank.unit', { rank: i + 1, name: tally.unit.name })}</Link>
            <Numbers>
              <Text $bold $color={tally.overdue > 0 ? 'danger700' : 'neutral800'}>
                {tally.rate === null ? '—' : t('percent', { rate: Math.round(tally.rate * 100) })}
              </Text>
              <Muted>{t('rank.tally', { met: tally.met, total: tally.total })}</Muted>
            </Numbers>
          </Line>
          <Track aria-hidden>
            <Bar $rate={tally.rate ?? 0} $fill={fillOf(tally)} />
          </Track>
          {tally.overdue > 0 ? <Muted as="p">{t('rank.overdue', { count: tally.overdue })}</Muted> : null}
        </li>
      ))}
    </List>
  );
};
