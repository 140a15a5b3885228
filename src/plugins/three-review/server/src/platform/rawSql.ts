import type { Knex } from 'knex';
import { engineOf, inTransaction } from './database';
import { isRow, type Row, type Strapi } from './strapi';

/** One connection of the pool, or a transaction: where statements that belong together are sent. */
export interface Session {
  run(statement: string): Promise<void>;
  rows(statement: string, values?: readonly unknown[]): Promise<Row[]>;
}

/** What the drivers give back for `raw`: a list, or the list in `rows`, or the list beside its column definitions. */
const rowsIn = (answer: unknown): Row[] => {
  if (isRow(answer) && Array.isArray(answer.rows)) return answer.rows.filter(isRow);
  if (!Array.isArray(answer)) return [];
  const [head] = answer as unknown[];
  return (Array.isArray(head) ? head : answer).filter(isRow);
};

export const sessionOn = (knex: Knex | Knex.Transaction, connection?: unknown): Session => {
  const send = async (statement: string, values?: readonly unknown[]): Promise<unknown> => {
    const query = values ? knex.raw(statement, [...values] as never) : knex.raw(statement);
    return connection === undefined ? await query : await query.connection(connection);
  };
  return {
    run: async (statement) => {
      // Knex takes it for a binding even within a literal, and PostgreSQL would be sent $1 instead.
      if (statement.includes('?')) throw new TypeError(`a question mark in a statement without values: ${statement}`);
      await send(statement);
    },
    rows: async (statement, values) => rowsIn(await send(statement, values)),
  };
};

interface Pool {
  acquireConnection(): Promise<unknown>;
  releaseConnection(connection: unknown): Promise<void>;
}

/** A connection of its own, for what must not share a transaction: DDL of MySQL, locks of a session. */
export const onOneConnection = async <T>(strapi: Strapi, work: (session: Session) => Promise<T>): Promise<T> => {
  const knex: Knex = strapi.db.connection;
  const pool = (knex as unknown as { client: Pool }).client;
  const connection = await pool.acquireConnection();
  try {
    return await work(sessionOn(knex, connection));
  } finally {
    await pool.releaseConnection(connection);
  }
};

/** DDL in one transaction where the engine has that: there is no moment with half of it. MySQL's commits by itself. */
export const inSession = <T>(strapi: Strapi, work: (session: Session) => Promise<T>): Promise<T> =>
  engineOf(strapi) === 'mysql' ? onOneConnection(strapi, work) : inTransaction(strapi, (trx) => work(sessionOn(trx)));

/** The schema of PostgreSQL that the host configured; '' elsewhere. */
export const schemaOf = (strapi: Strapi): string => (engineOf(strapi) === 'postgres' ? (strapi.db.getSchemaName() ?? 'public') : '');

/** Any two numbers or names, the same in every process of this plugin. */
const LOCK = { key: 20_260_010_002, name: 'three_review_boot', seconds: 300 } as const;

/**
 * One process at a time: several that boot on one database put up the same tables and triggers. On SQLite the file's own lock does that.
 * MySQL's lock is the server's: the database's name is part of it.
 */
export const whileAlone = async <T>(strapi: Strapi, work: () => Promise<T>): Promise<T> => {
  const engine = engineOf(strapi);
  if (engine === 'sqlite') return work();
  return onOneConnection(strapi, async (session) => {
    if (engine === 'postgres') {
      const key = `hashtext('${schemaOf(strapi).replaceAll("'", "''")}') + ${String(LOCK.key)}`;
      await session.run(`SELECT pg_advisory_lock(${key})`);
      try {
        return await work();
      } finally {
        await session.run(`SELECT pg_advisory_unlock(${key})`);
      }
    }
    const name = `CONCAT('${LOCK.name}_', LEFT(MD5(DATABASE()), 16))`;
    const [got] = await session.rows(`SELECT GET_LOCK(${name}, ${String(LOCK.seconds)}) AS held`);
    if (Number(got?.held) !== 1)
      throw new Error(`three-review: another process has been starting on this database for ${String(LOCK.seconds)} s`);
    try {
      return await work();
    } finally {
      await session.run(`SELECT RELEASE_LOCK(${name})`);
    }
  });
};
