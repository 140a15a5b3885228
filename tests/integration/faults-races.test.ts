import { setTimeout as pause } from 'node:timers/promises';
import { approvedContents, check } from '../faults/checker';
import { CONTESTS, type Cast, type Contest, type Ground, type Subject } from '../faults/contests';
import { tell } from '../faults/counts';
import { call, demand, refused, went, type Answer, type Desk } from '../faults/desk';
import { randomOf, SEED, wait, type Random } from '../faults/random';
import { elsewhere, here, type Server } from '../faults/server';
import { openSql, type Sql } from '../faults/sql';
import { readContent } from '../../src/plugins/three-review/server/src/content';
import { EMAILS } from '../support/people';
import { ARTICLE, unitId } from '../support/review';
import { accessToken, bootSite, ENGINE, type Site } from '../support/site';

/** Of every contest in every setting: `npm run faults` plays the full count. */
const ROUNDS = Number(process.env.THREE_REVIEW_ROUNDS ?? 2);
/** Rounds at once: on SQLite the pool of one connection has them wait for each other anyway. */
const LANES = ENGINE === 'sqlite' ? 1 : 3;
/** ms within which every act must have ended, one way or the other. */
const BOUND = 30_000;
/** ms from the socket to the plugin's first line, under load: only from there on can it know that somebody raced. */
const HANDOVER = 25;
/** ms by which one of the two may come late: on SQLite an act is soon over. */
const HEAD_START = ENGINE === 'sqlite' ? 3 : 20;
const MINUTES = 60_000;

const SETTINGS = ENGINE === 'sqlite' ? (['one process'] as const) : (['one process', 'two processes'] as const);

let site: Site;
let near: Server;
let far: Server | null = null;
let sql: Sql;
let watcher: Sql;
let ground: Ground;

const castOf = async (): Promise<Cast> => {
  const desk = async (email: string): Promise<Desk> => ({ base: near.base, token: await accessToken(site.strapi, email) });
  return {
    officer: await desk(EMAILS.officer),
    head: await desk(EMAILS.head),
    headAgain: await desk(EMAILS.head),
    secondHead: await desk('head.housing@bureau.example'),
    leader: await desk(EMAILS.leader),
    publisher: await desk(EMAILS.publisher),
    publisherAgain: await desk(EMAILS.publisher),
    superAdmin: await desk(EMAILS.superAdmin),
  };
};

/** A second holder of the post that signs the second review. */
const appointSecondHead = async ({ superAdmin }: Cast): Promise<void> => {
  const user = await site.strapi.db.query('admin::user').findOne({ where: { email: 'head.housing@bureau.example' } });
  const body = { kind: 'unitHead', unit: await unitId(site, 'office'), holder: user?.id };
  demand(await call(superAdmin, 'POST', '/three-review/posts', body), 'post');
};

beforeAll(async () => {
  site = await bootSite();
  const random = randomOf(SEED);
  near = await here(site.strapi, random);
  if (SETTINGS.length > 1) far = await elsewhere(random);
  sql = await openSql();
  watcher = await openSql();
  const cast = await castOf();
  const columns = await site.strapi.db.query('api::column.column').findMany({ limit: 2 });
  ground = { site, cast, random, columns: [String(columns[0]?.documentId), String(columns[1]?.documentId)] };
  await appointSecondHead(cast);
}, 10 * MINUTES);
afterAll(async () => {
  await far?.close();
  await sql.close();
  await watcher.close();
  await site.close();
});

const bounded = (work: Promise<Answer>): Promise<Answer> =>
  Promise.race([
    work,
    pause(BOUND, undefined, { ref: false }).then(() => Promise.reject(new Error(`an act had not ended after ${String(BOUND)} ms`))),
  ]);

const LOOK = `SELECT a.title AS title, f.value AS fact, c.document_id AS col FROM articles a
  LEFT JOIN articles_cmps j ON j.entity_id = a.id AND j.field = 'facts'
  LEFT JOIN components_shared_facts f ON f.id = j.cmp_id
  LEFT JOIN articles_column_lnk l ON l.article_id = a.id
  LEFT JOIN columns c ON c.id = l.column_id
  WHERE a.document_id = ? AND a.published_at IS NOT NULL`;

const shown = (title: unknown, fact: unknown, column: unknown): string => [title, fact, column].map(String).join(' | ');

/** A visitor who looks all the while: what was ever live, each time in one statement. */
const watch = (documentId: string): { stop: () => Promise<ReadonlySet<string>> } => {
  const seen = new Set<string>();
  let over = false;
  const looking = (async () => {
    while (!over) {
      for (const row of await watcher.all(LOOK, [documentId])) seen.add(shown(row.title, row.fact, row.col));
      await pause(4);
    }
  })();
  return {
    stop: async () => {
      over = true;
      await looking;
      return seen;
    },
  };
};

/**
 * Who did not get his way is told so in a form that a client understands: 409 to the loser of a race. Only he whose act reached the
 * server when the other one was recorded already, or all but, may hear the plain no, for he did not race.
 */
const demandAnswer = async (answer: Answer, documentId: string, vanishes: boolean): Promise<void> => {
  if (went(answer) || (vanishes && answer.status === 404)) return;
  const said = `${String(answer.status)} ${JSON.stringify(answer.body)}`;
  if (!refused(answer) && !(vanishes && answer.status === 403)) throw new Error(said);
  if (answer.status === 409) return;
  const [moved] = await sql.all('SELECT MAX(updated_at_ms) AS at FROM three_review_states WHERE document_id = ?', [documentId]);
  const early = Number(moved?.at) - answer.arrivedAt;
  if (!(early <= HANDOVER)) throw new Error(`arrived ${String(early)} ms before the other act was recorded, and yet: ${said}`);
};

const oneRound = async (
  contest: Contest,
  servers: readonly [Server, Server],
  random: Random
): Promise<{ subject: Subject; answers: [Answer, Answer] }> => {
  const subject = await contest.prepare(ground);
  const watching = watch(subject.documentId);
  const [left, right] = contest.sides;
  const swapped = random() < 0.5;
  const leftIsLate = random() < 0.6;
  const act = async (side: typeof left, server: Server, late: boolean): Promise<Answer> => {
    if (late) await wait(random, HEAD_START);
    return bounded(side(ground, server, subject));
  };
  const answers = await Promise.all([act(left, servers[swapped ? 1 : 0], leftIsLate), act(right, servers[swapped ? 0 : 1], !leftIsLate)]);
  const seen = await watching.stop();

  for (const answer of answers) await demandAnswer(answer, subject.documentId, contest.vanishes ?? false);
  contest.settle?.(...answers);
  const approved = await approvedContents(sql, ARTICLE, subject.documentId);
  const live = await readContent(site.strapi, { uid: ARTICLE, documentId: subject.documentId, live: true }, []);
  expect(live.length).toBeLessThanOrEqual(1);
  for (const row of live) expect([...approved.keys()]).toContain(row.full);
  const words = [...approved.values()].map(({ title, facts, column }) => {
    const [fact] = facts as { value: unknown }[];
    return shown(title, fact?.value, (column as unknown[])[0]);
  });
  expect([...seen].filter((text) => !words.includes(text))).toEqual([]);
  return { subject, answers };
};

const inWords = (answer: Answer): string => {
  if (went(answer)) return 'done';
  const said = `${String(answer.status)} ${answer.code ?? ''}`.trim();
  return answer.status === 403 ? `${said}, having come afterwards` : said;
};

describe.each(SETTINGS)(`[A10.2] ${ENGINE}, %s: whoever wins, nothing unreviewed is live for an instant`, (setting) => {
  it.each(CONTESTS.map((contest) => [contest.name, contest] as const))(
    '%s',
    async (name, contest) => {
      const servers: readonly [Server, Server] = [near, setting === 'two processes' && far ? far : near];
      ground = { ...ground, cast: await castOf() };
      const documents: string[] = [];
      const tally = new Map<string, number>();
      let left = ROUNDS;
      const from = performance.now();
      const lane = async (): Promise<void> => {
        while (left > 0) {
          left -= 1;
          const { subject, answers } = await oneRound(contest, servers, ground.random);
          documents.push(subject.documentId);
          const result = answers.map(inWords).join(' / ');
          tally.set(result, (tally.get(result) ?? 0) + 1);
        }
      };
      await Promise.all(Array.from({ length: LANES }, lane));
      const outcome = [...tally].map(([result, times]) => `${String(times)} × ${result}`).join(', ');
      tell('races', `, ${setting}: ${name}: ${outcome} (${String(Math.round((performance.now() - from) / ROUNDS))} ms a round)`);

      const found = await check(sql, documents);
      expect(found.problems).toEqual([]);
      expect(found.signed).toBeGreaterThanOrEqual(ROUNDS);
      const verified = demand(await call(ground.cast.superAdmin, 'GET', '/three-review/ledger/verify'), 'verify');
      const { problems } = (verified.body as { data: { problems: { chain: string }[] } }).data;
      expect(problems.filter(({ chain }) => documents.some((id) => chain.endsWith(`/${id}`)))).toEqual([]);
    },
    60 * MINUTES
  );
});
