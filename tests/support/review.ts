import type { Response } from 'supertest';
import { huludao2023, stagePolicy, type StageId } from '../../src/plugins/three-review/core/regulation';
import type { Review } from '../../src/plugins/three-review/shared/contracts';
import type { People } from './people';
import type { Client, Site } from './site';

export const ARTICLE = 'api::article.article';
export const NOTICE = 'api::notice.notice';

export const reviewUrl = (uid: string, documentId: string, act = ''): string =>
  `/three-review/reviews/${uid}/${documentId}${act && `/${act}`}`;
export const cmUrl = (uid: string, documentId?: string, act?: string): string =>
  ['/content-manager/collection-types', uid, documentId, act && `actions/${act}`].filter(Boolean).join('/');

export const look = async (by: Client, uid: string, documentId: string, locale?: string): Promise<Review> => {
  const answer = await by.get(reviewUrl(uid, documentId) + (locale ? `?locale=${locale}` : ''));
  if (answer.status !== 200) throw new Error(`review: ${String(answer.status)} ${JSON.stringify(answer.body)}`);
  return (answer.body as { data: Review }).data;
};

/** A complete answer sheet: all five criteria pass, every duty of the stage ticked. */
export const answers = (stage: StageId) => ({
  criteria: huludao2023.criteria.map(({ id }) => ({ id, verdict: 'pass' as const })),
  checklist: stagePolicy(huludao2023, stage).duties.map(({ id }) => id),
});

export const sign = async (by: Client, uid: string, documentId: string, stage: StageId, locale?: string): Promise<Response> => {
  const { contentHash } = await look(by, uid, documentId, locale);
  return by.post(reviewUrl(uid, documentId, 'sign'), { stage, contentHash, ...answers(stage), ...(locale ? { locale } : {}) });
};

const demand = (answer: Response, what: string): void => {
  if (answer.status !== 200) throw new Error(`${what}: ${String(answer.status)} ${JSON.stringify(answer.body)}`);
};

export const submit = async (people: People, uid: string, documentId: string, locale?: string): Promise<void> =>
  demand(await people.officer.post(reviewUrl(uid, documentId, 'submit'), locale ? { locale } : {}), 'submit');

/** Submission and as many of the three sign-offs as asked for, each by the person in post. */
export const reviewed = async (
  people: People,
  uid: string,
  documentId: string,
  signOffs: 0 | 1 | 2 | 3 = 3,
  locale?: string
): Promise<void> => {
  await submit(people, uid, documentId, locale);
  const chain = [
    [people.officer, 'first_review'],
    [people.head, 'second_review'],
    [people.leader, 'final_sign_off'],
  ] as const;
  for (const [by, stage] of chain.slice(0, signOffs)) demand(await sign(by, uid, documentId, stage, locale), stage);
};

export const publish = (by: Client, uid: string, documentId: string, body: object = {}, locale?: string): Promise<Response> =>
  by.post(cmUrl(uid, documentId, 'publish') + (locale ? `?locale=${locale}` : ''), body);

export const unitId = async (site: Site, code: string): Promise<string> => {
  const unit = await site.strapi.db.query('plugin::three-review.unit').findOne({ where: { code } });
  if (!unit) throw new Error(`no unit ${code}`);
  return String(unit.documentId);
};

export const paragraph = (text: string) => [{ type: 'paragraph', children: [{ type: 'text', text }] }];

/** A draft article of 办公室, through the document service. */
export const draftArticle = async (site: Site, data: object = {}): Promise<string> => {
  const made = await site.strapi.documents(ARTICLE).create({
    data: {
      title: '保障性住房配租公告',
      body: paragraph('本批次房源共一百二十套。'),
      eventDate: '2026-11-20',
      unit: await unitId(site, 'office'),
      ...data,
    } as never,
  });
  return made.documentId;
};

export interface Refused {
  readonly status: number;
  readonly code: string | undefined;
  readonly article: string | undefined;
}

/** The refusal in an answer of REST or the admin, or in the `errors` of GraphQL. */
export const refusalIn = (answer: Response): Refused => {
  const body = answer.body as {
    error?: { details?: { code?: string; article?: string } };
    errors?: { extensions?: { error?: { details?: { code?: string; article?: string } } } }[];
  };
  const details = body.error?.details ?? body.errors?.[0]?.extensions?.error?.details;
  return { status: answer.status, code: details?.code, article: details?.article };
};
