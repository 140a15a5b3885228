import type { Core } from '@strapi/strapi';
import { randomOf, type Random } from '../../faults/random';

/** A Monday, so that the audit of the day has the week before to judge; and the Monday five years before. */
export const TODAY = Date.UTC(2026, 10, 23) / 86_400_000;
export const WEEKS = 261;
export const FROM = TODAY - WEEKS * 7;

export const PUBLICATIONS = 'three_review_publication_events';
export const COLUMNS = 'three_review_columns';
export const TERMS = 'three_review_column_terms';

const DAY_MS = 86_400_000;
const AT_ONCE = 1000;
const SEED = 93;

export const columnId = (n: number): string => `column${String(n).padStart(6, '0')}`;

interface Publication {
  readonly document: number;
  readonly column: number;
  readonly kind: 'first' | 'update' | 'take_down' | 'import';
  /** ms */
  readonly at: number;
  readonly changed: boolean;
}

const whole = (random: Random, below: number): number => Math.floor(random() * below);

/** What becomes of one document: published once, at times anew, with or without a change, and now and then taken down, at once or later. */
const lifeOf = (random: Random, document: number, day: number, columns: number): Publication[] => {
  const column = whole(random, columns);
  const first = day * DAY_MS + whole(random, 16 * 3600) * 1000;
  const life: Publication[] = [{ document, column, kind: random() < 0.05 ? 'import' : 'first', at: first, changed: true }];
  for (let at = first; random() < 0.3;) {
    at += whole(random, 20 * DAY_MS);
    life.push({ document, column, kind: 'update', at, changed: random() < 0.7 });
  }
  if (random() < 0.04) {
    const last = life.at(-1)?.at ?? first;
    life.push({ document, column, kind: 'take_down', at: last + whole(random, random() < 0.5 ? DAY_MS : 30 * DAY_MS), changed: false });
  }
  return life;
};

const localDay = (at: number): number => Math.floor((at + 8 * 3_600_000) / DAY_MS);

const FIELDS =
  'uid, document_id, locale, column_id, unit_id, kind, at_ms, local_day, event_day, content_changed, content_hash, source, actor, dedupe_key';

const rowOf = ({ document, column, kind, at, changed }: Publication, n: number): string => {
  const day = String(localDay(at));
  return (
    `('api::article.article','doc${String(document).padStart(21, '0')}','zh-Hans','${columnId(column)}','office','${kind}',` +
    `${String(at)},${day},${day},${changed ? 'true' : 'false'},NULL,'publish','1','bench:${String(n)}')`
  );
};

const some = <T>(list: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_none, i) => list.slice(i * size, (i + 1) * size));

/** Columns that owe one update a week, and the publications of so many documents in the order of their days. Answers how many. */
export const fillAudit = async (strapi: Core.Strapi, { documents, columns }: { documents: number; columns: number }): Promise<number> => {
  const knex = strapi.db.connection;
  const ids = Array.from({ length: columns }, (_none, n) => n);
  for (const part of some(ids, 100)) {
    await knex(COLUMNS).insert(
      part.map((n) => ({
        id: columnId(n),
        name: `栏目${String(n)}`,
        slug: columnId(n),
        parent: null,
        category: 'news',
        public_status: true,
        at_ms: FROM * DAY_MS,
      }))
    );
    await knex(TERMS).insert(
      part.map((n) => ({
        column_id: columnId(n),
        from_day: FROM - 365,
        unit_id: 'office',
        co_units: '[]',
        frequency: JSON.stringify({ kind: 'period', unit: 'week', min: 1 }),
        suspended: false,
        at_ms: FROM * DAY_MS,
      }))
    );
  }
  const random = randomOf(SEED);
  const days = TODAY - FROM;
  const later = new Map<number, Publication[]>();
  let written = 0;
  let document = 0;
  const write = async (part: readonly Publication[]): Promise<void> => {
    const rows = part.map((one, i) => rowOf(one, written + i));
    written += part.length;
    await knex.raw(`INSERT INTO ${PUBLICATIONS} (${FIELDS}) VALUES ${rows.join(',')}`);
  };
  let waiting: Publication[] = [];
  for (let day = 0; day < days; day += 1) {
    for (const end = Math.round((documents * (day + 1)) / days); document < end; document += 1) {
      for (const one of lifeOf(random, document, FROM + day, columns)) {
        const on = localDay(one.at);
        later.set(on, [...(later.get(on) ?? []), one]);
      }
    }
    waiting.push(...(later.get(FROM + day) ?? []).sort((a, b) => a.at - b.at));
    later.delete(FROM + day);
    for (; waiting.length >= AT_ONCE; waiting = waiting.slice(AT_ONCE)) await write(waiting.slice(0, AT_ONCE));
  }
  if (waiting.length > 0) await write(waiting);
  return written;
};
