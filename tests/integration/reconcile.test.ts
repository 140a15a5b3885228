import fs from 'node:fs';
import path from 'node:path';
import { signIn, type People } from '../support/people';
import { ARTICLE, cmUrl, draftArticle, look, paragraph, publish, refusalIn, reviewed, reviewUrl } from '../support/review';
import { bootSite, ENGINE, ROOT, type Site } from '../support/site';
import { bytesOnDisk, clearUploads, liveArticle, newFile, onDisk, png, type MediaFile } from '../support/surroundings';

interface Reconciliation {
  ok: boolean;
  live: number;
  problems: { documentId: string; problem: string; fields: string[] }[];
}

let site: Site;
let people: People;
let filesBefore: Record<string, string>;
const reconcile = async (documentId: string): Promise<Reconciliation['problems']> => {
  const service = site.strapi.plugin('three-review').service('reconcile') as unknown as { run(): Promise<Reconciliation> };
  return (await service.run()).problems.filter((problem) => problem.documentId === documentId);
};
/** As the owner of the database could: past every guard of the software, its triggers taken away first. */
const byTheOwner = async (work: () => Promise<unknown>): Promise<void> => {
  const guard = site.strapi.plugin('three-review').service('guard') as unknown as { remove(): Promise<void>; install(): Promise<void> };
  await guard.remove();
  await work();
  await guard.install();
};
const live = async (title: string): Promise<string> => {
  const documentId = await draftArticle(site, { title, facts: [{ label: '套数', value: '120' }] });
  await reviewed(people, ARTICLE, documentId);
  expect((await publish(people.publisher, ARTICLE, documentId)).status).toBe(200);
  return documentId;
};
const takeDown = (documentId: string) => people.publisher.post(reviewUrl(ARTICLE, documentId, 'take-down'), { reason: '内容有误' });
const row = (documentId: string) => site.strapi.db.connection('articles').where({ document_id: documentId }).whereNotNull('published_at');

beforeAll(async () => {
  site = await bootSite();
  people = await signIn(site);
  filesBefore = onDisk(site);
});
afterAll(async () => {
  clearUploads(site, filesBefore);
  await site.close();
});

describe(`[A10.2] ${ENGINE}: reconcile holds every live row against its sign-offs`, () => {
  it('finds nothing where nothing was forged, though publishing dropped a relation to an unpublished document', async () => {
    const unpublished = await draftArticle(site, { title: '未发布' });
    const documentId = await draftArticle(site, { title: '正常', related: [unpublished] });
    await reviewed(people, ARTICLE, documentId);
    expect((await publish(people.publisher, ARTICLE, documentId)).status).toBe(200);
    expect(await reconcile(documentId)).toEqual([]);
  });

  it('finds a word changed by SQL, and names the field', async () => {
    const documentId = await live('原题');
    await byTheOwner(() => row(documentId).update({ title: '伪题' }));
    expect(await reconcile(documentId)).toEqual([expect.objectContaining({ problem: 'altered', fields: ['title'] })]);
  });

  it('finds a component changed by SQL', async () => {
    const documentId = await live('组件');
    const held = await site.strapi.db
      .query(ARTICLE)
      .findOne({ where: { documentId, publishedAt: { $notNull: true } }, populate: ['facts'] });
    await byTheOwner(() => site.strapi.db.connection('components_shared_facts').where({ id: held?.facts[0].id }).update({ value: '999' }));
    expect(await reconcile(documentId)).toEqual([expect.objectContaining({ problem: 'altered', fields: ['facts'] })]);
  });

  it('finds a row made live by SQL', async () => {
    const documentId = await draftArticle(site, { title: '私发' });
    await byTheOwner(() => site.strapi.db.connection('articles').where({ document_id: documentId }).update({ published_at: new Date() }));
    expect((await reconcile(documentId)).map(({ problem }) => problem)).toEqual(['unreviewed', 'draftless']);
  });

  it('finds a live row that is gone', async () => {
    const documentId = await live('消失');
    await byTheOwner(() => row(documentId).delete());
    expect(await reconcile(documentId)).toEqual([expect.objectContaining({ problem: 'gone' })]);
  });
});

describe(`[A9.2, A10.2] ${ENGINE}: reconcile holds dates and links of a live row against its publication`, () => {
  const links = () => site.strapi.db.connection('articles_related_lnk');
  const idOf = async (documentId: string): Promise<number> =>
    Number((await site.strapi.db.query(ARTICLE).findOne({ where: { documentId, publishedAt: { $notNull: true } } }))?.id);

  it.each([
    ['published_at', 'publishedAt'],
    ['created_at', 'createdAt'],
  ])('finds %s moved by SQL, by a second', async (column, field) => {
    const documentId = await live(`日期 ${column}`);
    expect(await reconcile(documentId)).toEqual([]);
    const held = await site.strapi.db.query(ARTICLE).findOne({ where: { id: await idOf(documentId) } });
    const moved = new Date(new Date(String(held?.[field])).getTime() - 1000);
    await byTheOwner(() => row(documentId).update({ [column]: ENGINE === 'sqlite' ? moved.getTime() : moved }));
    expect(await reconcile(documentId)).toEqual([expect.objectContaining({ problem: 'dated', fields: [field] })]);
  });

  it('a document that is published again has the dates of its last publication', async () => {
    const documentId = await live('再发');
    expect((await publish(people.publisher, ARTICLE, documentId)).status).toBe(200);
    expect(await reconcile(documentId)).toEqual([]);
  });

  it('finds a link to a live document that was removed by SQL, and names field and document', async () => {
    const [shown, other] = [await live('相关之一'), await live('相关之二')];
    const documentId = await draftArticle(site, { title: '有关联', related: [shown, other] });
    await reviewed(people, ARTICLE, documentId);
    expect((await publish(people.publisher, ARTICLE, documentId)).status).toBe(200);
    expect(await reconcile(documentId)).toEqual([]);
    const [from, to] = [await idOf(documentId), await idOf(shown)];
    await byTheOwner(() => links().where({ article_id: from, inv_article_id: to }).delete());
    expect(await reconcile(documentId)).toEqual([expect.objectContaining({ problem: 'link_lost', fields: [`related=${shown}/zh-Hans`] })]);
    // What it leads to is published anew: Strapi links it again by the draft, and it is a signed link.
    expect((await publish(people.publisher, ARTICLE, shown)).status).toBe(200);
    expect(await reconcile(documentId)).toEqual([]);
  });

  it('a link that waits for its document is no finding, also once that is published, nor one whose document was taken down since', async () => {
    const [shown, waiting] = [await live('将撤下'), await draftArticle(site, { title: '等待中' })];
    const documentId = await draftArticle(site, { title: '等待', related: [shown, waiting] });
    await reviewed(people, ARTICLE, documentId);
    expect((await publish(people.publisher, ARTICLE, documentId)).status).toBe(200);
    expect(await reconcile(documentId)).toEqual([]);
    // From here on Strapi links neither by the draft of the one that names them.
    await site.strapi.documents(ARTICLE).update({ documentId, data: { related: { set: [] } } as never });
    await reviewed(people, ARTICLE, waiting);
    expect((await publish(people.publisher, ARTICLE, waiting)).status).toBe(200);
    expect(await reconcile(documentId)).toEqual([]);
    expect((await takeDown(shown)).status).toBe(200);
    expect(await reconcile(documentId)).toEqual([]);
    await reviewed(people, ARTICLE, shown);
    expect((await publish(people.publisher, ARTICLE, shown)).status).toBe(200);
    expect(await reconcile(documentId)).toEqual([]);
  });
});

const visitor = (documentId: string) => site.outside().get(`/api/articles/${documentId}`);

describe(`[A10.2] ${ENGINE}: a live document and its draft`, () => {
  it.each(['delete', 'deleteMany'] as const)('the draft of what is live is not deleted past the document service (%s)', async (method) => {
    const documentId = await live(method);
    const where = { documentId, publishedAt: { $null: true } };
    await expect(site.strapi.db.query(ARTICLE)[method]({ where })).rejects.toMatchObject({ details: { code: 'take_down_required' } });
    expect(await site.strapi.db.query(ARTICLE).count({ where })).toBe(1);
  });

  it('a draft that was removed by SQL is found, and what is live can still be looked at and taken down', async () => {
    const documentId = await live('停水通知');
    const drafts = site.strapi.db.connection('articles').where({ document_id: documentId }).whereNull('published_at');
    await byTheOwner(() => drafts.delete());
    expect(await reconcile(documentId)).toEqual([expect.objectContaining({ problem: 'draftless' })]);
    expect(await look(people.publisher, ARTICLE, documentId)).toMatchObject({ live: true, can: { takeDown: true, submit: false } });
    expect((await people.officer.post(reviewUrl(ARTICLE, documentId, 'submit'), {})).status).toBe(404);
    const answer = await takeDown(documentId);
    expect({ status: answer.status, body: answer.body.error }).toEqual({ status: 200, body: undefined });
    expect((await visitor(documentId)).status).toBe(404);
    const last = await site.strapi.db
      .connection('three_review_ledger')
      .where('chain', `${ARTICLE}/${documentId}`)
      .orderBy('seq', 'desc')
      .first();
    expect(JSON.parse(last.body).event).toMatchObject({ type: 'taken_down', reason: '内容有误' });
    expect(await reconcile(documentId)).toEqual([]);
  });

  it('a take-down ends the approved amendment: it does not go live on signatures from before', async () => {
    const documentId = await live('撤稿前');
    await site.strapi.documents(ARTICLE).update({ documentId, data: { title: '修订' } as never });
    await reviewed(people, ARTICLE, documentId);
    expect((await takeDown(documentId)).status).toBe(200);
    const review = await look(people.officer, ARTICLE, documentId);
    expect(review).toMatchObject({ stage: 'draft', live: false, signOffs: [], ended: { reason: 'taken_down' } });
    expect(review.ended?.voided).toHaveLength(3);
    expect(refusalIn(await publish(people.publisher, ARTICLE, documentId))).toMatchObject({ status: 403, code: 'sign_offs_missing' });
    expect((await visitor(documentId)).status).toBe(404);
  });

  describe('a draft brought back to what is live', () => {
    const withLinks = async (): Promise<{ documentId: string; live: string; waiting: string }> => {
      const shown = await live('已发布的相关');
      const waiting = await draftArticle(site, { title: '未发布的相关' });
      const documentId = await draftArticle(site, { title: '原题', related: [shown, waiting] });
      await reviewed(people, ARTICLE, documentId);
      expect((await publish(people.publisher, ARTICLE, documentId)).status).toBe(200);
      await site.strapi.documents(ARTICLE).update({ documentId, data: { title: '改题' } as never });
      return { documentId, live: shown, waiting };
    };
    const isBack = async (documentId: string, waiting: string): Promise<void> => {
      expect(await look(people.officer, ARTICLE, documentId)).toMatchObject({
        stage: 'published',
        refusals: [],
        ended: { reason: 'links_lost', changed: [`related=${waiting}/zh-Hans`] },
      });
      expect((await publish(people.publisher, ARTICLE, documentId)).status).toBe(200);
      expect(await reconcile(documentId)).toEqual([]);
      const { problems } = (await people.superAdmin.get('/three-review/ledger/verify')).body.data;
      expect(problems.filter(({ chain }: { chain: string }) => chain.endsWith(documentId))).toEqual([]);
    };

    it('is published as it stands, by discarding the changes, and the link it lost is said', async () => {
      const { documentId, waiting } = await withLinks();
      expect((await people.officer.post(cmUrl(ARTICLE, documentId, 'discard'), {})).status).toBe(200);
      await isBack(documentId, waiting);
    });

    it('is so by hand as well', async () => {
      const { documentId, live: shown, waiting } = await withLinks();
      await site.strapi.documents(ARTICLE).update({ documentId, data: { title: '原题', related: { set: [shown] } } as never });
      await isBack(documentId, waiting);
    });

    it('is not so while a link to what is published is missing on the live row', async () => {
      const { documentId, live: shown, waiting } = await withLinks();
      const held = await site.strapi.db.query(ARTICLE).findOne({ where: { documentId, publishedAt: { $notNull: true } } });
      await byTheOwner(() => site.strapi.db.connection('articles_related_lnk').where({ article_id: held?.id }).delete());
      await site.strapi.documents(ARTICLE).update({ documentId, data: { title: '原题', related: { set: [] } } as never });
      expect([shown, waiting]).toHaveLength(2);
      expect(await look(people.officer, ARTICLE, documentId)).toMatchObject({ stage: 'draft' });
      expect(refusalIn(await publish(people.publisher, ARTICLE, documentId))).toMatchObject({ code: 'sign_offs_missing' });
    });
  });
});

describe(`[A10.2] ${ENGINE}: the bytes of what is live are kept aside`, () => {
  interface Restoration extends Reconciliation {
    restored: { path: string; restored: boolean }[];
  }
  const restore = (): Promise<Restoration> =>
    (site.strapi.plugin('three-review').service('reconcile') as unknown as { restore(): Promise<Restoration> }).restore();
  const place = (url: string): string => path.join(site.strapi.dirs.static.public, url);
  const rendition = (file: MediaFile): string => {
    const url = file.formats?.thumbnail?.url;
    if (url === undefined) throw new Error('no rendition was made');
    return url;
  };
  const OTHER = png(1, 1, 1);

  it('a rendition replaced on the disk is found, named by its address, and put back', async () => {
    const file = await newFile(site, png(200, 30, 30, 300));
    const documentId = await liveArticle(site, people, { cover: file.id });
    const thumbnail = place(rendition(file));
    const signed = fs.readFileSync(thumbnail);
    fs.writeFileSync(thumbnail, OTHER);
    expect(await reconcile(documentId)).toEqual([expect.objectContaining({ problem: 'media', fields: [rendition(file)] })]);
    expect((await restore()).restored).toEqual([{ path: rendition(file), restored: true }]);
    expect(fs.readFileSync(thumbnail)).toEqual(signed);
    expect(await reconcile(documentId)).toEqual([]);
  });

  it('a file replaced on the disk is put back, whatever way the text names it', async () => {
    const file = await newFile(site, png(7, 8, 9, 300));
    const documentId = await liveArticle(site, people, { body: paragraph(`见 ${file.url.replace(/_/g, '%5f')}`) });
    const signed = bytesOnDisk(site, file);
    fs.writeFileSync(place(file.url), OTHER);
    expect(await reconcile(documentId)).toEqual([
      expect.objectContaining({ problem: 'altered', fields: ['@embedded'] }),
      expect.objectContaining({ problem: 'media', fields: [file.url] }),
    ]);
    await restore();
    expect(bytesOnDisk(site, file)).toEqual(signed);
    expect(await reconcile(documentId)).toEqual([]);
  });

  it('a rendition of an embedded file is found and put back as well', async () => {
    const file = await newFile(site, png(9, 8, 7, 300));
    const documentId = await liveArticle(site, people, { body: paragraph(rendition(file)) });
    fs.rmSync(place(rendition(file)));
    expect((await reconcile(documentId)).map(({ problem }) => problem)).toEqual(['altered', 'media']);
    await restore();
    expect(await reconcile(documentId)).toEqual([]);
  });

  it('a file that is gone with its row in the media library comes back with it', async () => {
    const file = await newFile(site, png(5, 5, 5, 300));
    const documentId = await liveArticle(site, people, { summary: `附件 ${file.url}` });
    await byTheOwner(() => site.strapi.db.connection('files').where({ id: file.id }).delete());
    fs.rmSync(place(file.url));
    fs.rmSync(place(rendition(file)));
    expect((await reconcile(documentId)).map(({ problem }) => problem)).toEqual(['altered', 'media']);
    await restore();
    expect(await reconcile(documentId)).toEqual([]);
    const held = await site.strapi.db.query('plugin::upload.file').findOne({ where: { documentId: file.documentId } });
    expect(held).toMatchObject({ hash: file.hash, url: file.url, name: file.name });
  });

  it('bytes that are not kept any more are said to be missing, and nothing false is put in their place', async () => {
    const file = await newFile(site, png(6, 6, 6));
    const documentId = await liveArticle(site, people, { cover: file.id });
    const kept = path.join(ROOT, process.env.KEPT_FILES ?? '');
    const digest = onDisk(site)[path.basename(file.url)] ?? '';
    fs.writeFileSync(path.join(kept, digest.slice(0, 2), digest), OTHER);
    fs.writeFileSync(place(file.url), OTHER);
    const result = await restore();
    expect(result.restored).toEqual([{ path: file.url, restored: false }]);
    expect(result.ok).toBe(false);
    expect(bytesOnDisk(site, file)).toEqual(OTHER);
    expect((await reconcile(documentId)).map(({ problem }) => problem)).toEqual(['altered', 'media']);
  });

  it('what is published is kept, and what is only drafted is not', async () => {
    const kept = path.join(ROOT, process.env.KEPT_FILES ?? '');
    const held = (digest: string) => fs.existsSync(path.join(kept, digest.slice(0, 2), digest));
    const [live, draft] = [await newFile(site, png(31, 32, 33)), await newFile(site, png(34, 35, 36))];
    await liveArticle(site, people, { cover: live.id });
    await draftArticle(site, { cover: draft.id });
    const digests = onDisk(site);
    expect([live, draft].map((file) => held(digests[path.basename(file.url)] ?? ''))).toEqual([true, false]);
  });
});
