import type { Calendar, ColumnTerm, PeriodUnit } from '../../src/plugins/three-review/core/audit';
import type { Policy } from '../../src/plugins/three-review/core/regulation';
import { readCountedDays } from '../../src/plugins/three-review/server/src/audit/facts/counted';
import { configOf } from '../../src/plugins/three-review/server/src/platform/covered';
import { byHand } from '../support/audit/byHand';
import { backfill, dayOf, at } from '../support/audit/desk';
import { histories, type HistoryColumn } from '../support/audit/histories';
import { oracleCells } from '../support/audit/oracle';
import { dayText } from '../support/audit/year';
import { bootSite, ENGINE, type Site } from '../support/site';

const UNITS: readonly PeriodUnit[] = ['week', 'month', 'quarter', 'half_year', 'year'];
const [FROM, TO, TODAY] = [dayOf('2024-03-01'), dayOf('2026-03-01'), dayOf('2026-03-10')];
const COLUMNS = Number(process.env.THREE_REVIEW_ORACLE_COLUMNS ?? 40);

let site: Site;
let calendar: Calendar;

beforeAll(async () => {
  site = await bootSite({ seeded: false });
  const knex = site.strapi.db.connection;
  const years = await knex<{ year: number }>('three_review_calendar_years').select('year');
  const days = await knex<{ day: number; kind: string }>('three_review_calendar_days').select('day', 'kind');
  calendar = {
    covered: years.map(({ year }) => ({ from: Date.UTC(year, 0, 1) / 86_400_000, to: Date.UTC(year, 11, 31) / 86_400_000 })),
    days: new Map(days.map(({ day, kind }) => [Number(day), kind === 'work' ? 'workday' : 'rest'])),
  };
});
afterAll(() => site.close());

const insert = async (table: string, rows: readonly object[]): Promise<void> => {
  for (let i = 0; i < rows.length; i += 50) await site.strapi.db.connection(table).insert(rows.slice(i, i + 50));
};

/** Stored, one term holds until the next begins: what lies between two, or after the last, is a term in which the column rests. */
const withoutBreaks = (terms: readonly ColumnTerm[]): readonly ColumnTerm[] =>
  terms.flatMap((term, i) => {
    const next = terms[i + 1];
    if (term.to === null || next?.from === term.to + 1) return [term];
    return [term, { ...term, from: term.to + 1, to: next ? next.from - 1 : null, suspended: true }];
  });

const store = async (columns: readonly HistoryColumn[], seed: number): Promise<readonly HistoryColumn[]> => {
  const held = columns.map((column) => ({ ...column, id: `s${String(seed)}-${column.id}`, terms: withoutBreaks(column.terms) }));
  await insert(
    'three_review_columns',
    held.map(({ id, columnName }) => ({ id, slug: id, name: columnName, parent: null, category: 'other', public_status: false, at_ms: 0 }))
  );
  const terms = held.flatMap((column) =>
    column.terms.map((term) => ({
      column_id: column.id,
      from_day: term.from,
      unit_id: term.unitId,
      co_units: '[]',
      duty_officer: null,
      deputy: null,
      frequency: JSON.stringify(term.frequency === 'policy' ? { kind: 'policy' } : term.frequency),
      suspended: term.suspended,
      by_name: null,
      at_ms: 0,
    }))
  );
  await byHand(site.strapi, () => insert('three_review_column_terms', terms));
  await insert(
    'three_review_excuses',
    held.flatMap(({ id, excuses }) =>
      excuses.map((excuse) => ({
        column_id: id,
        from_day: excuse.from,
        to_day: excuse.to,
        reason: '无内容',
        by_id: 1,
        by_name: '信息员',
        filed_at_ms: excuse.filedOn * 86_400_000,
        filed_day: excuse.filedOn,
      }))
    )
  );
  await insert(
    'three_review_publication_events',
    held.flatMap(({ id, events }) =>
      events.map((event, i) => ({
        uid: 'api::article.article',
        document_id: `s${String(seed)}-${event.documentId}`,
        locale: event.locale,
        column_id: id,
        unit_id: null,
        kind: event.kind,
        at_ms: event.at,
        local_day: event.localDay,
        event_day: event.eventDay,
        content_changed: event.contentChanged,
        content_hash: null,
        source: 'oracle',
        actor: null,
        dedupe_key: `${id}#${String(i)}`,
      }))
    )
  );
  return held;
};

interface Cell {
  readonly verdict: string;
  readonly counted: number;
  readonly lastDay: number | null;
}

const recorded = async (column: string): Promise<ReadonlyMap<string, Cell>> => {
  const rows = (await site.strapi.db.connection('three_review_audit_results').where({ column_id: column })) as Record<string, unknown>[];
  return new Map(
    rows.map((row) => [
      `${String(row.rule)} ${String(row.period_start)}`,
      { verdict: String(row.verdict), counted: Number(row.n), lastDay: row.last_day === null ? null : Number(row.last_day) },
    ])
  );
};

describe(`${ENGINE}: [A9.2, A11] what is on record is what brute force comes to`, () => {
  it.each([1, 2, 3])('cell by cell, over random histories (seed %i)', async (seed) => {
    const made = histories({ seed: seed * 7919, columns: COLUMNS, from: FROM, to: TO, eventsPerYear: 25 });
    const columns = await store(made.columns, seed);
    site.strapi.config.get<{ policy: readonly Policy[] }>('plugin::three-review').policy = made.policies;
    await backfill(site, dayText(FROM), dayText(TO), at(dayText(TODAY)));
    let compared = 0;
    for (const column of columns) {
      const cells = oracleCells({ ...column, policies: made.policies, calendar }, UNITS, [FROM, TO], TODAY);
      const owed = [...cells].filter(([, cell]) => cell.to < TODAY && cell.verdict !== 'exempt' && cell.verdict !== 'not_applicable');
      const expected = Object.fromEntries(
        owed.map(([key, { verdict, counted, lastDay }]): [string, Cell] => [key, { verdict, counted, lastDay }])
      );
      const found = Object.fromEntries(await recorded(column.id));
      expect({ column: column.id, cells: found }).toEqual({ column: column.id, cells: expected });
      compared += owed.length;
    }
    expect(compared).toBeGreaterThan(COLUMNS * 5);
  });
});

it('[A9.2] an import that is taken down within a day of its making does not count on its original day, however long ago that is', async () => {
  const [column, day, made] = ['imported', dayOf('2020-01-10'), TODAY * 86_400_000];
  const event = (document: string, kind: string, ms: number, localDay: number) => ({
    uid: 'api::article.article',
    document_id: document,
    locale: 'zh-Hans',
    column_id: column,
    unit_id: 'office',
    kind,
    at_ms: ms,
    local_day: localDay,
    event_day: null,
    content_changed: kind === 'import',
    source: 'publish',
    actor: null,
    dedupe_key: `imported:${document}:${kind}`,
  });
  await insert('three_review_publication_events', [
    event('kept', 'import', made, day),
    event('mistaken', 'import', made, day),
    event('mistaken', 'take_down', made + 3_600_000, TODAY),
  ]);
  const { strapi } = site;
  const [policy] = configOf(strapi).policy;
  if (!policy) throw new Error('no policy');
  const counted = await readCountedDays(strapi, strapi.db.connection, [column], { from: day - 9, to: day + 9 }, policy.audit.switches);
  expect([...(counted.get(column) ?? [])]).toEqual([day]);
});
