import type { Knex } from 'knex';
import { isRow, rowsOf, tableOf, type Row, type Strapi, type Trx } from './strapi';

export type Engine = 'sqlite' | 'postgres' | 'mysql';

/** Where a statement runs: inside a transaction, or by itself. */
export type Db = Trx | Strapi['db']['connection'];

/** How many values one query names (`WHERE … IN`): every engine answers so many by its index. */
export const NAMED_AT_ONCE = 400;

export const engineOf = (strapi: Strapi): Engine => {
  const client: string = strapi.db.dialect.client;
  if (client === 'sqlite' || client === 'postgres' || client === 'mysql') return client;
  throw new TypeError(`three-review knows sqlite, postgres and mysql, not ${client}`);
};

/** Runs `work` in the transaction that is open, or in one of its own: a throw rolls everything back. */
export const inTransaction = <T>(strapi: Strapi, work: (trx: Trx) => Promise<T>): Promise<T> =>
  strapi.db.transaction(({ trx }) => work(trx as Trx)) as Promise<T>;

/** Is a transaction open here? */
export const isInTransaction = (strapi: Strapi): boolean => strapi.db.inTransaction();

/** A table by name inside `trx`, in the schema the host configured (PostgreSQL). */
export const table = (strapi: Strapi, trx: Knex | Trx, name: string): Knex.QueryBuilder => {
  const schema = strapi.db.getSchemaName();
  return schema ? trx(name).withSchema(schema) : trx(name);
};

/**
 * A column of text as one branch of a UNION. MySQL refuses to unite texts that are compared in different ways, and tables of one database
 * may have been made under different rules.
 */
export const unitedText = (strapi: Strapi, trx: Trx, column: string): Knex.Raw =>
  trx.raw(engineOf(strapi) === 'mysql' ? 'CONVERT(?? USING utf8mb4)' : '??', [column]);

/** Reads by `trx` alone, the database as it was at one instant, whoever writes meanwhile. Not inside another transaction. */
export const atOneInstant = <T>(strapi: Strapi, work: (trx: Trx) => Promise<T>): Promise<T> =>
  engineOf(strapi) === 'sqlite'
    ? inTransaction(strapi, work)
    : strapi.db.connection.transaction((trx) => work(trx), { isolationLevel: 'repeatable read' });

/**
 * Takes the lock under which everything about a document is decided: its draft rows, in every locale. On SQLite the pool of one
 * connection has serialised us already.
 */
export const lockDocument = async (strapi: Strapi, trx: Trx, uid: string, documentId: string): Promise<void> => {
  if (engineOf(strapi) === 'sqlite') return;
  await table(strapi, trx, tableOf(strapi, uid))
    .select('id')
    .where({ document_id: documentId })
    .whereNull('published_at')
    .orderBy('id')
    .forUpdate();
};

/**
 * Under REPEATABLE READ, the default of MySQL and MariaDB, a transaction judges by the snapshot of its first read: a publication would
 * rest on sign-offs that were revoked meanwhile (A10.2). Every transaction of this process begins as READ COMMITTED instead, whatever
 * the host configured, but for those that ask for another level by name. SQLite lets one work at a time.
 */
export const readCommitted = (strapi: Strapi): void => {
  if (engineOf(strapi) === 'sqlite') return;
  const knex = strapi.db.connection;
  const begin = knex.transaction.bind(knex) as (...args: unknown[]) => unknown;
  Object.defineProperty(knex, 'transaction', {
    configurable: true,
    value: (...args: unknown[]) => {
      const container = typeof args[0] === 'function' ? [args[0]] : [];
      const config = args.find(isRow) ?? {};
      return begin(...(container.length > 0 ? container : [undefined]), { isolationLevel: 'read committed', ...config });
    },
  });
};

/** Only what comes after this place in the order of these columns. */
export const beyond = (query: Knex.QueryBuilder, columns: readonly string[], place: readonly unknown[]): void => {
  const [names, values] = [columns.map(() => '??').join(', '), columns.map(() => '?').join(', ')];
  void query.whereRaw(`(${names}) > (${values})`, [...columns, ...place] as Knex.Value[]);
};

/** What a query answers, as rows. */
export const allRows = async (query: PromiseLike<unknown>): Promise<readonly Row[]> => rowsOf(await query);
export const firstRow = async (query: PromiseLike<unknown>): Promise<Row | undefined> => rowsOf(await query)[0];

/** The answer of `query.count({ n: '*' })`. */
export const countOf = async (query: PromiseLike<unknown>): Promise<number> => numberOf(rowsOf(await query)[0]?.n);

/** Numbers come back as strings from some drivers (bigint, count). */
export const numberOf = (value: unknown): number => (typeof value === 'number' ? value : Number(value ?? 0));

/** Truth as the drivers give it: a boolean, or a number. */
export const flagOf = (value: unknown): boolean => value === true || Number(value) === 1;

/** A number that may be missing. */
export const numberOrNull = (value: unknown): number | null => (value === null || value === undefined ? null : numberOf(value));

/** Inserts one row and answers its id; MySQL has no RETURNING. */
export const insertedId = async (strapi: Strapi, insert: Knex.QueryBuilder): Promise<number> => {
  const made: unknown = await (engineOf(strapi) === 'mysql' ? insert : insert.returning('id'));
  const first: unknown = Array.isArray(made) ? made[0] : made;
  return numberOf(isRow(first) ? first.id : first);
};
