import { randomUUID } from 'node:crypto';
import type { Client, Site } from '../site';
import { auditOf, dayText } from './year';

const DAY = 86_400_000;

/** 2026-11-25 → epoch day. */
export const dayOf = (text: string): number => Date.parse(text) / DAY;

/** An instant on a day in Shanghai. */
export const at = (day: string, time = '10:00'): number => Date.parse(`${day}T${time}:00+08:00`);

export interface Event {
  readonly column: string;
  readonly day: string;
  readonly time?: string;
  readonly documentId?: string;
  readonly kind?: 'first' | 'update' | 'take_down' | 'import';
  readonly eventDay?: string | null;
  readonly changed?: boolean;
  readonly unit?: string | null;
}

/** Writes publication events as the gate does in its transactions. */
export const published = async (site: Site, ...events: readonly Event[]): Promise<void> => {
  for (const event of events) {
    await site.strapi.db.connection('three_review_publication_events').insert({
      uid: 'api::article.article',
      document_id: event.documentId ?? randomUUID(),
      locale: 'zh-Hans',
      column_id: event.column,
      unit_id: event.unit ?? null,
      kind: event.kind ?? 'first',
      at_ms: at(event.day, event.time),
      local_day: dayOf(event.day),
      event_day: event.eventDay === undefined || event.eventDay === null ? null : dayOf(event.eventDay),
      content_changed: event.changed ?? true,
      content_hash: null,
      source: 'test',
      actor: null,
      dedupe_key: randomUUID(),
    });
  }
};

/** Wakes the background work of the site, as of that moment. */
export const wakeAt = (site: Site, day: string, time = '00:10'): Promise<unknown> => auditOf(site.strapi).work(at(day, time));

interface Result {
  readonly period: { readonly unit: string; readonly from: string; readonly to: string };
  readonly verdict: string;
  readonly frozen: boolean;
  readonly counted: number;
  readonly unit: { readonly id: string } | null;
  readonly notes: readonly { readonly code: string; readonly data: Record<string, unknown> }[];
}

export interface Stored {
  readonly verdict: string;
  readonly frozen: boolean;
  readonly from: string;
  readonly to: string;
  readonly n: number;
  readonly unit: string | null;
  readonly run: number;
}

/** What is on record of a column, oldest first. */
export const onRecord = async (site: Site, column: string): Promise<readonly Stored[]> => {
  const rows = (await site.strapi.db
    .connection('three_review_audit_results')
    .where({ column_id: column })
    .orderBy('period_start')) as Record<string, unknown>[];
  return rows.map((row) => ({
    verdict: String(row.verdict),
    frozen: Boolean(row.frozen),
    from: dayText(Number(row.period_start)),
    to: dayText(Number(row.period_end)),
    n: Number(row.n),
    unit: (row.unit_id as string | null) ?? null,
    run: Number(row.run_id),
  }));
};

export const resultsOf = async (client: Client, query: string): Promise<readonly Result[]> =>
  (await client.get(`/three-review/audit/results?pageSize=100&${query}`)).body.data as Result[];

/** Orders a back-fill and does it at once. */
export const backfill = async (
  site: Site,
  from: string,
  to: string,
  now: number,
  reason = '补算'
): Promise<{ id: string; changed: number; cells: number; status: string }> => {
  const run = await auditOf(site.strapi).order({ from, to, reason, by: '周考核' }, now);
  const done = (await auditOf(site.strapi).backfill(Number(run.id), now)) as {
    id: string;
    changed: number;
    cells: number;
    status: string;
    error: string | null;
  };
  if (done.status !== 'done') throw new Error(`back-fill ${done.status}: ${String(done.error)}`);
  return done;
};

export const userId = async (site: Site, email: string): Promise<number> => {
  const user = await site.strapi.db.query('admin::user').findOne({ where: { email } });
  if (!user) throw new Error(`no account ${email}`);
  return Number(user.id);
};

/** A column of its own for a test, with terms in the order of their days. */
export const column = async (
  client: Client,
  slug: string,
  terms: readonly Record<string, unknown>[],
  more: object = {}
): Promise<string> => {
  const [first, ...rest] = terms;
  const made = await client.post('/three-review/columns', { name: slug, slug, term: first, ...more });
  if (made.status !== 200) throw new Error(JSON.stringify(made.body));
  const { id } = made.body.data as { id: string };
  for (const term of rest) {
    const added = await client.post(`/three-review/columns/${id}/terms`, term);
    if (added.status !== 200) throw new Error(JSON.stringify(added.body));
  }
  return id;
};
