import path from 'node:path';
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { overdueUpTo } from '../../../src/plugins/three-review/core/audit';
import { inboxQuery, type InboxMeta } from '../../../src/plugins/three-review/shared/contracts';
import { readCalendar } from '../../../src/plugins/three-review/server/src/calendar/years';
import { listInbox } from '../../../src/plugins/three-review/server/src/dossier/inbox';
import type { Caller } from '../../../src/plugins/three-review/server/src/platform/caller';
import { localDay, policyNow } from '../../../src/plugins/three-review/server/src/platform/covered';
import { EMAILS } from '../../support/people';
import { prepareEnvironment } from '../../support/site';
import type { Row } from './figures';
import { fillInbox, INBOX } from './inboxData';

/* The benchmark of the desk on one engine with so many reviews, in a process of its own. */

export interface Step {
  readonly step: 'measure';
  readonly reviews: number;
  readonly units: number;
  readonly people: number;
  readonly rounds: number;
}
export interface Measured {
  readonly rows: readonly Row[];
}

/** What the first page with its counts may take, times the bare SQL. */
const AIM = 1.5;
const PAGE = 20;

type Counts = InboxMeta['counts'];
interface Answer {
  readonly counts: Counts;
  readonly ids: readonly string[];
}

interface Permissions {
  readonly engine: { generateUserAbility(user: unknown): Promise<unknown> };
}

const callerOf = async (strapi: Core.Strapi, email: string): Promise<Caller> => {
  const user = await strapi.db.query('admin::user').findOne({ where: { email }, populate: ['roles'] });
  if (!user) throw new Error(`no account ${email}`);
  const { engine } = strapi.service('admin::permission') as unknown as Permissions;
  const actor = { id: String(user.id), name: String(user.firstname) };
  const ability = await engine.generateUserAbility(user);
  return { kind: 'admin', actor, interactive: true, session: 'bench', mayReadDrafts: true, ability, since: Date.now() };
};

const columnNames = (): Promise<ReadonlyMap<string, string>> => Promise.resolve(new Map());

const desk = async (strapi: Core.Strapi, caller: Caller, box: string): Promise<Answer> => {
  const { rows, meta } = await listInbox(strapi, caller, inboxQuery.parse({ box, pageSize: PAGE }), columnNames);
  return { counts: meta.counts, ids: rows.map(({ documentId }) => documentId) };
};

/** A condition on the rows `i`, and its values. */
type Sql = readonly [condition: string, values: readonly Knex.Value[]];
const or = (...parts: readonly Sql[]): Sql => [`(${parts.map(([one]) => one).join(' or ')})`, parts.flatMap(([, values]) => values)];
const and = (...parts: readonly Sql[]): Sql => [parts.map(([one]) => one).join(' and '), parts.flatMap(([, values]) => values)];

/** Who the person is that the SQL by hand is written for. */
interface Person {
  readonly id: number;
  /** The stage that they sign, and for which unit; null: they sign nothing. */
  readonly signs: readonly [stage: string, unit: string] | null;
  readonly publishes: boolean;
}

/** The boxes of one person as somebody writes them who knows this person, and nothing else. */
const boxesOf = ({ id, signs, publishes }: Person, overdue: number): Readonly<Record<keyof Counts, Sql>> => {
  const theirs: Sql = ['(i.drafter_id = ? or i.submitter_id = ?)', [id, id]];
  const sign: Sql = signs ? ['(i.stage = ? and i.unit_ref = ? and i.signers not like ?)', [...signs, `%,${String(id)},%`]] : ['1 = 0', []];
  const returned = and(theirs, ['i.returned = ?', [true]]);
  const approved: Sql = ["i.stage = 'approved'", []];
  return {
    to_sign: sign,
    returned,
    approved: publishes ? approved : and(approved, theirs),
    mine: and(theirs, ['i.returned = ?', [false]]),
    overdue: and(or(sign, returned, ...(publishes ? [approved] : [])), ['i.due_day <= ?', [overdue]]),
  };
};

const bare = async (db: Knex, person: Person, overdue: number, box: keyof Counts): Promise<Answer> => {
  const boxes = boxesOf(person, overdue);
  const names = Object.keys(boxes) as (keyof Counts)[];
  const counting = names.map((name) => `(select count(*) from ${INBOX} i where ${boxes[name][0]}) as ${name}`).join(', ');
  const counted = await db.select(
    db.raw(
      counting,
      names.flatMap((name) => [...boxes[name][1]])
    )
  );
  const [condition, values] = boxes[box];
  const rows = await db
    .from(`${INBOX} as i`)
    .join('articles as a', (on) => void on.on('a.document_id', 'i.document_id').andOn('a.locale', 'i.locale'))
    .whereNull('a.published_at')
    .whereRaw(condition, [...values])
    .orderBy(['i.due_day', 'i.since_ms', 'i.uid', 'i.document_id', 'i.locale'])
    .limit(PAGE)
    .select<{ document_id: string }[]>('i.*', 'a.title');
  const [found] = counted as Record<string, unknown>[];
  const counts = Object.fromEntries(names.map((name) => [name, Number(found?.[name])])) as Counts;
  return { counts, ids: rows.map(({ document_id: id }) => id) };
};

const demandSame = (what: string, one: Answer, other: Answer): void => {
  if (JSON.stringify(one) !== JSON.stringify(other))
    throw new Error(`${what}: the SQL says ${JSON.stringify(one)}, the desk ${JSON.stringify(other)}`);
  if (one.ids.length < PAGE) throw new Error(`${what}: there is no full page to measure`);
};

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const from = performance.now();
  await work();
  return performance.now() - from;
};

/** One and the other in turn, in an order that changes with the round; a first round of each does not count. */
const beside = async (what: string, raw: () => Promise<Answer>, product: () => Promise<Answer>, rounds: number): Promise<Row> => {
  demandSame(what, await raw(), await product());
  const [off, on]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1)
    for (const turn of round % 2 === 0 ? ['raw', 'product'] : ['product', 'raw'])
      (turn === 'raw' ? off : on).push(await timed(turn === 'raw' ? raw : product));
  return { what, off, on, aim: AIM };
};

const measure = async (strapi: Core.Strapi, step: Step): Promise<readonly Row[]> => {
  const { office } = await fillInbox(strapi, step);
  const db = strapi.db.connection;
  const [head, publisher] = [await callerOf(strapi, EMAILS.head), await callerOf(strapi, EMAILS.publisher)];
  const now = Date.now();
  const today = localDay(strapi, now);
  const overdue = overdueUpTo(today, policyNow(strapi, now).audit, await readCalendar(strapi, db)) ?? 0;
  const personOf = ({ actor }: Caller, rest: Omit<Person, 'id'>): Person => ({ id: Number(actor?.id), ...rest });
  const ofHead = personOf(head, { signs: ['second_review', office], publishes: false });
  const ofPublisher = personOf(publisher, { signs: null, publishes: true });
  return [
    await beside(
      'a head: to sign',
      () => bare(db, ofHead, overdue, 'to_sign'),
      () => desk(strapi, head, 'to_sign'),
      step.rounds
    ),
    await beside(
      'a publisher: to publish',
      () => bare(db, ofPublisher, overdue, 'approved'),
      () => desk(strapi, publisher, 'approved'),
      step.rounds
    ),
  ];
};

const main = async (): Promise<void> => {
  const step = JSON.parse(process.env.BENCH_STEP ?? '{}') as Step;
  const dir = process.env.BENCH_DIR ?? '';
  prepareEnvironment('data.db');
  process.env.SIGNING_REAUTHENTICATE = 'false';
  process.chdir(dir);
  const { createStrapi } = await import('@strapi/strapi');
  const strapi = await createStrapi({ appDir: dir, distDir: path.join(dir, 'dist'), serveAdminPanel: false, autoReload: false }).load();
  const { seed } = (await import(path.join(dir, 'dist', 'database', 'seeds', 'index.js'))) as { seed: (s: typeof strapi) => Promise<void> };
  await seed(strapi);
  const answer: Measured = { rows: await measure(strapi, step) };
  await new Promise<void>((resolve) => process.send?.(answer, () => resolve()));
  await strapi.destroy();
  process.exit(0);
};

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
