import { askForScratch } from '../gate/origin';
import { FILE_TABLES } from '../gate/unshown';
import { inspectTriggers } from '../gate/triggers';
import { TRIAL_TABLES } from '../gate/trial';
import { CALENDAR_TABLES } from '../calendar/tables';
import { JOB_TABLES } from '../jobs/tables';
import { AUDIT_TABLES } from '../audit/tables';
import { CONFIRMATION_TABLES } from '../dossier/confirmation';
import { INBOX_TABLES, inboxFaults } from '../dossier/inbox';
import { inTrial } from '../ledger/site';
import { TABLES } from '../ledger/tables';
import { withScope } from '../platform/caller';
import { NOTIFY_TABLES } from '../notify/tables';
import { verifyStored } from '../ledger/service';
import { unreadablePosts, unreadableUnits } from '../organisation/service';
import { configOf, coveredUids } from '../platform/covered';
import type { Strapi } from '../platform/strapi';
import { reconcile } from '../reconcile/service';
import { setupChecks } from '../setup/checks';
import { tryPaths, type Check } from './paths';

export interface Examination {
  readonly ok: boolean;
  readonly checks: readonly Check[];
}

const check = (name: string, ok: boolean, detail: string, uid: string | null = null): Check => ({ name, uid, ok, detail });

/** Is the promise kept here and now? Tries every path, looks at tables, ledger, live rows and posts. Changes nothing. */
export const examine = async (strapi: Strapi): Promise<Examination> => {
  const { databaseGuard } = configOf(strapi);
  const covered = coveredUids(strapi);
  const checks: Check[] = [
    check(
      'covered types',
      covered.length > 0,
      covered.length > 0 ? covered.join(', ') : 'config.contentTypes is empty: nothing is reviewed'
    ),
    ...(await tables(strapi)),
    await guard(strapi, databaseGuard),
    ...(await setupChecks(strapi)).map(({ name, ok, detail }) => check(name, ok, detail)),
    await readable(strapi),
    await ledger(strapi),
    await inbox(strapi),
    await live(strapi),
    await uploads(strapi),
  ];
  // What a trial run lets through is asked of the gate as it will be; triggers stand when it is over.
  const trial = inTrial(strapi);
  for (const uid of covered) checks.push(...(await withScope({ judging: true }, () => tryPaths(strapi, uid, databaseGuard && !trial))));
  return { ok: checks.every((one) => one.ok), checks };
};

const guard = async (strapi: Strapi, on: boolean): Promise<Check> => {
  if (on && inTrial(strapi)) return check('database guard', true, 'trial run: no trigger stands until the rule is enforced');
  if (!on) return check('database guard', false, 'databaseGuard is off: SQL goes past the gate');
  const { wanted, missing, altered, surplus } = await inspectTriggers(strapi);
  const gone = missing.filter(({ name }) => !altered.some((other) => other.name === name));
  const wrong = [
    ...gone.map(({ name }) => `missing: ${name}`),
    ...altered.map(({ name }) => `altered or off: ${name}`),
    ...surplus.map(({ name }) => `not ours: ${name}`),
  ];
  return check(
    'database guard',
    wrong.length === 0,
    wrong.length === 0 ? `${String(wanted)} triggers, as they should be` : wrong.join('; ')
  );
};

/** Where another provider serves the files nothing can be asked here: said, and no fault. */
const uploads = async (strapi: Strapi): Promise<Check> => {
  if (inTrial(strapi)) return check('uploaded files', true, 'trial run: served as the host serves them');
  const { ok, detail } = await askForScratch(strapi);
  return check('uploaded files', ok !== false, detail);
};

const tables = async (strapi: Strapi): Promise<Check[]> => {
  const schema = strapi.db.getSchemaName();
  const has = (name: string) => (schema ? strapi.db.connection.schema.withSchema(schema) : strapi.db.connection.schema).hasTable(name);
  return Promise.all(
    Object.values({
      ...TABLES,
      ...CONFIRMATION_TABLES,
      ...INBOX_TABLES,
      ...CALENDAR_TABLES,
      ...JOB_TABLES,
      ...AUDIT_TABLES,
      ...NOTIFY_TABLES,
      ...FILE_TABLES,
      ...TRIAL_TABLES,
    }).map(async (name) => check(`table ${name}`, await has(name), (await has(name)) ? 'there' : 'missing'))
  );
};

/** Rows of units and posts that no rule can be applied to: they entitle to nothing, and somebody wanted them to. */
const readable = async (strapi: Strapi): Promise<Check> => {
  const units = (await unreadableUnits(strapi)).map(({ id, kind }) => `unit ${id} (${kind})`);
  const held = (await unreadablePosts(strapi, strapi.db.connection)).map(({ id, kind }) => `post ${id} (${kind})`);
  const all = [...units, ...held];
  return check('rows of units and posts', all.length === 0, all.length === 0 ? 'all can be read' : `of an unknown kind: ${all.join(', ')}`);
};

const ledger = async (strapi: Strapi): Promise<Check> => {
  const { ok, entries, problems } = await verifyStored(strapi);
  const [first] = problems;
  return check(
    'ledger',
    ok,
    first
      ? `${String(problems.length)} problems, first: ${first.problem} ${first.chain} #${String(first.seq)}`
      : `${String(entries)} entries hold`
  );
};

/** What is put right at the next boot, from the states. */
const inbox = async (strapi: Strapi): Promise<Check> => {
  const wrong = await inboxFaults(strapi);
  return check(
    'inbox',
    wrong === 0,
    wrong === 0 ? 'as the states say' : `${String(wrong)} documents lie in it otherwise than their states say: start the site again`
  );
};

const live = async (strapi: Strapi): Promise<Check> => {
  if (inTrial(strapi)) return check('live rows', true, 'trial run: what is live is taken over when the rule is enforced');
  const { ok, live: rows, problems } = await reconcile(strapi);
  const [first] = problems;
  return check(
    'live rows',
    ok,
    first ? `${String(problems.length)} problems, first: ${first.problem} ${first.uid} ${first.documentId}` : `${String(rows)} as signed`
  );
};
