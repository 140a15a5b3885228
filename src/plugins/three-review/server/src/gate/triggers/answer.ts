import { refusal } from '../../../../core/kernel/result';
import type { DriverError, Judge } from '../../platform/databaseErrors';
import { textOf } from '../../platform/strapi';
import { BEHIND, MARK } from './guard';

/** The words of a trigger, by each driver's own account; what an SQL text merely quotes is none. */
const wordsOf = (error: DriverError): string | null => {
  if (error.code !== 'TR403' && error.code !== 'SQLITE_CONSTRAINT_TRIGGER' && error.errno !== 1644) return null;
  return textOf(error.sqlMessage) ?? error.message;
};

const OFFENCE = new RegExp(`^.*${MARK} (\\S+) ([^/]*)/(.*)$`, 's');

/** A trigger's no is the gate's own refusal: live content stays as it was signed (A10.2). */
export const judgeTrigger: Judge = (error) => {
  const [, table, uid, rest] = OFFENCE.exec(wordsOf(error) ?? '') ?? [];
  const documentId = rest?.split(BEHIND)[0];
  return table === undefined ? null : refusal('live_content', 'A10.2', { table, uid, documentId });
};
