import type { Response } from 'supertest';
import { EMAILS, type People } from './people';
import { ARTICLE, cmUrl, publish, refusalIn } from './review';
import { adminToken, apiToken } from './tokens';
import type { Client, Site } from './site';

/** What stands ready for the attempts: people signed in and tokens of every kind. */
export interface Ground {
  readonly site: Site;
  readonly people: People;
  readonly fullAccess: Client;
  readonly publisherToken: Client;
}

export const groundOf = async (site: Site, people: People): Promise<Ground> => ({
  site,
  people,
  fullAccess: site.outside(await apiToken(site, 'full-access')),
  publisherToken: site.outside(
    await adminToken(site, EMAILS.publisher, ['plugin::content-manager.explorer.read', 'plugin::content-manager.explorer.publish'])
  ),
});

/** How an attempt ended: the code of the refusal, or null when it went through. */
export type Attempt = (ground: Ground, documentId: string) => Promise<string | null>;

export interface Path {
  readonly name: string;
  readonly attempt: Attempt;
  /** The refusal that this path meets whatever was signed; without one, any refusal will do. */
  readonly code?: string;
  /** With three sign-offs on exactly this content: does this path publish? Only a publisher in person does. */
  readonly opens: boolean;
  /** The editor has typed this on the way: refused or not, his words are kept in a draft, and nothing else. */
  readonly keeps?: string;
}

const overHttp =
  (call: (ground: Ground, documentId: string) => Promise<Response>): Attempt =>
  async (ground, documentId) => {
    const answer = await call(ground, documentId);
    const { code } = refusalIn(answer);
    if (code) return code;
    if (answer.status >= 500) throw new Error(`${String(answer.status)} ${JSON.stringify(answer.body)}`);
    return answer.status >= 400 ? `http ${String(answer.status)}` : null;
  };

const inCode =
  (call: (ground: Ground, documentId: string) => Promise<unknown>): Attempt =>
  async (ground, documentId) => {
    try {
      await call(ground, documentId);
      return null;
    } catch (error) {
      const details = (error as { details?: { code?: string } }).details;
      if (details?.code) return details.code;
      throw error;
    }
  };

const graphql = (ground: Ground, query: string): Promise<Response> => ground.fullAccess.post('/graphql', { query });
const documents = ({ site }: Ground) => site.strapi.documents(ARTICLE) as unknown as Record<string, (params: object) => Promise<unknown>>;
const rows = ({ site }: Ground) => site.strapi.db.query(ARTICLE);
const call = (ground: Ground, action: string, params: object): Promise<unknown> => {
  const work = documents(ground)[action];
  if (!work) throw new Error(`no action ${action}`);
  return work(params);
};
const entityService = ({ site }: Ground) =>
  site.strapi.entityService as unknown as Record<'create' | 'update', (...args: unknown[]) => Promise<unknown>>;

const LIVE = { title: '未经审核', publishedAt: new Date('2026-11-24T00:00:00Z') };
const liveId = async (ground: Ground, documentId: string): Promise<number> => {
  const row = await rows(ground).findOne({ where: { documentId, publishedAt: { $notNull: true } } });
  return Number(row?.id);
};

/** Every way on which a document of a covered type could go live or change while live (design: strapi-facts). */
export const PATHS: readonly Path[] = [
  {
    name: 'Content Manager, publish by a publisher',
    opens: true,
    attempt: overHttp(({ people }, id) => publish(people.publisher, ARTICLE, id)),
  },
  {
    name: 'Content Manager, bulk publish by a publisher',
    opens: true,
    attempt: overHttp(({ people }, id) =>
      people.publisher.post(cmUrl(ARTICLE, undefined, 'bulkPublish'), { documentIds: [id], locale: ['zh-Hans'] })
    ),
  },
  {
    name: 'Content Manager, publish with unsaved changes',
    opens: false,
    keeps: '夹带',
    attempt: overHttp(({ people }, id) => publish(people.superAdmin, ARTICLE, id, { title: '夹带' })),
  },
  {
    name: 'Content Manager, publish by a super administrator',
    opens: false,
    attempt: overHttp(({ people }, id) => publish(people.superAdmin, ARTICLE, id)),
  },
  {
    name: 'Content Manager, create and publish',
    opens: false,
    keeps: '新建即发',
    attempt: overHttp(({ people }) => people.superAdmin.post(cmUrl(ARTICLE) + '/actions/publish', { title: '新建即发' })),
  },
  {
    name: "Content Manager, publish by the publisher's token",
    opens: false,
    attempt: overHttp(({ publisherToken }, id) => publish(publisherToken, ARTICLE, id)),
  },
  {
    name: 'REST, POST without status',
    opens: false,
    code: 'create_published',
    attempt: overHttp(({ fullAccess }) => fullAccess.post('/api/articles', { data: { title: '直发' } })),
  },
  {
    name: 'REST, POST with status=published',
    opens: false,
    code: 'create_published',
    attempt: overHttp(({ fullAccess }) => fullAccess.post('/api/articles?status=published', { data: { title: '直发' } })),
  },
  {
    name: 'REST, PUT without status',
    opens: false,
    attempt: overHttp(({ fullAccess }, id) => fullAccess.put(`/api/articles/${id}`, { data: {} })),
  },
  {
    name: 'REST, PUT with status=published and a change',
    opens: false,
    attempt: overHttp(({ fullAccess }, id) => fullAccess.put(`/api/articles/${id}?status=published`, { data: { title: '夹带' } })),
  },
  {
    name: 'GraphQL, create by default',
    opens: false,
    code: 'create_published',
    attempt: overHttp((ground) => graphql(ground, 'mutation { createArticle(data: { title: "直发" }) { documentId } }')),
  },
  {
    name: 'GraphQL, update by default',
    opens: false,
    attempt: overHttp((ground, id) =>
      graphql(ground, `mutation { updateArticle(documentId: "${id}", data: { summary: "x" }) { documentId } }`)
    ),
  },
  {
    name: 'GraphQL, update with status PUBLISHED',
    opens: false,
    attempt: overHttp((ground, id) =>
      graphql(ground, `mutation { updateArticle(documentId: "${id}", status: PUBLISHED, data: {}) { documentId } }`)
    ),
  },
  { name: 'document service, publish', opens: false, attempt: inCode((ground, documentId) => call(ground, 'publish', { documentId })) },
  {
    name: 'document service, publish every locale',
    opens: false,
    attempt: inCode((ground, documentId) => call(ground, 'publish', { documentId, locale: '*' })),
  },
  {
    name: 'document service, publish with an operator for the id',
    opens: false,
    code: 'document_id_required',
    attempt: inCode((ground, documentId) => call(ground, 'publish', { documentId: { $in: [documentId] } })),
  },
  {
    name: 'document service, publish with a list for the id',
    opens: false,
    code: 'document_id_required',
    attempt: inCode((ground, documentId) => call(ground, 'publish', { documentId: [documentId] })),
  },
  {
    name: 'document service, create with status published',
    opens: false,
    code: 'create_published',
    attempt: inCode((ground) => call(ground, 'create', { data: { title: '直发' }, status: 'published' })),
  },
  {
    name: 'document service, update with status published',
    opens: false,
    attempt: inCode((ground, documentId) => call(ground, 'update', { documentId, data: { title: '夹带' }, status: 'published' })),
  },
  {
    name: 'document service, an update that moves onto another document',
    opens: false,
    code: 'document_id_required',
    attempt: inCode((ground, documentId) => call(ground, 'update', { documentId, data: { documentId: 'another-document' } })),
  },
  {
    name: 'document service, a stage written by hand',
    opens: false,
    code: 'direct_write',
    attempt: inCode((ground, documentId) => call(ground, 'update', { documentId, data: { reviewStage: 'approved' } })),
  },
  {
    name: 'entity service, create with publishedAt',
    opens: false,
    attempt: inCode((ground) => entityService(ground).create(ARTICLE, { data: { ...LIVE, status: 'published' }, status: 'published' })),
  },
  {
    name: 'db.query, create with publishedAt',
    opens: false,
    code: 'blocked_write',
    attempt: inCode((ground) => rows(ground).create({ data: { ...LIVE, documentId: 'forged' } })),
  },
  {
    name: 'db.query, createMany with publishedAt',
    opens: false,
    code: 'blocked_write',
    attempt: inCode((ground) => rows(ground).createMany({ data: [{ ...LIVE, documentId: 'forged' }] })),
  },
  {
    name: 'db.query, update of a draft to publishedAt',
    opens: false,
    code: 'blocked_write',
    attempt: inCode((ground, documentId) => rows(ground).update({ where: { documentId }, data: LIVE })),
  },
  {
    name: 'db.query, updateMany to publishedAt',
    opens: false,
    code: 'blocked_write',
    attempt: inCode((ground, documentId) => rows(ground).updateMany({ where: { documentId }, data: { publishedAt: LIVE.publishedAt } })),
  },
  {
    name: 'db.queryBuilder, update of a draft to publishedAt',
    opens: false,
    code: 'live_content',
    attempt: inCode(({ site }, documentId) =>
      site.strapi.db.queryBuilder(ARTICLE).where({ documentId }).update({ publishedAt: LIVE.publishedAt }).execute()
    ),
  },
  {
    name: 'knex, update of a draft to published_at',
    opens: false,
    code: 'live_content',
    attempt: inCode(({ site }, documentId) =>
      site.strapi.db.connection('articles').where({ document_id: documentId }).update({ published_at: LIVE.publishedAt })
    ),
  },
  {
    name: 'raw SQL, a live copy of the draft',
    opens: false,
    code: 'live_content',
    attempt: inCode(({ site }, documentId) =>
      site.strapi.db.connection.raw(
        'INSERT INTO articles (document_id, title, published_at, locale) SELECT document_id, title, created_at, locale FROM articles WHERE document_id = ?',
        [documentId]
      )
    ),
  },
  {
    name: 'db.query, a stage written by hand',
    opens: false,
    code: 'direct_write',
    attempt: inCode((ground, documentId) => rows(ground).update({ where: { documentId }, data: { reviewStage: 'published' } })),
  },
  {
    name: 'document service, clone as published',
    opens: false,
    code: 'create_published',
    attempt: inCode((ground, documentId) => call(ground, 'clone', { documentId, status: 'published' })),
  },
];

/** What is live stays live until a publisher takes it down with a reason: these meet a document that is live. */
export const LIVE_PATHS: readonly Path[] = [
  {
    name: 'Content Manager, unpublish',
    opens: false,
    code: 'take_down_required',
    attempt: overHttp(({ people }, id) => people.publisher.post(cmUrl(ARTICLE, id, 'unpublish'), {})),
  },
  {
    name: 'Content Manager, bulk unpublish',
    opens: false,
    code: 'take_down_required',
    attempt: overHttp(({ people }, id) => people.superAdmin.post(cmUrl(ARTICLE, undefined, 'bulkUnpublish'), { documentIds: [id] })),
  },
  {
    name: 'Content Manager, delete',
    opens: false,
    code: 'take_down_required',
    attempt: overHttp(({ people }, id) => people.superAdmin.delete(cmUrl(ARTICLE, id))),
  },
  {
    name: 'Content Manager, bulk delete',
    opens: false,
    code: 'take_down_required',
    attempt: overHttp(({ people }, id) => people.superAdmin.post(cmUrl(ARTICLE, undefined, 'bulkDelete'), { documentIds: [id] })),
  },
  {
    name: 'REST, DELETE',
    opens: false,
    code: 'take_down_required',
    attempt: overHttp(({ fullAccess }, id) => fullAccess.delete(`/api/articles/${id}`)),
  },
  {
    name: 'GraphQL, delete',
    opens: false,
    code: 'take_down_required',
    attempt: overHttp((ground, id) => graphql(ground, `mutation { deleteArticle(documentId: "${id}") { documentId } }`)),
  },
  {
    name: 'document service, unpublish',
    opens: false,
    code: 'take_down_required',
    attempt: inCode((ground, documentId) => call(ground, 'unpublish', { documentId })),
  },
  {
    name: 'document service, delete',
    opens: false,
    code: 'take_down_required',
    attempt: inCode((ground, documentId) => call(ground, 'delete', { documentId })),
  },
  {
    name: 'entity service, update of the live entry',
    opens: false,
    attempt: inCode(async (ground, documentId) =>
      entityService(ground).update(ARTICLE, await liveId(ground, documentId), { data: { title: '改' } })
    ),
  },
  {
    name: 'db.query, update of the live row',
    opens: false,
    code: 'blocked_write',
    attempt: inCode((ground, documentId) =>
      rows(ground).update({ where: { documentId, publishedAt: { $notNull: true } }, data: { title: '改' } })
    ),
  },
  {
    name: 'db.query, updateMany of live rows',
    opens: false,
    code: 'blocked_write',
    attempt: inCode((ground, documentId) => rows(ground).updateMany({ where: { documentId }, data: { title: '改' } })),
  },
  {
    name: 'db.query, delete of the live row',
    opens: false,
    code: 'blocked_write',
    attempt: inCode((ground, documentId) => rows(ground).delete({ where: { documentId, publishedAt: { $notNull: true } } })),
  },
  {
    name: 'db.query, deleteMany',
    opens: false,
    code: 'blocked_write',
    attempt: inCode((ground, documentId) => rows(ground).deleteMany({ where: { documentId } })),
  },
];
