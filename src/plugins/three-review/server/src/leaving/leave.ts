import { existsSync } from 'node:fs';
import { TABLES } from '../ledger/tables';
import { inTransaction } from '../platform/database';
import { sessionOn } from '../platform/rawSql';
import type { Strapi } from '../platform/strapi';
import { exportEvidence } from './evidence';
import { findParts, type Parts } from './parts';
import { readPresence, recordLeft, recordReturned } from './record';
import { dropParts, entriesIn, goingTables, takeGuards } from './takeAway';

export interface Wish {
  /** False: only look. */
  readonly confirm: boolean;
  /** Who gives the order: the account of the machine. */
  readonly account: string;
  readonly reason: string;
  /** Where the export is written; never over anything. */
  readonly file: string;
  /** How many tables go, as the one who orders it has counted them; null: none. */
  readonly dropTables: number | null;
  /** Leave although the ledger does not hold: the export then shows it. */
  readonly acceptProblems: boolean;
}

export interface Leaving {
  /** What stood there before. */
  readonly parts: Parts;
  /** How many tables can be dropped. */
  readonly droppable: number;
  readonly done: null | { readonly file: string | null; readonly guards: number; readonly dropped: readonly string[] };
}

/** Reads an export again and says what is wrong with it; empty: it holds. */
export type Verify = (path: string) => readonly string[];

const NOT_ENOUGH = 'Nothing was taken away, the gate stands as before.';

/**
 * Takes the gate out of a site, by nothing but its database. In this order, so that whatever happens in between leaves either the gate or
 * a complete export: the leaving is recorded, everything exported and verified, the guard taken off, and last, where that is ordered, the
 * tables. A second time it does what is left to do.
 */
export const leave = async (strapi: Strapi, wish: Wish, verify: Verify): Promise<Leaving> => {
  const parts = await findParts(strapi);
  const droppable = goingTables(parts).length;
  const dry = { parts, droppable, done: null };
  if (!wish.confirm) return dry;
  if (wish.dropTables !== null && wish.dropTables !== droppable)
    throw new Error(`--drop-tables=${String(wish.dropTables)}: ${String(droppable)} tables would go. ${NOT_ENOUGH}`);
  const hasLedger = parts.tables.some(({ name }) => name === TABLES.ledger);
  const isDue = parts.guards.length > 0 || wish.dropTables !== null || (hasLedger && !(await isGone(strapi)));
  if (!isDue) return { ...dry, done: { file: null, guards: 0, dropped: [] } };
  if (existsSync(wish.file)) throw new Error(`${wish.file} is there already, and is not written over. ${NOT_ENOUGH}`);
  const { guards, entries } = hasLedger ? await onRecord(strapi, wish, verify) : { guards: await takeGuards(strapi, null), entries: null };
  const left = await findParts(strapi);
  const dropped = wish.dropTables === null ? [] : goingTables(left);
  if (wish.dropTables !== null) await dropParts(strapi, left, entries);
  return { ...dry, done: { file: hasLedger ? wish.file : null, guards, dropped } };
};

const isGone = (strapi: Strapi): Promise<boolean> =>
  inTransaction(strapi, async (trx) => (await readPresence(strapi, trx)).leftAt !== null);

/** Answers how many triggers were taken away, and how many entries were exported. An order that comes to nothing is on record as such. */
const onRecord = async (strapi: Strapi, wish: Wish, verify: Verify): Promise<{ readonly guards: number; readonly entries: number }> => {
  const isNew = await recordLeft(strapi, wish.account, wish.reason);
  try {
    const entries = await inTransaction(strapi, (trx) => entriesIn(strapi, sessionOn(trx)));
    await exportEvidence(strapi, await findParts(strapi), wish.file, (path) => {
      const problems = verify(path);
      if (problems.length > 0 && !wish.acceptProblems)
        throw new Error(
          `The export does not hold: ${problems.slice(0, 5).join('; ')}. ${NOT_ENOUGH} To leave all the same, with an export that shows it: --accept-problems`
        );
    });
    return { guards: await takeGuards(strapi, entries), entries };
  } catch (error) {
    if (isNew) await recordReturned(strapi, null, 'leave: came to nothing');
    throw error;
  }
};
