import { decideSite, type SiteCommand, type SiteEvent } from '../../../core/site';
import type { Refusal } from '../../../core/kernel/result';
import { markAllForAdoption } from '../adoption';
import { figuresSince } from '../gate/trial';
import { appendSite, lockSite, readSite, refreshMode } from '../ledger/site';
import { byCode, type Caller } from '../platform/caller';
import { inTransaction } from '../platform/database';
import type { Strapi, Trx } from '../platform/strapi';

type Asked = (trial: Awaited<ReturnType<typeof figuresSince>> | null) => SiteCommand;

/**
 * The one path of every switch: decides on what the ledger says, under its lock, for which every publication of the trial run is waited for;
 * writes the entry, and with `enforcing` the mark that all that is live is to be taken over, in one transaction.
 */
export const switchSite = async (
  strapi: Strapi,
  ask: Asked,
  caller: Caller = byCode()
): Promise<{ readonly events: readonly SiteEvent[]; readonly refusals: readonly Refusal[] }> => {
  const done = await inTransaction(strapi, async (trx) => {
    const site = await lockSite(strapi, trx);
    const trial = site.mode === 'trial' ? await figuresSince(strapi, trx, site.trialSince) : null;
    const decision = decideSite(site, ask(trial), { now: Date.now(), actor: caller.actor, interactive: caller.interactive });
    if (!decision.allowed) return { events: [], refusals: decision.refusals };
    for (const event of decision.value) await record(strapi, trx, event);
    return { events: decision.value, refusals: [] };
  });
  await refreshMode(strapi);
  return done;
};

const record = async (strapi: Strapi, trx: Trx, event: SiteEvent): Promise<void> => {
  await appendSite(strapi, trx, event);
  if (event.type === 'enforcing') await markAllForAdoption(strapi, trx);
};

export const siteNow = (strapi: Strapi) => inTransaction(strapi, (trx) => readSite(strapi, trx));
