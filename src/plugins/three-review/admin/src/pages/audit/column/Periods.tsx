import { useState } from 'react';
import type { AuditResult, ColumnDetail } from '../../../../../shared/contracts';
import { useGetResultsQuery } from '../../../api/audit';
import { Card, CardPad, Stack } from '../../../components/Card';
import { DataTable } from '../../../components/DataTable';
import { Loaded } from '../../../components/Loaded';
import { LookChip } from '../../../components/LookChip';
import { Pager } from '../../../components/Pager';
import { SelectBox } from '../../../components/SelectBox';
import { Muted, Text } from '../../../components/Text';
import { useNarrow } from '../../../hooks/useNarrow';
import { useWords } from '../../../hooks/useWords';
import { partsOf } from '../../../utils/civil';
import { periodDays, periodName } from '../../../utils/dayWords';
import { noteText } from '../../../utils/notes';
import { VERDICTS } from '../../../utils/standings';
import { PeriodRows } from './PeriodRows';

const PAGE = 12;

interface PeriodTableProps {
  readonly results: readonly AuditResult[];
  readonly on: string;
}

const PeriodTable = ({ results, on }: PeriodTableProps) => {
  const words = useWords();
  const { t } = words;
  return (
    <DataTable label={t('periods.title')} head={[t('head.period'), t('head.updates'), t('head.verdict'), t('head.why')]}>
      {results.map((result) => (
        <tr key={`${result.period.unit}-${result.period.from}`}>
          <th scope="row">
            <Stack>
              <Text $bold>{periodName(t, result.period, on)}</Text>
              {result.period.unit === 'gap' ? null : <Muted>{periodDays(result.period, on)}</Muted>}
            </Stack>
          </th>
          <td>{t('periods.count', { count: result.counted })}</td>
          <td>
            <LookChip look={VERDICTS[result.verdict]} />
          </td>
          <td>
            <Muted>{noteText(result, words, on)}</Muted>
          </td>
        </tr>
      ))}
    </DataTable>
  );
};

/** How each period of a year was judged, and why. Closed periods cannot be edited: there is nothing to click. */
export const Periods = ({ detail, on }: { readonly detail: ColumnDetail; readonly on: string }) => {
  const { t, clause } = useWords();
  const { standing: column } = detail;
  const narrow = useNarrow();
  const years = detail.years.length > 0 ? [...detail.years].sort((a, b) => b - a) : [partsOf(on).year];
  const [year, setYear] = useState(String(years[0]));
  const [page, setPage] = useState(1);
  const asked = useGetResultsQuery({
    column: column.id,
    from: `${year}-01-01`,
    to: `${year}-12-31`,
    page,
    pageSize: PAGE,
  });
  return (
    <Card
      title={t('periods.title')}
      flush
      action={
        <SelectBox
          label={t('periods.year')}
          value={year}
          options={years.map((one) => ({ value: String(one), label: String(one) }))}
          onChange={(next) => {
            setYear(next);
            setPage(1);
          }}
        />
      }
    >
      <Loaded asked={asked} rows={6} none={({ data }) => (data.length === 0 ? t('periods.none') : null)} inset>
        {({ data }) =>
          narrow ? (
            <CardPad>
              <PeriodRows results={data} on={on} />
            </CardPad>
          ) : (
            <PeriodTable results={data} on={on} />
          )
        }
      </Loaded>
      <CardPad>
        {asked.data ? <Pager page={page} pageSize={PAGE} total={asked.data.meta.pagination.total} onPage={setPage} /> : null}
        <Muted as="p">{t('periods.basis', { clause: clause(column.article) })}</Muted>
      </CardPad>
    </Card>
  );
};
