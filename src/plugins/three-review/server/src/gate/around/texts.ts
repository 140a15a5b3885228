import groupBy from 'lodash/groupBy';
import type { Knex } from 'knex';
import { ENCODINGS, leadsTo, plainNames, storedAs, type Stored } from '../../../../core/content';
import { namesIn, textsIn } from '../../content';
import { isCovered } from '../../platform/covered';
import { allRows, engineOf, table, type Db, type Engine } from '../../platform/database';
import { jsonIn } from '../../platform/json';
import { dbColumnOf, modelOf, tableOf, type Row, type Strapi } from '../../platform/strapi';
import { holderColumns } from './holders';

export const TEXTS: ReadonlySet<string> = new Set(['string', 'text', 'richtext', 'blocks', 'json']);

const CONTAINS: Readonly<Record<Engine, (text: string) => string>> = {
  sqlite: (text) => `instr(${text}, ?) > 0`,
  postgres: (text) => `position(? in ${text}) > 0`,
  mysql: (text) => `instr(${text}, ?) > 0`,
};
const AS_TEXT: Readonly<Record<Engine, string>> = { sqlite: '??', postgres: '??::text', mysql: 'cast(?? as char)' };

/** What browsers pass over within an address, as it stands in a text and in a text of JSON. */
const BREAKS = ['\t', '\n', '\r', '\\t', '\\n', '\\r'];
const unbroken = (text: string): string => BREAKS.reduce((inner) => `replace(${inner}, ?, '')`, text);

/** More files than these are not looked for by name: any text with an address may show one of them. */
const BY_NAME = 20;
const ADDRESSES = ['_', 'uploads'];
const ROWS_AT_ONCE = 500;

export interface TextRow<F extends Stored> {
  readonly uid: string;
  /** Its id; of a covered type, also what `toHolder` reads. */
  readonly row: Row;
  readonly shown: readonly F[];
}

/** The rows of these models whose texts show one of these files by its address: the database looks for those that may, the core decides. */
export const textsShowing = async <F extends Stored>(
  strapi: Strapi,
  db: Db,
  uids: readonly string[],
  files: readonly F[]
): Promise<readonly TextRow<F>[]> => {
  const found: TextRow<F>[] = [];
  const byHash = groupBy(files, 'hash');
  const shownBy = (names: readonly string[]): readonly F[] => {
    const near = [...new Set(names.flatMap(storedAs))].flatMap((hash) => byHash[hash] ?? []);
    return near.filter((file) => leadsTo(names, file));
  };
  for (const uid of files.length === 0 ? [] : uids) {
    const texts = Object.entries(modelOf(strapi, uid).attributes).filter(([, { type }]) => TEXTS.has(type));
    const columns = texts.map(([name]) => dbColumnOf(strapi, uid, name));
    if (columns.length === 0) continue;
    for await (const row of candidates(strapi, db, uid, columns, files)) {
      const shown = shownBy(namesIn(columns.flatMap((column) => textsIn(parsed(row[column])))));
      if (shown.length > 0) found.push({ uid, row, shown });
    }
  }
  return found;
};

/** The rows of a model, from one on, whose texts may name any file at all. */
export const rowsThatMayName = (strapi: Strapi, db: Db, uid: string, columns: readonly string[], from: number): AsyncGenerator<Row> =>
  candidates(strapi, db, uid, columns, null, from);

const candidates = async function* (
  strapi: Strapi,
  db: Db,
  uid: string,
  columns: readonly string[],
  files: readonly Stored[] | null,
  from = 0
): AsyncGenerator<Row> {
  const own = isCovered(strapi, uid) ? holderColumns(strapi, uid) : ['id'];
  let after = from - 1;
  for (;;) {
    const query = table(strapi, db, tableOf(strapi, uid)).where('id', '>', after).orderBy('id').limit(ROWS_AT_ONCE);
    const rows = await allRows(query.where((either) => mayShow(strapi, either, columns, files)).select([...new Set([...own, ...columns])]));
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < ROWS_AT_ONCE) return;
    after = Number(last.id);
  }
};

const mayShow = (strapi: Strapi, query: Knex.QueryBuilder, columns: readonly string[], files: readonly Stored[] | null): void => {
  const engine = engineOf(strapi);
  const text = AS_TEXT[engine];
  const holds = (expression: string, bound: readonly string[], sought: string) =>
    void query.orWhereRaw(CONTAINS[engine](expression), engine === 'postgres' ? [sought, ...bound] : [...bound, sought]);
  const few = files !== null && files.length <= BY_NAME ? files : null;
  const names = few?.flatMap(plainNames) ?? [];
  const anywhere = few ? names : ADDRESSES;
  for (const column of columns) {
    for (const sought of [...anywhere, ...ENCODINGS]) holds(text, [column], sought);
    for (const name of names) holds(unbroken(text), [column, ...BREAKS], name);
  }
};

/** JSON comes from some drivers as text. */
export const parsed = (value: unknown): unknown => (typeof value === 'string' && /^\s*[[{"]/.test(value) ? [value, jsonIn(value)] : value);
