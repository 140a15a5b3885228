import type { Site } from '../support/site';
import { ARTICLE, cmUrl, draftArticle, paragraph } from '../support/review';
import { bringTo, call, edit, insist, publish, sendBack, sign, takeDown, went, type Answer, type Desk, type Desks } from './desk';
import { oneOf, type Random } from './random';
import type { Server } from './server';

/** The people, in person: `second…` are other sessions or other holders of the same post. */
export interface Cast extends Desks {
  readonly secondHead: Desk;
  readonly headAgain: Desk;
  readonly publisherAgain: Desk;
}

export interface Ground {
  readonly site: Site;
  readonly cast: Cast;
  readonly columns: readonly [string, string];
  readonly random: Random;
}

/** What a round is about. */
export interface Subject {
  readonly documentId: string;
  readonly contentHash: string;
  readonly factId: number;
  readonly otherColumn: string;
}

/** One of two who act at the same moment, each at a server. */
type Side = (ground: Ground, at: Server, subject: Subject) => Promise<Answer>;

export interface Contest {
  readonly name: string;
  readonly prepare: (ground: Ground) => Promise<Subject>;
  readonly sides: readonly [Side, Side];
  /** One side speaks of what the other removes, or only makes: he who comes afterwards, or before it, finds nothing, and Strapi says so. */
  readonly vanishes?: boolean;
  /** What must hold of the two answers; throws where it does not. */
  readonly settle?: (first: Answer, second: Answer) => void;
}

let made = 0;
const at = (server: Server, desk: Desk): Desk => ({ ...desk, base: server.base, slowed: true });

/** As `insist`, for code: other lanes write into the same columns, and MariaDB lets one of two through. */
const drafted = async (site: Site, data: object, attempts = 8): Promise<string> => {
  try {
    return await draftArticle(site, data);
  } catch (error) {
    if (attempts === 1 || (error as { details?: { code?: string } }).details?.code !== 'lost_race') throw error;
    return drafted(site, data, attempts - 1);
  }
};

const prepared =
  (signOffs: 2 | 3 | 1, live = false) =>
  async ({ site, cast, columns, random }: Ground): Promise<Subject> => {
    made += 1;
    const column = oneOf(random, columns);
    const words = {
      title: `竞争第${String(made)}稿`,
      body: paragraph('本批次房源共一百二十套。'),
      facts: [{ label: '套数', value: '120' }],
    };
    const documentId = await drafted(site, { ...words, column });
    if (live) {
      await bringTo(cast, ARTICLE, documentId, 3);
      await insist('publish', () => publish(cast.publisher, ARTICLE, documentId));
      await insist('edit', () => edit(cast.superAdmin, ARTICLE, documentId, { title: `${words.title}，修订` }));
    }
    const contentHash = await bringTo(cast, ARTICLE, documentId, signOffs);
    const row = await site.strapi.db.query(ARTICLE).findOne({ where: { documentId, publishedAt: null }, populate: ['facts'] });
    return { documentId, contentHash, factId: Number(row?.facts[0]?.id), otherColumn: column === columns[0] ? columns[1] : columns[0] };
  };

const publishes: Side = ({ cast }, server, { documentId }) => publish(at(server, cast.publisher), ARTICLE, documentId);
const edits: Side = ({ cast }, server, { documentId }) =>
  edit(at(server, cast.superAdmin), ARTICLE, documentId, { title: '未经审核的标题' });
const returns: Side = ({ cast }, server, { documentId }) => sendBack(at(server, cast.head), ARTICLE, documentId);
const editsComponent: Side = ({ cast, random }, server, { documentId, factId }) =>
  random() < 0.7
    ? server.editFact({ id: factId, value: '999', bySql: random() < 0.6 })
    : edit(at(server, cast.superAdmin), ARTICLE, documentId, { facts: [{ label: '套数', value: '998' }] });

/** From the column's side, which is no act on the article, and from the article's. */
const editsRelation: Side = ({ cast, random }, server, { documentId, otherColumn }) => {
  const desk = at(server, cast.superAdmin);
  if (random() < 0.4) return edit(desk, ARTICLE, documentId, { column: { set: [{ documentId: otherColumn }] } });
  return call(desk, 'PUT', cmUrl('api::column.column', otherColumn), {
    articles: { connect: [{ documentId, locale: 'zh-Hans', status: 'draft' }] },
  });
};
const takesDown: Side = ({ cast }, server, { documentId }) => takeDown(at(server, cast.publisher), ARTICLE, documentId);
/** Strapi's own: it does nothing while nothing is live, and what is live it may not touch. */
const unpublishes: Side = ({ cast }, server, { documentId }) =>
  call(at(server, cast.publisher), 'POST', cmUrl(ARTICLE, documentId, 'unpublish'), {});
const deletes: Side = ({ cast }, server, { documentId }) => call(at(server, cast.officer), 'DELETE', cmUrl(ARTICLE, documentId));
const signs =
  (who: keyof Cast, stage: 'second_review' | 'final_sign_off'): Side =>
  ({ cast }, server, { documentId, contentHash }) =>
    sign(at(server, cast[who]), ARTICLE, documentId, stage, contentHash);

const exactlyOne = (first: Answer, second: Answer): void => {
  if (went(first) === went(second)) throw new Error(`one of the two: ${JSON.stringify([first.status, second.status])}`);
};

/** Two who want the same do not keep each other from it. */
const notNeither = (first: Answer, second: Answer): void => {
  if (!went(first) && !went(second)) throw new Error(`neither of the two: ${JSON.stringify([first, second])}`);
};

/** Who races whom for what (A10.2). */
export const CONTESTS: readonly Contest[] = [
  { name: 'publish against an edit of the draft', prepare: prepared(3), sides: [publishes, edits] },
  { name: 'publish against a return', prepare: prepared(3), sides: [publishes, returns] },
  { name: 'publish against an edit of a component', prepare: prepared(3), sides: [publishes, editsComponent] },
  { name: 'publish against an edit of a relation', prepare: prepared(3), sides: [publishes, editsRelation] },
  { name: 'publish against taking down', prepare: prepared(3, true), sides: [publishes, takesDown] },
  { name: 'the first publication against Strapi’s own unpublish', prepare: prepared(3), sides: [publishes, unpublishes], vanishes: true },
  { name: 'publish against deletion', prepare: prepared(3), sides: [publishes, deletes], vanishes: true },
  {
    name: 'two publishers',
    prepare: prepared(3),
    sides: [publishes, ({ cast }, server, { documentId }) => publish(at(server, cast.publisherAgain), ARTICLE, documentId)],
    settle: notNeither,
  },
  {
    name: 'one signer in two sessions',
    prepare: prepared(1),
    sides: [signs('head', 'second_review'), signs('headAgain', 'second_review')],
    settle: exactlyOne,
  },
  {
    name: 'two holders of one post',
    prepare: prepared(1),
    sides: [signs('head', 'second_review'), signs('secondHead', 'second_review')],
    settle: exactlyOne,
  },
  { name: 'the final sign-off against an edit', prepare: prepared(2), sides: [signs('leader', 'final_sign_off'), edits] },
];
