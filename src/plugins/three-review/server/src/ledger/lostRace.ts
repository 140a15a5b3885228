import { refusal } from '../../../core/kernel/result';
import type { DriverError, Judge } from '../platform/databaseErrors';
import { textOf } from '../platform/strapi';
import { TABLES } from './tables';

/** Deadlocks, failed serialisations, waits that took too long, as PostgreSQL, MySQL and SQLite call them: nothing was written, trying again helps. */
const CONFLICTS = new Set<unknown>([
  ...['40P01', '40001', '55P03'],
  ...['ER_LOCK_DEADLOCK', 'ER_LOCK_WAIT_TIMEOUT', 'ER_CHECKREAD'],
  ...['SQLITE_BUSY', 'SQLITE_BUSY_SNAPSHOT', 'SQLITE_LOCKED'],
]);

const DUPLICATES = new Set<unknown>(['23505', 'ER_DUP_ENTRY', 'SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY']);
const CHAINS = [TABLES.ledger, TABLES.heads, TABLES.states, TABLES.publications, 'three_review_pub_dedupe'];

/** Two wrote the same entry of a chain, and the key let one through. */
const sameEntry = (error: DriverError): boolean => {
  if (!DUPLICATES.has(error.code)) return false;
  const said = [textOf(error.constraint), textOf(error.sqlMessage) ?? error.message].join(' ');
  return CHAINS.some((table) => said.includes(table));
};

/** Of two who act on one document at the same moment, the database let one through: the other hears 409 and may try again. */
export const judgeLostRace: Judge = (error) => (CONFLICTS.has(error.code) || sameEntry(error) ? refusal('lost_race', 'A10.2') : null);
