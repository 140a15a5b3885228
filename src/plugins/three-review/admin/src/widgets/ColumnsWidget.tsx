import { CrossCircle, WarningCircle } from '@strapi/icons';
import { useGetStandingsQuery } from '../api/audit';
import { Row, Rows, Stack } from '../components/Card';
import { Chip } from '../components/StatusChip';
import { Muted } from '../components/Text';
import { TimeLimit } from '../components/TimeLimit';
import { GreyRows, LoadFailure } from '../components/Waiting';
import { useNarrow } from '../hooks/useNarrow';
import { useWords } from '../hooks/useWords';
import { auditPath } from '../pages/audit/paths';
import { NameLink } from '../components/Links';
import { longDay } from '../utils/dayWords';
import { atRisk, limitOf } from '../utils/standings';
import { columnTally } from '../utils/tallies';
import { Head, Room } from './parts';

/** Columns at risk: how many, and which first. */
export const ColumnsWidget = () => {
  const words = useWords();
  const { t } = words;
  const narrow = useNarrow();
  const { data, error, refetch } = useGetStandingsQuery({ sort: 'urgency', pageSize: 3 });
  if (error) return <LoadFailure error={error} retry={() => void refetch()} />;
  if (!data) return <GreyRows rows={3} />;
  const { counts, on } = data.meta;
  const { overdue, empty, soon } = columnTally(counts);
  const rows = data.data.filter(atRisk).slice(0, narrow ? 2 : 3);
  // With nothing at risk, the first period to end: those that still want an update stand before those that have it.
  const next = data.data.find(({ period }) => period !== null && period.to >= on);
  if (counts.all === 0) return <Muted as="p">{t('columns.empty')}</Muted>;
  return (
    <Room>
      <Head>
        {overdue > 0 ? (
          <span>
            <strong>{overdue}</strong> {t('widget.over')}
          </span>
        ) : (
          t('widget.noneOver')
        )}
        {empty > 0 ? (
          <Chip tone="danger" icon={CrossCircle}>
            {t('widget.empty', { count: empty })}
          </Chip>
        ) : null}
        {soon > 0 ? (
          <Chip tone="warning" icon={WarningCircle}>
            {t('widget.soon', { count: soon })}
          </Chip>
        ) : null}
      </Head>
      {rows.length === 0 && next?.period ? (
        <Muted as="p">{t('widget.next', { name: next.name, day: longDay(t, next.period.to, on) })}</Muted>
      ) : null}
      <Rows>
        {rows.map((column) => (
          <Row key={column.id} style={{ paddingBlock: '0.6rem' }}>
            <Stack>
              <NameLink $quiet to={auditPath.column(column.id)}>
                {column.name}
              </NameLink>
              <Muted>{[column.unit?.name, column.dutyOfficer?.name ?? t('column.vacant')].filter(Boolean).join(' ')}</Muted>
            </Stack>
            <TimeLimit limit={limitOf(column, words, on)} short />
          </Row>
        ))}
      </Rows>
    </Room>
  );
};
