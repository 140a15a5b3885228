import isEqual from 'lodash/isEqual';
import pick from 'lodash/pick';
import { observe } from '../dossier/act';
import { roundsUnderWay } from '../ledger/states';
import { byCode } from '../platform/caller';
import { coveredType, coveredUids } from '../platform/covered';
import { inTransaction } from '../platform/database';
import { remembered } from '../platform/memory';
import type { Strapi } from '../platform/strapi';

/** By type: from which fields, and by which of the site's tables, units and classifications are read. */
type Read = Readonly<Record<string, object>>;
const memory = remembered<Read>('entitled_by');

const readNow = (strapi: Strapi, uid: string): object => {
  const { mapping, unit, classification } = coveredType(strapi, uid);
  return { unit, classification, ...pick(mapping, ['unitNames', 'classificationValues']) };
};

/**
 * At every boot: where units or classifications are read otherwise than at the last one, a running round may rest on people whom nothing
 * entitles any more. Each is looked at, and ends on record where that is so (A5.1, A7.3).
 */
export const settleEntitlement = async (strapi: Strapi): Promise<void> => {
  const before = (await memory.get(strapi)) ?? {};
  const now = Object.fromEntries(coveredUids(strapi).map((uid) => [uid, readNow(strapi, uid)]));
  const changed = coveredUids(strapi).filter((uid) => !isEqual(before[uid], JSON.parse(JSON.stringify(now[uid]))));
  if (changed.length === 0) return;
  for (const { uid, documentId } of await roundsUnderWay(strapi, changed))
    await inTransaction(strapi, (trx) => observe(strapi, trx, uid, documentId, byCode()));
  await memory.set(strapi, { ...before, ...now });
};
