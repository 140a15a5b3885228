import { inTrial, readSite } from '../ledger/site';
import { TABLES } from '../ledger/tables';
import { coveredUids } from '../platform/covered';
import { allRows, inTransaction, table } from '../platform/database';
import type { Strapi } from '../platform/strapi';
import { switchSite } from '../site/mode';
import { settleLive, type Settled } from './settle';

const REASON = '该类型未受三审三校管理期间，在线内容被改动或撤下 / changed or taken down while the type was not covered';

const knownTypes = async (strapi: Strapi): Promise<readonly string[]> =>
  (await allRows(table(strapi, strapi.db.connection, TABLES.types).orderBy('uid').select('uid'))).map(({ uid }) => String(uid));

/** At every boot: a type that was covered and that the configuration no longer names goes out on record, whatever else this boot does. */
export const noteLeftOut = async (strapi: Strapi): Promise<void> => {
  const known = await knownTypes(strapi);
  const { events } = await switchSite(strapi, () => ({ type: 'leave_out', known, covered: coveredUids(strapi) }));
  for (const event of events)
    if (event.type === 'left_out')
      strapi.log.warn(`three-review: ${event.uid} is not covered any more: nothing of it is guarded, and nobody has to sign it.`);
};

/** Types that are covered again: until they are taken up, the ledger tells how they were when they were left out. */
const returning = async (strapi: Strapi): Promise<readonly string[]> => {
  const { leftOut } = await inTransaction(strapi, (trx) => readSite(strapi, trx));
  return coveredUids(strapi).filter((uid) => leftOut.includes(uid));
};

const takers = new WeakSet<Strapi>();
/** Has this boot taken up a type that was left out? Known from `takeUp` on. */
export const hasTakenUp = (strapi: Strapi): boolean => takers.has(strapi);

/** In a trial run all that is live is taken over when the rule is enforced. */
const NOTHING: Settled = { meanwhile: { adopted: 0, gone: 0, documents: [] }, changed: [] };

/** At every boot, before the guard is put up: what is live of a type that is covered again is taken for what it is, on record (A10.2). */
export const takeUp = async (strapi: Strapi): Promise<void> => {
  for (const uid of await returning(strapi)) {
    const { meanwhile, changed } = inTrial(strapi) ? NOTHING : await settleLive(strapi, [uid], REASON);
    await switchSite(strapi, () => ({ type: 'take_up', uid, meanwhile }));
    takers.add(strapi);
    strapi.log.warn(
      `three-review: ${uid} is covered again. Live without sign-offs, and adopted: ${String(meanwhile.adopted)}; no longer live: ` +
        `${String(meanwhile.gone)}.${changed.map((name) => `\n  ${name}`).join('')}`
    );
  }
};
