import { EMAILS } from '../../support/people';
import { ARTICLE, draftArticle, NOTICE, paragraph, reviewUrl, unitId } from '../../support/review';
import { accessToken, bootSite, type Site } from '../../support/site';
import { installDelays } from '../delays';
import { call, edit, publish, sendBack, sign, STAGE_ORDER, submit, takeDown, went, type Answer, type Desk, type Desks } from '../desk';
import { oneOf, randomOf, SEED, type Random } from '../random';
import { listen, MODELS } from '../server';
import type { Review } from '../../../src/plugins/three-review/shared/contracts';

/*
 * A site at work until somebody kills it: a few people submit, sign, publish, edit, return and take down, all at once and on the same few
 * documents. It tells its parent which documents those are and what it has done.
 */

export type Told =
  | { readonly working: true }
  | { readonly document: { readonly uid: string; readonly id: string } }
  | { readonly did: string }
  | { readonly broke: string };

const tell = (told: Told): void => void process.send?.(told);
const DOCUMENTS = 4;
const AT_ONCE = 4;

interface Work {
  readonly desks: Desks;
  readonly documents: readonly { readonly uid: string; readonly id: string }[];
  readonly random: Random;
}

/** What the one whose turn it is does next with a document: mostly on towards publication, now and then not. */
const nextAct = (review: Review, { desks, random }: Work): readonly [string, (uid: string, id: string) => Promise<Answer>] => {
  const chance = random();
  if (chance < 0.12) {
    return ['edit', (uid, id) => edit(desks.superAdmin, uid, id, { title: `改动 ${String(Math.floor(random() * 1e6))}` })];
  }
  if (chance < 0.2 && review.live) return ['take down', (uid, id) => takeDown(desks.publisher, uid, id)];
  if (chance < 0.24 && review.can.return) return ['return', (uid, id) => sendBack(desks.head, uid, id)];
  const stage = STAGE_ORDER.find((one) => one === review.stage);
  const signers = { first_review: desks.officer, second_review: desks.head, final_sign_off: desks.leader };
  if (stage) return ['sign', (uid, id) => sign(signers[stage], uid, id, stage, review.contentHash)];
  if (review.stage === 'draft') return ['submit', (uid, id) => submit(desks.officer, uid, id)];
  if (review.stage === 'published' && chance < 0.8) {
    return ['edit', (uid, id) => edit(desks.superAdmin, uid, id, { title: `又改 ${String(Math.floor(random() * 1e6))}` })];
  }
  return ['publish', (uid, id) => publish(desks.publisher, uid, id)];
};

const oneAct = async (work: Work): Promise<void> => {
  const { uid, id } = oneOf(work.random, work.documents);
  const looked = await call(work.desks.head, 'GET', reviewUrl(uid, id));
  if (!went(looked)) return tell({ broke: `review: ${String(looked.status)} ${JSON.stringify(looked.body)}` });
  const [name, act] = nextAct((looked.body as { data: Review }).data, work);
  const answer = await act(uid, id);
  // A no to one who came too late is no fault; what is neither done nor refused is.
  if (went(answer)) tell({ did: name });
  else if (answer.code === null) tell({ broke: `${name}: ${String(answer.status)} ${JSON.stringify(answer.body)}` });
};

const desksOf = async (site: Site, base: string): Promise<Desks> => {
  const desk = async (email: string): Promise<Desk> => ({ base, token: await accessToken(site.strapi, email), slowed: true });
  return {
    officer: await desk(EMAILS.officer),
    head: await desk(EMAILS.head),
    leader: await desk(EMAILS.leader),
    publisher: await desk(EMAILS.publisher),
    superAdmin: await desk(EMAILS.superAdmin),
  };
};

/** The documents of the run: found again after a restart, made in the first. */
const documentsOf = async (site: Site): Promise<Work['documents']> => {
  const given = JSON.parse(process.env.FAULTS_DOCUMENTS ?? '[]') as { uid: string; id: string }[];
  if (given.length > 0) return given;
  const made: { uid: string; id: string }[] = [];
  for (let i = 0; i < DOCUMENTS; i += 1) {
    const title = `断电第${String(i + 1)}稿`;
    if (i % 3 === 2) {
      const notice = await site.strapi
        .documents(NOTICE)
        .create({ data: { title, text: '停水通知。', reviewUnit: await unitId(site, 'office') } as never });
      made.push({ uid: NOTICE, id: notice.documentId });
    } else
      made.push({
        uid: ARTICLE,
        id: await draftArticle(site, { title, body: paragraph('正文。'), facts: [{ label: '套数', value: '120' }] }),
      });
  }
  for (const document of made) tell({ document });
  return made;
};

const main = async (): Promise<void> => {
  const site = await bootSite({ seeded: process.env.FAULTS_DOCUMENTS === undefined, database: process.env.DATABASE_FILENAME });
  const random = randomOf(SEED);
  installDelays(site.strapi, random, MODELS);
  const work: Work = { desks: await desksOf(site, await listen(site.strapi)), documents: await documentsOf(site), random };
  let over = false;
  process.once('disconnect', () => (over = true));
  tell({ working: true });
  const atWork = async (): Promise<void> => {
    while (!over) await oneAct(work);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, atWork));
  await site.close();
  process.exit(0);
};

void main();
