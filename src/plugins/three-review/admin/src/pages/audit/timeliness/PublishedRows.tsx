import { CrossCircle } from '@strapi/icons';
import type { TimelinessRow } from '../../../../../shared/contracts';
import { Item, Rows, Stack } from '../../../components/Card';
import { DataTable } from '../../../components/DataTable';
import { Chip } from '../../../components/StatusChip';
import { Muted, Text } from '../../../components/Text';
import { useNarrow } from '../../../hooks/useNarrow';
import { DocumentName } from '../../../components/DocumentName';
import { useWords } from '../../../hooks/useWords';
import { shortDay } from '../../../utils/dayWords';
import { Findings } from './Findings';

interface RowProps {
  readonly row: TimelinessRow;
  readonly on: string;
}

const Days = ({ row: { days, late } }: Pick<RowProps, 'row'>) => {
  const { t } = useWords();
  if (days === null) return <Muted>{t('timeliness.undated')}</Muted>;
  if (!late) return <Text>{days < 0 ? t('event.before', { days: -days }) : t('calendar.days', { days })}</Text>;
  return (
    <Chip tone="danger" icon={CrossCircle}>
      {t('timeliness.lateDays', { days })}
    </Chip>
  );
};

const PublishedRow = ({ row, on, doubted }: RowProps & { readonly doubted: boolean }) => {
  const { t } = useWords();
  return (
    <tr>
      <th scope="row">
        <Stack>
          <DocumentName document={row} />
          {row.column ? <Muted>{row.column.name}</Muted> : null}
        </Stack>
      </th>
      <td>{row.unit?.name ?? t('column.noUnit')}</td>
      <td>{row.eventDay === null ? '—' : shortDay(row.eventDay, on)}</td>
      <td>{shortDay(row.publishedDay, on)}</td>
      <td>
        <Days row={row} />
      </td>
      {doubted ? (
        <td>
          <Findings row={row} on={on} />
        </td>
      ) : null}
    </tr>
  );
};

const PublishedItem = ({ row, on }: RowProps) => {
  const { t } = useWords();
  const event = row.eventDay === null ? [] : [t('colon', { label: t('head.event'), value: shortDay(row.eventDay, on) })];
  const published = t('colon', { label: t('head.published'), value: shortDay(row.publishedDay, on) });
  return (
    <Item>
      <DocumentName document={row} />
      <Muted>{[row.column?.name, row.unit?.name ?? t('column.noUnit')].filter(Boolean).join(' · ')}</Muted>
      <Text>{[...event, published].join(' · ')}</Text>
      <Days row={row} />
      <Findings row={row} on={on} />
    </Item>
  );
};

export const PublishedRows = ({ rows, on }: { readonly rows: readonly TimelinessRow[]; readonly on: string }) => {
  const { t } = useWords();
  const narrow = useNarrow();
  const keyOf = (row: TimelinessRow, i: number): string => `${row.documentId || String(i)}-${row.locale}-${row.publishedDay}`;
  const doubted = rows.some(({ findings }) => findings.length > 0);
  const head = [t('head.title'), t('head.unit'), t('head.event'), t('head.published'), t('event.took')];
  if (narrow) {
    return (
      <Rows>
        {rows.map((row, i) => (
          <PublishedItem key={keyOf(row, i)} row={row} on={on} />
        ))}
      </Rows>
    );
  }
  return (
    <DataTable label={t('timeliness.published')} head={doubted ? [...head, t('timeliness.dates')] : head}>
      {rows.map((row, i) => (
        <PublishedRow key={keyOf(row, i)} row={row} on={on} doubted={doubted} />
      ))}
    </DataTable>
  );
};
