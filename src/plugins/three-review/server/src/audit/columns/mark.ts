import { allRows, firstRow, numberOf, table, engineOf } from '../../platform/database';
import type { Strapi, Trx } from '../../platform/strapi';
import { AUDIT_TABLES } from '../tables';
import type { Db } from '../../platform/database';

const NAME = 'columns';

/** Columns or their terms were changed while they were judged. */
export class ColumnsChanged extends Error {}

const marks = (strapi: Strapi, db: Db) => table(strapi, db, AUDIT_TABLES.marks).where({ name: NAME });

/** Puts up the mark of a new site. */
export const createMark = async (strapi: Strapi): Promise<void> => {
  const db = strapi.db.connection;
  if ((await allRows(marks(strapi, db))).length === 0)
    await table(strapi, db, AUDIT_TABLES.marks).insert({ name: NAME, n: 0 }).onConflict('name').ignore();
};

/** How often columns and terms were changed so far. */
export const readMark = async (strapi: Strapi, db: Db): Promise<number> => numberOf((await firstRow(marks(strapi, db).select('n')))?.n);

/**
 * Keeps what is made of columns and terms outside of any transaction, and makes it again only after a change of them. The mark is read first, and
 * is set in the transaction of every change: what is kept under it is what was stored then, or newer.
 */
export const keptByMark = <T>(): ((strapi: Strapi, make: () => Promise<T>) => Promise<T>) => {
  const kept = new WeakMap<Strapi, { readonly mark: number; readonly made: T }>();
  return async (strapi, make) => {
    const row = await firstRow(marks(strapi, strapi.db.connection).select('n'));
    // Somebody took the mark away: nothing tells of changes any more.
    if (!row) return make();
    const mark = numberOf(row.n);
    const known = kept.get(strapi);
    if (known?.mark === mark) return known.made;
    const made = await make();
    kept.set(strapi, { mark, made });
    return made;
  };
};

/** Begins every transaction that changes columns or terms. Until it ends nobody else changes them, or writes verdicts that rest on them. */
export const holdMark = async (strapi: Strapi, trx: Trx): Promise<void> => {
  if (engineOf(strapi) !== 'sqlite') await marks(strapi, trx).select('n').forUpdate();
};

/** Ends such a transaction after a change. Verdicts that rest on the old terms and are not written yet are then judged anew. */
export const setMark = async (strapi: Strapi, trx: Trx): Promise<void> => {
  await marks(strapi, trx).update({ n: trx.raw('n + 1') });
};

/** Nothing has changed since `mark` was read, nor will it before this transaction ends. Throws `ColumnsChanged`. */
export const demandMark = async (strapi: Strapi, trx: Trx, mark: number): Promise<void> => {
  const held = marks(strapi, trx).select('n');
  const row = await firstRow(engineOf(strapi) === 'sqlite' ? held : held.forShare());
  if (numberOf(row?.n) !== mark) throw new ColumnsChanged('columns were changed while they were judged');
};

/** How often a run begins anew when columns keep changing. */
const TURNS = 10;

/** Does work that rests on the columns, and does it again whenever they were changed meanwhile. */
export const onSteadyColumns = async <T>(work: () => Promise<T>): Promise<T> => {
  for (let turn = 1; ; turn += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof ColumnsChanged) || turn === TURNS) throw error;
    }
  }
};
