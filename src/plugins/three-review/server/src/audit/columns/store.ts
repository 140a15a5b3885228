import groupBy from 'lodash/groupBy';
import sortBy from 'lodash/sortBy';
import { underNames, type ColumnTerm, type FormerName } from '../../../../core/audit';
import { visible } from '../../../../core/kernel/words';
import { isOneOf, fromJson } from '../../platform/json';
import { COLUMN_CATEGORIES, type ColumnCategory } from '../../../../core/regulation';
import { frequency, type FrequencyOut } from '../../../../shared/contracts';
import { allRows, flagOf, numberOf, numberOrNull, table } from '../../platform/database';
import { textOf, type Row, type Strapi, type Trx } from '../../platform/strapi';
import type { Db } from '../../platform/database';
import { AUDIT_TABLES } from '../tables';
import { keptByMark } from './mark';

/** A term as it is stored: what the core judges by, and its id. */
export interface Term extends ColumnTerm {
  readonly id: number;
  /** When it was put down or changed last, in ms. */
  readonly writtenAt: number;
}

export interface Column {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
  readonly parent: string | null;
  readonly category: ColumnCategory;
  readonly publicStatus: boolean;
  /** In the order of their days; each holds until the next begins. */
  readonly terms: readonly Term[];
  readonly former: readonly FormerName[];
}

/** The column itself, without what came and went. */
export type ColumnData = Omit<Column, 'terms' | 'former'>;

/** The terms as the column is judged by them: each under the name that it had on its days. */
export const judgedTerms = ({ terms, former }: Pick<Column, 'terms' | 'former'>): readonly Term[] => underNames(terms, former);

/** `policy` is a word in the core and a kind on the wire. */
export const frequencyIn = (stored: FrequencyOut): ColumnTerm['frequency'] => (stored.kind === 'policy' ? 'policy' : stored);
export const frequencyOut = (held: ColumnTerm['frequency']): FrequencyOut => (held === 'policy' ? { kind: 'policy' } : { ...held });

const COLUMN_FIELDS = ['id', 'name', 'slug', 'parent', 'category', 'public_status'] as const;
const TERM_FIELDS = [
  'id',
  'column_id',
  'from_day',
  'unit_id',
  'co_units',
  'duty_officer',
  'deputy',
  'frequency',
  'suspended',
  'at_ms',
] as const;

const personOf = (value: unknown): string | null => (value === null || value === undefined ? null : String(numberOf(value)));

/** Parses each stored text once: most of thousands of terms hold the same. */
const frequencies = (): ((stored: unknown) => ColumnTerm['frequency']) => {
  const known = new Map<unknown, ColumnTerm['frequency']>();
  return (stored) => {
    const held = known.get(stored) ?? frequencyIn(frequency.parse(fromJson(stored)));
    known.set(stored, held);
    return held;
  };
};

const toTerm = (row: Row, next: Row | undefined, frequencyOf: ReturnType<typeof frequencies>): Term => ({
  id: numberOf(row.id),
  writtenAt: numberOf(row.at_ms),
  from: numberOf(row.from_day),
  to: next ? numberOf(next.from_day) - 1 : null,
  unitId: String(row.unit_id),
  coUnitIds: fromJson<string[]>(row.co_units),
  dutyOfficerId: personOf(row.duty_officer),
  deputyId: personOf(row.deputy),
  frequency: frequencyOf(row.frequency),
  suspended: flagOf(row.suspended),
});

const toColumn = (row: Row, terms: readonly Row[], former: readonly Row[], frequencyOf: ReturnType<typeof frequencies>): Column => ({
  id: String(row.id),
  name: visible(String(row.name)),
  slug: String(row.slug),
  parent: textOf(row.parent),
  category: isOneOf(COLUMN_CATEGORIES, row.category) ? row.category : 'other',
  publicStatus: flagOf(row.public_status),
  terms: terms.map((term, i) => toTerm(term, terms[i + 1], frequencyOf)),
  former: former.map(({ name, until_day }) => ({ name: String(name), until: numberOf(until_day) })),
});

/** The names of all columns, by id. */
export const columnNames = async (strapi: Strapi): Promise<ReadonlyMap<string, string>> =>
  new Map(
    (await allRows(table(strapi, strapi.db.connection, AUDIT_TABLES.columns).select('id', 'name'))).map((row) => [
      String(row.id),
      String(row.name),
    ])
  );

const known = keptByMark<readonly Column[]>();

/**
 * Columns with their terms, all or those named, by name and id. All of them outside of a transaction are read anew only after a change: to make
 * thousands of terms of their rows takes longer than to judge a day.
 */
export const readColumns = (strapi: Strapi, db: Db, ids?: readonly string[]): Promise<readonly Column[]> =>
  ids === undefined && db === strapi.db.connection ? known(strapi, () => readStored(strapi, db)) : readStored(strapi, db, ids);

const readStored = async (strapi: Strapi, db: Db, ids?: readonly string[]): Promise<readonly Column[]> => {
  const columns = table(strapi, db, AUDIT_TABLES.columns).select(...COLUMN_FIELDS);
  const terms = table(strapi, db, AUDIT_TABLES.terms)
    .select(...TERM_FIELDS)
    .orderBy(['column_id', 'from_day']);
  const rows = await allRows(ids ? columns.whereIn('id', [...ids]) : columns);
  const held = groupBy(await allRows(ids ? terms.whereIn('column_id', [...ids]) : terms), 'column_id');
  const names = table(strapi, db, AUDIT_TABLES.formerNames).select('column_id', 'name', 'until_day').orderBy(['column_id', 'until_day']);
  const former = groupBy(await allRows(ids ? names.whereIn('column_id', [...ids]) : names), 'column_id');
  const frequencyOf = frequencies();
  return sortBy(
    rows.map((row) => toColumn(row, held[String(row.id)] ?? [], former[String(row.id)] ?? [], frequencyOf)),
    ['name', 'id']
  );
};

export const readColumn = async (strapi: Strapi, db: Db, id: string): Promise<Column | null> =>
  (await readColumns(strapi, db, [id]))[0] ?? null;

export const columnBySlug = async (strapi: Strapi, db: Db, slug: string): Promise<Column | null> => {
  const [row] = await allRows(table(strapi, db, AUDIT_TABLES.columns).where({ slug }).select('id'));
  return row ? readColumn(strapi, db, String(row.id)) : null;
};

/** The term that holds on `day`; null: the column does not exist then. */
export const termOn = (terms: readonly Term[], day: number): Term | null =>
  terms.find((term) => term.from <= day && (term.to === null || day <= term.to)) ?? null;

export const insertColumn = async (strapi: Strapi, trx: Trx, column: ColumnData, at: number): Promise<void> => {
  const { publicStatus, ...rest } = column;
  await table(strapi, trx, AUDIT_TABLES.columns).insert({ ...rest, public_status: publicStatus, at_ms: at });
};

export const updateColumn = async (strapi: Strapi, trx: Trx, column: ColumnData): Promise<void> => {
  const { id, publicStatus, name, slug, parent, category } = column;
  await table(strapi, trx, AUDIT_TABLES.columns).where({ id }).update({ name, slug, parent, category, public_status: publicStatus });
};

/** The column is called otherwise from `until` on. Of several names within a day only the one that it began with was ever judged by. */
export const keepName = async (strapi: Strapi, trx: Trx, id: string, { name, until }: FormerName): Promise<void> => {
  const names = table(strapi, trx, AUDIT_TABLES.formerNames);
  await names.insert({ column_id: id, name, until_day: until }).onConflict(['column_id', 'until_day']).ignore();
};

export const deleteColumn = async (strapi: Strapi, trx: Trx, id: string): Promise<void> => {
  await table(strapi, trx, AUDIT_TABLES.formerNames).where({ column_id: id }).delete();
  await table(strapi, trx, AUDIT_TABLES.terms).where({ column_id: id }).delete();
  await table(strapi, trx, AUDIT_TABLES.columns).where({ id }).delete();
};

export type TermData = Omit<Term, 'id' | 'writtenAt' | 'to'>;

/** What a stored term says, in the order in which a request says it. */
export const dataOf = ({ from, unitId, coUnitIds, dutyOfficerId, deputyId, frequency: asked, suspended }: Term): TermData => ({
  from,
  unitId,
  coUnitIds,
  dutyOfficerId,
  deputyId,
  frequency: asked,
  suspended,
});

const termRow = (term: TermData, by: string | null, at: number): Row => ({
  from_day: term.from,
  unit_id: term.unitId,
  co_units: JSON.stringify(term.coUnitIds),
  duty_officer: numberOrNull(term.dutyOfficerId),
  deputy: numberOrNull(term.deputyId),
  frequency: JSON.stringify(frequencyOut(term.frequency)),
  suspended: term.suspended,
  by_name: by,
  at_ms: at,
});

export const insertTerm = async (
  strapi: Strapi,
  trx: Trx,
  column: string,
  term: TermData,
  by: string | null,
  at: number
): Promise<void> => {
  await table(strapi, trx, AUDIT_TABLES.terms).insert({ column_id: column, ...termRow(term, by, at) });
};

export const updateTerm = async (strapi: Strapi, trx: Trx, id: number, term: TermData, by: string | null, at: number): Promise<void> => {
  await table(strapi, trx, AUDIT_TABLES.terms)
    .where({ id })
    .update(termRow(term, by, at));
};

export const deleteTerm = async (strapi: Strapi, trx: Trx, id: number): Promise<void> => {
  await table(strapi, trx, AUDIT_TABLES.terms).where({ id }).delete();
};
