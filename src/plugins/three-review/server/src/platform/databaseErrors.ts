import type { Refusal } from '../../../core/kernel/result';
import { asRefusal } from './errors';
import { isRow, type Strapi } from './strapi';

/** An error as a driver throws it: codes are its own. */
export type DriverError = Error & {
  readonly code?: unknown;
  readonly errno?: unknown;
  readonly sqlMessage?: unknown;
  readonly constraint?: unknown;
};

/** What an error of the database means to the gate; null: nothing. */
export type Judge = (error: DriverError) => Refusal | null;

/** PostgreSQL answers everything with this after the first error of a transaction, and so hides it. */
const ABORTED = '25P02';
const REMEMBERED = 500;

/**
 * What the database refuses reaches whoever asked as the gate's own no, on every path and never as a 500: the driver's error becomes one where it
 * is born, before Strapi or a plugin wraps it.
 */
export const answerDatabaseErrors = (strapi: Strapi, judges: readonly Judge[]): void => {
  const refused = new Map<unknown, Refusal>();
  strapi.db.connection.on('query-error', (error: DriverError, about: unknown) => {
    const { __knexTxId, __knexUid } = isRow(about) ? about : {};
    const transaction = __knexTxId ?? __knexUid;
    if (error.code === ABORTED) {
      const no = refused.get(transaction);
      if (no) asRefusal(error, [no]);
      return;
    }
    const [no] = judges.flatMap((judge) => judge(error) ?? []);
    if (!no) return;
    refused.set(transaction, no);
    const [oldest] = refused.keys();
    if (refused.size > REMEMBERED) refused.delete(oldest);
    strapi.log.debug(error.message);
    asRefusal(error, [no]);
  });
};
