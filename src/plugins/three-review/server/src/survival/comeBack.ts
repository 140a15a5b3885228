import { readPresence, recordReturned } from '../leaving/record';
import { coveredUids } from '../platform/covered';
import { inTransaction } from '../platform/database';
import type { Strapi } from '../platform/strapi';
import { settleLive } from './settle';

const REASON = '三审三校停用期间，在线内容被改动或撤下 / changed or taken down while three-review was away';

/**
 * At a boot after `three-review leave`, before the guard is put up again: what went live, changed or went while the gate was gone is taken
 * for what it is, each document on record, and the return with them (A10.2). A type that is not covered any more is left out on record
 * (`leftOut`), and looked at when it is covered again.
 */
export const comeBack = async (strapi: Strapi): Promise<void> => {
  const { leftAt, account } = await inTransaction(strapi, (trx) => readPresence(strapi, trx));
  if (leftAt === null) return;
  const { meanwhile, changed } = await settleLive(strapi, coveredUids(strapi), REASON);
  await recordReturned(strapi, meanwhile, '');
  strapi.log.warn(
    `three-review: back after ${new Date(leftAt).toISOString()}, when ${account ?? 'somebody'} took the gate away. Live without sign-offs, and adopted: ` +
      `${String(meanwhile.adopted)}; no longer live: ${String(meanwhile.gone)}.${changed.map((name) => `\n  ${name}`).join('')}`
  );
};
