import { randomUUID } from 'node:crypto';
import { TABLES } from '../../ledger/tables';
import { configOf } from '../../platform/covered';
import { table } from '../../platform/database';
import type { Strapi, Trx } from '../../platform/strapi';

export interface Permit {
  readonly uid: string;
  readonly documentId: string;
}

/**
 * Opens the triggers for one document while `work` runs: in this transaction alone, for a permit is gone before it commits. What `work`
 * has begun to write and then refuses does not stay, even if somebody around us catches the refusal and commits: the transaction ends here.
 */
export const underPermit = async <T>(strapi: Strapi, trx: Trx, { uid, documentId }: Permit, work: () => Promise<T>): Promise<T> => {
  const permits = () => table(strapi, trx, TABLES.permits);
  const token = randomUUID();
  const { databaseGuard } = configOf(strapi);
  try {
    if (databaseGuard) await permits().insert({ content_type: uid, document_id: documentId, token });
    const result = await work();
    if (databaseGuard) await permits().where({ token }).delete();
    return result;
  } catch (error) {
    if (!trx.isCompleted()) await trx.rollback();
    throw error;
  }
};
