import { useId, useState } from 'react';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import type { AuditColumnsMeta, ColumnStanding } from '../../../../../shared/contracts';
import type { ColumnsAsked } from '../../../api/audit';
import type { Paged } from '../../../api/base';
import { MapLegend } from '../../../charts/MapLegend';
import { WordButton } from '../../../components/BigButton';
import { CardTitle, Surface } from '../../../components/Card';
import { CountTabs } from '../../../components/CountTabs';
import { Pager } from '../../../components/Pager';
import { Muted, Text } from '../../../components/Text';
import { GreyRows } from '../../../components/Waiting';
import { useAuditRights } from '../../../hooks/useAuditRights';
import { useNarrow } from '../../../hooks/useNarrow';
import { useWords } from '../../../hooks/useWords';
import { STANDINGS } from '../../../utils/standings';
import { COLUMN_SETTINGS } from '../paths';
import { ColumnCards } from './ColumnCards';
import { ColumnFilters } from './ColumnFilters';
import { ColumnTable } from './ColumnTable';
import { WeekTable } from './WeekTable';

const Whole = styled.div`
  display: flex;
  flex-direction: column;
  gap: 1.6rem;
  min-width: 0;
`;

const Foot = styled.div`
  display: flex;
  flex-direction: column;
  gap: 1.2rem;
  padding: 1.6rem 2rem;
  border-top: 1px solid ${({ theme }) => theme.colors.neutral150};

  @media (max-width: 767px) {
    padding: 0;
    border: none;
  }
`;

const Inner = styled.div`
  display: flex;
  flex-direction: column;
  align-items: flex-start;
  gap: 0.8rem;
  padding: 2rem;

  a {
    display: inline-flex;
    align-items: center;
    min-height: 4.4rem;
    font-size: 1.5rem;
    color: ${({ theme }) => theme.colors.primary700};
  }
`;

/** Always shown; the others only while some column stands so. */
const STEADY = new Set(['overdue', 'due_soon', 'pending', 'met']);

interface ColumnsProps {
  readonly asked: ColumnsAsked;
  readonly ask: (change: Readonly<Record<string, string>>) => void;
  readonly answer: Paged<ColumnStanding, AuditColumnsMeta> | undefined;
  readonly busy: boolean;
  readonly failed: boolean;
}

/** The columns: filters by status with counts, then the table, most urgent first. */
export const Columns = ({ asked, ask, answer, busy, failed }: ColumnsProps) => {
  const { t } = useWords();
  const narrow = useNarrow();
  const rights = useAuditRights();
  const panel = useId();
  const [asNumbers, setAsNumbers] = useState(false);
  const meta = answer?.meta;
  const counts: Readonly<Record<string, number>> = meta?.counts ?? {};
  const countOf = (id: string): number | null => (meta ? (counts[id] ?? 0) : null);
  const tabs = [
    { id: '', name: t('standing.all'), count: countOf('all') },
    ...Object.entries(STANDINGS)
      .filter(([id]) => STEADY.has(id) || (counts[id] ?? 0) > 0 || asked.standing === id)
      .map(([id, look]) => ({ id, name: t(look.name), count: countOf(id), alarm: look.tone === 'danger' })),
  ];
  const filtered = [asked.standing, asked.unit, asked.frequency, asked._q].some((value) => value !== undefined && value !== '');
  const clear = () => ask({ standing: '', unit: '', frequency: '', q: '' });
  const { total = 0, page = 1, pageSize = 25 } = meta?.pagination ?? {};

  const rows = () => {
    if (!answer || !meta) {
      return failed ? null : (
        <Inner>
          <GreyRows rows={8} />
        </Inner>
      );
    }
    if (answer.data.length === 0) {
      return (
        <Inner>
          <Text as="p">{t(filtered ? 'columns.none' : 'columns.empty')}</Text>
          {filtered ? (
            <WordButton type="button" onClick={clear}>
              {t('columns.clear')}
            </WordButton>
          ) : null}
          {!filtered && rights.manage ? <Link to={COLUMN_SETTINGS}>{t('columns.import')}</Link> : null}
        </Inner>
      );
    }
    if (asNumbers) return <WeekTable columns={answer.data} on={meta.on} />;
    return narrow ? <ColumnCards columns={answer.data} on={meta.on} /> : <ColumnTable columns={answer.data} on={meta.on} />;
  };

  const foot =
    answer && meta && answer.data.length > 0 ? (
      <Foot>
        <MapLegend />
        <Pager page={page} pageSize={pageSize} total={total} onPage={(next) => ask({ page: String(next) })} />
      </Foot>
    ) : null;

  return (
    <Whole role="region" aria-label={t('columns.title')}>
      {narrow ? (
        <CardTitle>
          {t('columns.title')} <Muted>{t('columns.count', { count: counts.all ?? 0 })}</Muted>
        </CardTitle>
      ) : null}
      <CountTabs
        label={t('columns.byStanding')}
        tabs={tabs}
        selected={asked.standing ?? ''}
        controls={panel}
        onSelect={(standing) => ask({ standing })}
      />
      <Surface
        as={narrow ? 'div' : 'section'}
        id={panel}
        role="tabpanel"
        aria-label={t('columns.title')}
        aria-busy={busy}
        style={narrow ? { border: 'none', background: 'transparent', boxShadow: 'none' } : undefined}
      >
        <ColumnFilters asked={asked} ask={ask} asNumbers={asNumbers} onNumbers={() => setAsNumbers(!asNumbers)} />
        {rows()}
        {foot}
      </Surface>
    </Whole>
  );
};
