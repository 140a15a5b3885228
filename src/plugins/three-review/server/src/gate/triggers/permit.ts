import { randomUUID } from 'node:crypto';
import { TABLES } from '../../ledger/tables';
import { modeOf } from '../../ledger/site';
import { currentScope } from '../../platform/caller';
import { insertedId, table } from '../../platform/database';
import type { Strapi, Trx } from '../../platform/strapi';
import { isGuarded } from './guarded';

export interface Permit {
  readonly uid: string;
  readonly documentId: string;
}

/** The documents whose permit stands in a transaction: what runs inside needs no second one. */
const open = new WeakMap<Trx, Set<string>>();

/**
 * Opens the triggers for one document while `work` runs: in this transaction alone, for a permit is gone before it commits. What `work`
 * has begun to write and then refuses does not stay, even if somebody around us catches the refusal and commits: the transaction ends here.
 */
export const underPermit = async <T>(strapi: Strapi, trx: Trx, { uid, documentId }: Permit, work: () => Promise<T>): Promise<T> => {
  const permits = () => table(strapi, trx, TABLES.permits);
  const opened = open.get(trx) ?? new Set<string>();
  open.set(trx, opened);
  const name = `${uid}/${documentId}`;
  const databaseGuard = isGuarded(strapi) && !opened.has(name);
  try {
    if (!databaseGuard) return await work();
    const id = await insertedId(strapi, permits().insert({ content_type: uid, document_id: documentId, token: randomUUID() }));
    opened.add(name);
    const result = await work();
    // By its key: by anything else MySQL would look at, and wait for, the permits of every other publication.
    await permits().where({ id }).delete();
    opened.delete(name);
    return result;
  } catch (error) {
    // In a trial run, and there alone, whoever judges undoes it, and nothing else.
    const isJudged = currentScope().judging === true && modeOf(strapi) === 'trial';
    if (!trx.isCompleted() && !isJudged) await trx.rollback();
    throw error;
  }
};
