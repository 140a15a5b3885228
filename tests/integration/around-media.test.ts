import { dump } from '../support/dump';
import { signIn, type People } from '../support/people';
import { ARTICLE, draftArticle, look, paragraph, publish, reviewed } from '../support/review';
import { adminWith, READ, type Grant } from '../support/roles';
import { bootSite, type Site } from '../support/site';
import {
  approvedArticle,
  bytesOnDisk,
  clearUploads,
  liveArticle,
  newFile,
  onDisk,
  png,
  refusalOf,
  refusedWithoutTrace,
  sendFile,
  sentFile,
  uploadService,
  type MediaFile,
} from '../support/surroundings';
import { apiToken } from '../support/tokens';

let site: Site;
let people: People;
let token: string;
let filesBefore: Record<string, string>;

beforeAll(async () => {
  site = await bootSite();
  people = await signIn(site);
  token = await apiToken(site, 'full-access');
  filesBefore = onDisk(site);
  // The first upload over REST makes the folder that all of them go to.
  await upload({});
});
afterAll(async () => {
  clearUploads(site, filesBefore);
  await site.close();
});

const OTHER = png(20, 20, 220);
const upload = (fields: Record<string, string>) => sendFile(site, token, { bytes: OTHER }).field(fields);
const service = () => uploadService(site);
const files = () => site.strapi.db.query('plugin::upload.file');
const deleting = (name: 'file' | 'folder') =>
  site.strapi.plugin('upload').service(name) as unknown as { deleteByIds(ids: number[]): Promise<unknown> };
const gallery = (pictures: number[]) => ({ sections: [{ __component: 'shared.gallery', caption: '组图', pictures }] });
const folder = async (): Promise<number> => {
  const made = await people.superAdmin.post('/upload/folders', { name: `夹${String(Math.random())}`, parent: null });
  return Number(made.body.data.id);
};

/** How covered content shows a file. */
const SHOWN: readonly (readonly [string, (file: MediaFile) => object])[] = [
  ['as its cover', (file) => ({ cover: file.id })],
  ['as an attachment', (file) => ({ attachments: [file.id] })],
  ['in a component of a dynamic zone', (file) => gallery([file.id])],
  ['by its address in a block', (file) => ({ body: paragraph(`见 ${file.url}`) })],
  ['by its address in a text', (file) => ({ summary: `附图：${file.url.replace('/uploads/', '/uploads/thumbnail_')}` })],
  ['by a percent-encoded address', (file) => ({ summary: `见 ${file.url.replace(/_/g, '%5f').replace(/e/, '%65')}` })],
  ['by an address with entities', (file) => ({ body: paragraph(`<a href="${file.url.replace(/_/g, '&#95;')}">附件</a>`) })],
  ['by an address escaped as in JSON', (file) => ({ summary: file.url.replace(/_/g, String.raw`\u005f`) })],
  ['by an address with a line break in it', (file) => ({ summary: `<img src="${file.url.slice(0, -9)}\n${file.url.slice(-9)}">` })],
  ['by an address with backslashes and detours', (file) => ({ summary: String.raw`\x\..` + file.url.replace(/\//g, '\\') })],
  [
    'by its address in a component',
    (file) => ({ sections: [{ __component: 'shared.table-note', note: '注', facts: [{ label: '图', value: file.url }] }] }),
  ],
];

type Attack = (file: MediaFile) => Promise<unknown>;

/** Every way to a file's bytes, texts or row. */
const ATTACKS: readonly (readonly [string, Attack])[] = [
  ['service, replace', (file) => service().replace(file.id, { data: { fileInfo: {} }, file: sentFile(OTHER) })],
  ['service, alternative text', (file) => service().updateFileInfo(file.id, { alternativeText: '改' })],
  ['service, caption', (file) => service().updateFileInfo(file.id, { caption: '改' })],
  ['service, name', (file) => service().updateFileInfo(file.id, { name: '改.png' })],
  ['service, focal point', (file) => service().updateFileInfo(file.id, { focalPoint: { x: 1, y: 2 } })],
  ['service, remove', (file) => service().remove(file)],
  ['service, delete by ids', (file) => deleting('file').deleteByIds([file.id])],
  ['Media Library, file info', (file) => people.superAdmin.post(`/upload?id=${String(file.id)}`, { fileInfo: { alternativeText: '改' } })],
  [
    'Media Library, file info by its own route',
    (file) => people.superAdmin.put(`/upload/files/${String(file.id)}`, { fileInfo: { caption: '改' } }),
  ],
  ['Media Library, delete', (file) => people.superAdmin.delete(`/upload/files/${String(file.id)}`)],
  ['Media Library, bulk delete', (file) => people.superAdmin.post('/upload/actions/bulk-delete', { fileIds: [file.id] })],
  ['REST, replace', (file) => sendFile(site, token, { to: `/api/upload?id=${String(file.id)}`, bytes: OTHER })],
  ['REST, delete', (file) => site.outside(token).delete(`/api/upload/files/${String(file.id)}`)],
  [
    'GraphQL, file info',
    (file) =>
      site
        .outside(token)
        .post('/graphql', { query: `mutation { updateUploadFile(id: "${String(file.id)}", info: { caption: "改" }) { documentId } }` }),
  ],
  [
    'GraphQL, delete',
    (file) => site.outside(token).post('/graphql', { query: `mutation { deleteUploadFile(id: "${String(file.id)}") { documentId } }` }),
  ],
  [
    'document service, update',
    (file) => site.strapi.documents('plugin::upload.file').update({ documentId: file.documentId, data: { caption: '改' } as never }),
  ],
  ['document service, delete', (file) => site.strapi.documents('plugin::upload.file').delete({ documentId: file.documentId })],
  ['db.query, update', (file) => files().update({ where: { id: file.id }, data: { url: '/uploads/other.png' } })],
  ['db.query, updateMany', (file) => files().updateMany({ where: { id: file.id }, data: { name: '改' } })],
  ['db.query, delete', (file) => files().delete({ where: { id: file.id } })],
  ['db.query, deleteMany', (file) => files().deleteMany({ where: { id: file.id } })],
];

/** Those of whoever comes with a token that may not read drafts. */
const OUTSIDE = /^(?:REST|GraphQL)/;
const answerIn = (answer: unknown): unknown => {
  const { status, body } = answer as { status: number; body: unknown };
  return [status, body];
};

describe('[A10.2] a file that live content shows', () => {
  it.each(SHOWN)('stays as it is where an article shows it %s', async (_how, data) => {
    const file = await newFile(site);
    const documentId = await liveArticle(site, people, { title: '有图', ...data(file) });
    const named = { code: 'live_content', what: 'file', documents: [{ uid: ARTICLE, documentId, locale: 'zh-Hans', title: '有图' }] };
    expect(
      await refusedWithoutTrace(site, () => service().replace(file.id, { data: { fileInfo: {} }, file: sentFile(OTHER) }))
    ).toMatchObject(named);
    expect(await refusedWithoutTrace(site, () => service().remove(file))).toMatchObject(named);
  });

  it.each(ATTACKS)('is not changed by: %s', async (_name, attack) => {
    const file = await newFile(site);
    await liveArticle(site, people, { cover: file.id });
    expect((await refusedWithoutTrace(site, () => attack(file))).code).toBe('live_content');
  });

  it('is refused with 403 over HTTP', async () => {
    const file = await newFile(site);
    await liveArticle(site, people, { cover: file.id });
    expect((await people.superAdmin.delete(`/upload/files/${String(file.id)}`)).status).toBe(403);
  });

  it('stays where its folder is deleted, at any depth', async () => {
    const outer = await folder();
    const inner = await people.superAdmin.post('/upload/folders', { name: '内', parent: outer });
    const file = await newFile(site, png(1, 2, 3), { fileInfo: { folder: inner.body.data.id } });
    await liveArticle(site, people, { attachments: [file.id] });
    expect((await refusedWithoutTrace(site, () => deleting('folder').deleteByIds([outer]))).code).toBe('live_content');
    expect(
      (await refusedWithoutTrace(site, () => people.superAdmin.post('/upload/actions/bulk-delete', { folderIds: [outer] }))).code
    ).toBe('live_content');
  });

  it('keeps the others as well when many are deleted or changed at once', async () => {
    const [shown, free] = [await newFile(site), await newFile(site)];
    await liveArticle(site, people, { cover: shown.id });
    const inFolder = await newFile(site, png(4, 5, 6), { fileInfo: { folder: await folder() } });
    await liveArticle(site, people, { cover: inFolder.id });
    const { folder: of } = (await files().findOne({ where: { id: inFolder.id }, populate: ['folder'] })) as { folder: { id: number } };
    const update = (id: number) => ({ id, fileInfo: { caption: '改', name: '改.png', alternativeText: '改', focalPoint: null } });
    expect((await refusedWithoutTrace(site, () => deleting('file').deleteByIds([free.id, shown.id]))).code).toBe('live_content');
    expect(
      (
        await refusedWithoutTrace(site, () =>
          people.superAdmin.post('/upload/actions/bulk-delete', { fileIds: [free.id], folderIds: [of.id] })
        )
      ).code
    ).toBe('live_content');
    expect(
      (
        await refusedWithoutTrace(site, () =>
          people.superAdmin.post('/upload/actions/bulk-update', { updates: [update(free.id), update(shown.id)] })
        )
      ).code
    ).toBe('live_content');
  });

  it('moves between folders all the same, and is saved as it is', async () => {
    const file = await newFile(site);
    await liveArticle(site, people, { cover: file.id });
    const into = await folder();
    await service().updateFileInfo(file.id, { name: file.name, folder: into });
    expect((await people.superAdmin.post('/upload/actions/bulk-move', { fileIds: [file.id], destinationFolderId: null })).status).toBe(200);
  });

  it('is free again when the article no longer shows it', async () => {
    const file = await newFile(site);
    const documentId = await liveArticle(site, people, { cover: file.id });
    await site.strapi.documents(ARTICLE).update({ documentId, data: { cover: null } as never });
    expect((await refusalOf(() => service().remove(file))).code).toBe('live_content');
    await reviewed(people, ARTICLE, documentId);
    expect((await publish(people.publisher, ARTICLE, documentId)).status).toBe(200);
    await service().remove(file);
    expect(await files().findOne({ where: { id: file.id } })).toBeNull();
  });

  it('does not tell a visitor with an upload token of content that is not public', async () => {
    const file = await newFile(site);
    const hidden = await approvedArticle(site, people, { title: '尚未公布', cover: file.id });
    const answer = await site.outside(token).delete(`/api/upload/files/${String(file.id)}`);
    expect(answer.status).toBe(404);
    expect(JSON.stringify(answer.body)).not.toContain(hidden);
    expect(JSON.stringify(answer.body)).not.toContain('尚未公布');
  });
});

describe('[A10.2] a file of a draft', () => {
  it('is free when nothing shows it, or a draft that nobody reviews', async () => {
    const [unused, drafted] = [await newFile(site), await newFile(site)];
    await draftArticle(site, { cover: drafted.id });
    for (const file of [unused, drafted]) {
      await service().replace(file.id, { data: { fileInfo: {} }, file: sentFile(OTHER) });
      await service().updateFileInfo(file.id, { caption: '说明' });
      await service().remove(file);
    }
    expect(await files().count({ where: { id: { $in: [unused.id, drafted.id] } } })).toBe(0);
  });

  it.each(ATTACKS.filter(([name]) => OUTSIDE.test(name)))('is not there for whoever may not read drafts: %s', async (_name, attack) => {
    const file = await newFile(site);
    const none = JSON.stringify(answerIn(await attack({ ...file, id: 999_999 })));
    await approvedArticle(site, people, { cover: file.id });
    const before = { ...(await dump(site.strapi)), files: onDisk(site) };
    expect(JSON.stringify(answerIn(await attack(file)))).toBe(none);
    expect({ ...(await dump(site.strapi)), files: onDisk(site) }).toEqual(before);
  });

  it.each(ATTACKS.filter(([name]) => !OUTSIDE.test(name)))('is not changed once three people have signed: %s', async (_name, attack) => {
    const file = await newFile(site);
    await approvedArticle(site, people, { cover: file.id });
    expect((await refusedWithoutTrace(site, () => attack(file))).code).toBe('live_content');
  });

  it('[A7.3] names an approved draft by title and id to whoever may read it, to other administrators by neither', async () => {
    const file = await newFile(site);
    const documentId = await approvedArticle(site, people, { title: '尚未公布', cover: file.id });
    const removedBy = async (more: readonly Grant[]) => {
      const grants = ['plugin::upload.read', 'plugin::upload.assets.update'].map((action) => ({ action }));
      const by = await site.admin(await adminWith(site, [...grants, ...more]));
      const { status, body } = await by.delete(`/upload/files/${String(file.id)}`);
      expect([status, body.error.details.code]).toEqual([403, 'live_content']);
      return body.error.details as { count: number; documents: unknown };
    };
    expect(await removedBy([])).toMatchObject({ count: 1, documents: [{ uid: ARTICLE, locale: 'zh-Hans' }] });
    expect(JSON.stringify(await removedBy([]))).not.toMatch(new RegExp(`尚未公布|${documentId}`));
    const reading = { action: READ, subject: ARTICLE, fields: ['title'] };
    expect(await removedBy([reading])).toMatchObject({ documents: [{ documentId, title: '尚未公布' }] });
  });

  it('may be replaced under review, and the signatures on the old picture fall at once', async () => {
    const file = await newFile(site);
    const documentId = await draftArticle(site, { cover: file.id });
    await reviewed(people, ARTICLE, documentId, 2);
    await service().replace(file.id, { data: { fileInfo: {} }, file: sentFile(OTHER) });
    const state = await site.strapi.db.connection('three_review_states').where({ document_id: documentId }).first();
    expect(state).toMatchObject({ stage: 'draft', content_hash: null });
    expect((await look(people.officer, ARTICLE, documentId)).ended).toMatchObject({ reason: 'content_changed', changed: ['cover'] });
    const row = await site.strapi.db.query(ARTICLE).findOne({ where: { documentId } });
    expect(row?.reviewStage).toBe('draft');
  });

  it.each([
    ['its texts', (file: MediaFile) => service().updateFileInfo(file.id, { alternativeText: '改' })],
    ['its row', (file: MediaFile) => files().update({ where: { id: file.id }, data: { caption: '改' } })],
    ['its being there', (file: MediaFile) => service().remove(file)],
  ])('under review, a change of %s ends the round at once', async (_what, change) => {
    const file = await newFile(site);
    const documentId = await draftArticle(site, gallery([file.id]));
    await reviewed(people, ARTICLE, documentId, 1);
    await change(file);
    const state = await site.strapi.db.connection('three_review_states').where({ document_id: documentId }).first();
    expect(state).toMatchObject({ stage: 'draft', content_hash: null });
  });

  it('may be replaced under review where the text alone names it, and the signatures on its bytes fall at once', async () => {
    const file = await newFile(site);
    const documentId = await draftArticle(site, { body: paragraph(file.url.replace('_', '%5F')) });
    await reviewed(people, ARTICLE, documentId, 2);
    await service().replace(file.id, { data: { fileInfo: {} }, file: sentFile(OTHER) });
    expect((await look(people.officer, ARTICLE, documentId)).ended).toMatchObject({ reason: 'content_changed', changed: ['@embedded'] });
  });
});

describe('[A10.2] a file hung on an entry as it is uploaded', () => {
  const rowOf = async (documentId: string, live: boolean): Promise<number> => {
    const row = await site.strapi.db
      .query(ARTICLE)
      .findOne({ where: { documentId, publishedAt: live ? { $notNull: true } : { $null: true } } });
    return Number(row?.id);
  };
  const attach = (ref: string, refId: number, field: string) => upload({ ref, refId: String(refId), field });

  it('does not reach a live row, nor a component of one', async () => {
    const documentId = await liveArticle(site, people, gallery([]));
    const live = await rowOf(documentId, true);
    const component = await site.strapi.db.connection('articles_cmps').where({ entity_id: live, component_type: 'shared.gallery' }).first();
    expect((await refusedWithoutTrace(site, () => attach(ARTICLE, live, 'attachments'))).code).toBe('live_content');
    expect((await refusedWithoutTrace(site, () => attach('shared.gallery', Number(component.cmp_id), 'pictures'))).code).toBe(
      'live_content'
    );
    const related = [{ id: live, __type: ARTICLE, __pivot: { field: 'cover' } }];
    const free = await newFile(site);
    expect((await refusedWithoutTrace(site, () => files().update({ where: { id: free.id }, data: { related } }))).code).toBe(
      'live_content'
    );
    expect(
      (await refusedWithoutTrace(site, () => files().update({ where: { id: free.id }, data: { related: { connect: related } } }))).code
    ).toBe('live_content');
  });

  it('reaches a draft, and ends its round', async () => {
    const documentId = await draftArticle(site);
    await reviewed(people, ARTICLE, documentId, 1);
    expect((await attach(ARTICLE, await rowOf(documentId, false), 'attachments')).status).toBe(201);
    const review = await look(people.officer, ARTICLE, documentId);
    expect(review).toMatchObject({ stage: 'draft', ended: { reason: 'content_changed', changed: ['attachments'] } });
  });
});

describe('[A10.2] what is public', () => {
  it('shows the bytes that were signed, whatever was tried', async () => {
    const bytes = png(9, 9, 9);
    const file = await newFile(site, bytes);
    await liveArticle(site, people, { cover: file.id });
    const shown = bytesOnDisk(site, file);
    for (const [, attack] of ATTACKS) await refusalOf(() => attack(file));
    expect(bytesOnDisk(site, file)).toEqual(shown);
  });
});
