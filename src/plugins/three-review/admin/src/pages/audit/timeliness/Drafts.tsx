import type { DraftClock } from '../../../../../shared/contracts';
import { useGetDraftsQuery } from '../../../api/audit';
import { Card, CardPad, Item, Rows, Stack } from '../../../components/Card';
import { DataTable } from '../../../components/DataTable';
import { Loaded } from '../../../components/Loaded';
import { Pager } from '../../../components/Pager';
import { Chip, StatusChip } from '../../../components/StatusChip';
import { Muted, Text } from '../../../components/Text';
import { TimeLimit } from '../../../components/TimeLimit';
import type { Address } from '../../../hooks/useAddress';
import { useNarrow } from '../../../hooks/useNarrow';
import { DocumentName } from '../../../components/DocumentName';
import { useWords } from '../../../hooks/useWords';
import { longDay, shortDay } from '../../../utils/dayWords';
import { draftLimit } from '../../../utils/drafts';
import { oneOf, STATUS, type MessageKey } from '../../../utils/keys';
import { Filters } from './Filters';

const PAGE = 10;
/** The page of the drafts in the address: that of the publications is another. */
const KEY = 'drafts';

const LEVELS = {
  all: 'filter.all',
  past: 'timeliness.level.past',
  last_quarter: 'timeliness.level.last_quarter',
  plain: 'timeliness.level.plain',
} as const satisfies Record<string, MessageKey>;

const Stage = ({ draft: { stage } }: { readonly draft: DraftClock }) => {
  const known = oneOf(STATUS, stage);
  return known ? <StatusChip status={known} /> : <Chip tone="neutral">{stage}</Chip>;
};

const Waits = ({ draft: { waitsFor }, labelled }: { readonly draft: DraftClock; readonly labelled?: boolean }) => {
  const { t, list } = useWords();
  const people = waitsFor.length > 0 ? list(waitsFor) : t('timeliness.nobody');
  return (
    <Text $color={waitsFor.length > 0 ? 'neutral800' : 'danger700'}>
      {labelled ? t('colon', { label: t('timeliness.waits'), value: people }) : people}
    </Text>
  );
};

interface DraftProps {
  readonly draft: DraftClock;
  /** The server’s day; days of its year go without the year. */
  readonly on: string;
}

const DraftRow = ({ draft, on }: DraftProps) => {
  const words = useWords();
  return (
    <tr>
      <th scope="row">
        <Stack>
          <DocumentName document={draft} />
          {draft.column ? <Muted>{draft.column.name}</Muted> : null}
        </Stack>
      </th>
      <td>{draft.unit?.name ?? words.t('column.noUnit')}</td>
      <td>{shortDay(draft.eventDay, on)}</td>
      <td>
        <Stage draft={draft} />
      </td>
      <td>
        <Waits draft={draft} />
      </td>
      <td>
        <TimeLimit limit={draftLimit(draft, words)} short />
      </td>
    </tr>
  );
};

const DraftItem = ({ draft, on }: DraftProps) => {
  const words = useWords();
  const { t } = words;
  return (
    <Item>
      <DocumentName document={draft} />
      <TimeLimit limit={draftLimit(draft, words)} short />
      <Stage draft={draft} />
      <Waits draft={draft} labelled />
      <Muted>{[draft.unit?.name ?? t('column.noUnit'), t('drafts.event', { day: longDay(t, draft.eventDay, on) })].join(' · ')}</Muted>
    </Item>
  );
};

const DraftRows = ({ drafts, on }: { readonly drafts: readonly DraftClock[]; readonly on: string }) => {
  const { t } = useWords();
  const narrow = useNarrow();
  const keyOf = ({ documentId, locale }: DraftClock, i: number): string => `${documentId || String(i)}-${locale}`;
  if (narrow) {
    return (
      <Rows>
        {drafts.map((draft, i) => (
          <DraftItem key={keyOf(draft, i)} draft={draft} on={on} />
        ))}
      </Rows>
    );
  }
  return (
    <DataTable
      label={t('timeliness.drafts')}
      head={[t('head.title'), t('head.unit'), t('head.event'), t('timeliness.stage'), t('timeliness.waits'), t('head.limit')]}
    >
      {drafts.map((draft, i) => (
        <DraftRow key={keyOf(draft, i)} draft={draft} on={on} />
      ))}
    </DataTable>
  );
};

/** Drafts whose time to publication runs, the least time left first: at which stage, and for whom each waits. */
export const Drafts = ({ address, on = '' }: { readonly address: Address; readonly on?: string | undefined }) => {
  const { t } = useWords();
  const { get, page, turn } = address;
  const level = get('level');
  const asked = useGetDraftsQuery({ level, page: page(KEY), pageSize: PAGE });
  const none = t(level === '' ? 'timeliness.noDrafts' : 'timeliness.noDraftsMet');
  return (
    <Card title={t('timeliness.drafts')} note={t('timeliness.drafts.note')} flush>
      <Filters address={address} page={KEY} choices={[{ key: 'level', label: t('head.limit'), options: LEVELS, usual: 'all' }]} />
      <Loaded asked={asked} rows={4} none={({ data }) => (data.length === 0 ? none : null)} inset>
        {({ data, meta }) => (
          <>
            <DraftRows drafts={data} on={on} />
            <CardPad>
              <Pager page={page(KEY)} pageSize={PAGE} total={meta.pagination.total} onPage={(to) => turn(to, KEY)} />
            </CardPad>
          </>
        )}
      </Loaded>
    </Card>
  );
};
