import type { ReactNode } from 'react';
import { styled } from 'styled-components';
import type { ColumnDetail } from '../../../../../shared/contracts';
import { Surface } from '../../../components/Card';
import { Muted, Text } from '../../../components/Text';
import { TimeLimit } from '../../../components/TimeLimit';
import { useWords } from '../../../hooks/useWords';
import { longDay, periodName } from '../../../utils/dayWords';
import { pairText } from '../../../utils/people';
import { limitOf } from '../../../utils/standings';

const List = styled.dl`
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(17rem, 1fr));
  gap: 2rem;
  padding: 2rem;

  /* Narrow as they are, their lines end between words. */
  dd {
    word-break: keep-all;
  }

  @media (max-width: 767px) {
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: 1.6rem 1.2rem;
    padding: 1.6rem;
  }
`;

const Fact = ({ name, sub, children }: { readonly name: string; readonly sub?: string; readonly children: ReactNode }) => (
  <div>
    <Muted as="dt">{name}</Muted>
    <dd>
      {children}
      {sub ? <Muted as="p">{sub}</Muted> : null}
    </dd>
  </div>
);

const Value = styled(Text).attrs({ as: 'p', $size: 16, $bold: true })``;

/** The figures at the head of the page of a column. */
export const Facts = ({ detail, on }: { readonly detail: ColumnDetail; readonly on: string }) => {
  const words = useWords();
  const { t, list } = words;
  const { standing: column, tally, timeliness } = detail;
  const lacking = (column.required ?? 0) - column.counted;
  const running = column.standing === 'due_soon' || column.standing === 'pending';
  const limit = limitOf(column, words, on);
  const now = running && lacking > 0 ? { ...limit, text: t('facts.lacks', { count: lacking, days: column.daysLeft ?? 0 }) } : limit;
  const overdue = column.standing === 'overdue' || column.standing === 'empty';
  const period = column.period ? periodName(t, column.period, on) : '';
  const about = period === '' ? t('facts.now') : t(overdue ? 'facts.missed' : 'facts.period', { period });
  return (
    <Surface aria-label={t('facts.title')}>
      <List>
        <Fact name={about}>
          <TimeLimit limit={now} />
        </Fact>
        <Fact
          name={t('head.lastUpdate')}
          sub={column.daysSinceUpdate === null ? undefined : t('column.ago', { days: column.daysSinceUpdate })}
        >
          <Value>{column.lastUpdate === null ? t('column.never') : longDay(t, column.lastUpdate, on)}</Value>
        </Fact>
        <Fact
          name={t('head.unit')}
          sub={detail.coUnits.length > 0 ? t('facts.coUnits', { units: list(detail.coUnits.map(({ name }) => name)) }) : undefined}
        >
          <Value>{column.unit?.name ?? t('column.noUnit')}</Value>
        </Fact>
        <Fact name={t('facts.people')} sub={column.dutyOfficer ? undefined : t('facts.vacant')}>
          <Value $color={column.dutyOfficer ? 'neutral800' : 'danger700'}>
            {pairText(t, { dutyOfficer: column.dutyOfficer, deputy: column.deputy }) ?? t('column.vacant')}
          </Value>
        </Fact>
        <Fact
          name={t('facts.year')}
          sub={tally.rate === null ? t('facts.noRate') : t('facts.rate', { rate: Math.round(tally.rate * 100) })}
        >
          <Value>{t('facts.tally', { met: tally.met, excused: tally.excused, missed: tally.missed })}</Value>
        </Fact>
        <Fact name={t('facts.timeliness')} sub={t('facts.late', { limit: timeliness.limit, count: timeliness.late })}>
          <Value>
            {timeliness.averageDays === null ? '—' : t('facts.average', { days: Math.round(timeliness.averageDays * 10) / 10 })}
          </Value>
        </Fact>
      </List>
    </Surface>
  );
};
