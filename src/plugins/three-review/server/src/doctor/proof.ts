import { version as pluginVersion } from '../../../package.json';
import { configOf, coveredUids } from '../platform/covered';
import { remembered } from '../platform/memory';
import { wordOf, type Strapi } from '../platform/strapi';
import { tryPaths, type PathCheck } from './paths';

/** Which covered types the gate has held on, with which versions of Strapi and of this plugin, on this site. */
interface Proof {
  readonly strapi: string;
  readonly plugin: string;
  readonly uids: readonly string[];
}

const memory = remembered<readonly Proof[]>('proven');

/** Older ones are forgotten, and tried again should they come back. */
const KEPT = 20;

const said = ({ uid, name, detail }: PathCheck): string => `${String(uid)} · ${name}: ${detail}`;

/**
 * A10.2: the gate leans on Strapi's insides, and a version that nobody has tried it with may have other ones. So at the first boot with a pair of
 * versions, or of a covered type, every path to the public is tried in transactions that are rolled back, before anything is served. A path that leads there
 * stops the boot. One that could not be tried to its end led nowhere: it is said in the log, and tried again at the next boot.
 */
export const proveGate = async (strapi: Strapi): Promise<void> => {
  const now = { strapi: wordOf(strapi.config.get('info.strapi')), plugin: pluginVersion };
  const seen = (await memory.get(strapi)) ?? [];
  const isNow = (proof: Proof): boolean => proof.strapi === now.strapi && proof.plugin === now.plugin;
  const held = seen.find(isNow)?.uids ?? [];
  const fresh = coveredUids(strapi).filter((uid) => !held.includes(uid));
  if (fresh.length === 0) return;
  const checks: PathCheck[] = [];
  for (const uid of fresh) checks.push(...(await tryPaths(strapi, uid, configOf(strapi).databaseGuard)));
  const leaks = checks.filter(({ leaked }) => leaked);
  if (leaks.length > 0)
    throw new Error(
      `three-review: with Strapi ${now.strapi} unreviewed content would go live, the site does not start.\n  ${leaks.map(said).join('\n  ')}`
    );
  const unsure = checks.filter(({ ok }) => !ok);
  if (unsure.length > 0)
    strapi.log.warn(
      `three-review: not every path to the public could be tried with Strapi ${now.strapi}:\n  ${unsure.map(said).join('\n  ')}`
    );
  const proven = fresh.filter((one) => unsure.every(({ uid }) => uid !== one));
  await memory.set(strapi, [{ ...now, uids: [...held, ...proven] }, ...seen.filter((proof) => !isNow(proof))].slice(0, KEPT));
};
