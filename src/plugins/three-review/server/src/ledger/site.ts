import { SITE_CHAIN, siteIn, siteStream, verifyChains } from '../../../core/ledger';
import { UNTOLD, type Site, type SiteEvent, type SiteMode } from '../../../core/site';
import { currentScope } from '../platform/caller';
import { engineOf, firstRow, inTransaction, table, type Db } from '../platform/database';
import { sha256 } from '../platform/sha256';
import type { Strapi, Trx } from '../platform/strapi';
import { appendTo, lockChain, readEntries, readHeadsOf } from './entries';
import { TABLES } from './tables';

/** What this process last read. Until it has: enforced. */
const modes = new WeakMap<Strapi, SiteMode>();

/** A10.2: the mode as this process knows it. That it is enforced may be news of minutes ago; a trial run is asked for again before every write. */
export const modeOf = (strapi: Strapi): SiteMode => modes.get(strapi) ?? 'enforced';

/** Does a trial run leave alone what is done here? Not where it is being judged as if there were none. */
export const inTrial = (strapi: Strapi): boolean => currentScope().judging !== true && modeOf(strapi) === 'trial';

const note = (strapi: Strapi, { mode }: Site): SiteMode => {
  // A chain that says nothing says nothing of a trial run.
  modes.set(strapi, mode ?? 'enforced');
  return modeOf(strapi);
};

/**
 * The site as its chain tells it, as far as its head says that it goes. A chain that does not hold is not believed: then the rule is enforced
 * (A10.2), and `verify` says what is wrong with it.
 */
export const readSite = async (strapi: Strapi, db: Db): Promise<Site> => {
  const heads = await readHeadsOf(strapi, db, [SITE_CHAIN]);
  const last = heads[0]?.seq ?? 0;
  const entries = (await readEntries(strapi, db, SITE_CHAIN)).filter(({ seq }) => seq <= last);
  const { problems } = verifyChains(entries, heads, sha256, [siteStream()]);
  return problems.length === 0 ? siteIn(entries) : { ...UNTOLD, mode: 'enforced' };
};

/** The site under the lock of its chain: nobody switches, and no trial publication is under way, before `trx` ends. */
export const lockSite = async (strapi: Strapi, trx: Trx): Promise<Site> => {
  await lockChain(strapi, trx, SITE_CHAIN);
  return readSite(strapi, trx);
};

/** Reads the mode anew. */
export const refreshMode = (strapi: Strapi): Promise<SiteMode> =>
  inTransaction(strapi, async (trx) => note(strapi, await readSite(strapi, trx)));

/** The transactions in which the mode was read under its lock. */
const held = new WeakSet<Trx>();

/**
 * The mode, which stays what it is until `trx` ends: whoever switches waits for it. On SQLite a transaction that has read is let write by
 * nobody else's commit.
 */
export const holdMode = async (strapi: Strapi, trx: Trx): Promise<SiteMode> => {
  if (held.has(trx)) return modeOf(strapi);
  const head = table(strapi, trx, TABLES.heads).where({ chain: SITE_CHAIN }).select('seq');
  await firstRow(engineOf(strapi) === 'sqlite' ? head : head.forShare());
  const mode = note(strapi, await readSite(strapi, trx));
  held.add(trx);
  return mode;
};

/** Puts an event on record. `noteMode` follows once it is committed. */
export const appendSite = async (strapi: Strapi, trx: Trx, event: SiteEvent): Promise<void> =>
  void (await appendTo(strapi, trx, SITE_CHAIN, { event }));

/** How often (ms) a process looks whether another one has switched. */
const EVERY = { trial: 2000, enforcing: 2000, enforced: 10_000 } as const;

const watches = new WeakMap<Strapi, NodeJS.Timeout>();

/** From `bootstrap` on: what another instance switched is known here, too. */
export const watchMode = (strapi: Strapi): void => {
  const timer = setTimeout(() => {
    // In no transaction: a process that is held up keeps no lock meanwhile.
    readSite(strapi, strapi.db.connection)
      .then((site) => note(strapi, site))
      .catch((error: unknown) => void strapi.log.warn(`three-review: whether the rule is enforced could not be read: ${String(error)}`))
      .finally(() => {
        if (watches.get(strapi) === timer) watchMode(strapi);
      });
  }, EVERY[modeOf(strapi)]);
  timer.unref();
  watches.set(strapi, timer);
};

export const unwatchMode = (strapi: Strapi): void => {
  clearTimeout(watches.get(strapi));
  watches.delete(strapi);
};
