import type { DifferenceOut, FieldDifferenceOut, ReviewContent } from '../../src/plugins/three-review/shared/contracts';
import { byTheOwner } from './owner';
import type { People } from './people';
import { ARTICLE, draftArticle, paragraph, publish, refusalIn, reviewed, reviewUrl, unitId } from './review';
import { adminWith, READ } from './roles';
import type { Client, Site } from './site';
import { newFile, png, sentFile, uploadService } from './surroundings';

interface At {
  readonly site: Site;
  readonly people: People;
}

const FIRST = '会议指出，老旧小区改造是重大民生工程。截止10月底，全市开工改造老旧小区46个。';
const SECOND = '会议强调，要坚持质量第一、安全第一，确保供热前全部完工。';
const fact = (label: string, value: string) => ({ label, value });

const diff = async (by: Client, documentId: string, against?: string): Promise<DifferenceOut> => {
  const answer = await by.get(reviewUrl(ARTICLE, documentId, 'diff') + (against ? `?against=${against}` : ''));
  if (answer.status !== 200) throw new Error(`diff: ${String(answer.status)} ${JSON.stringify(answer.body)}`);
  return (answer.body as { data: DifferenceOut }).data;
};
const content = async (by: Client, documentId: string): Promise<ReviewContent> => {
  const answer = await by.get(reviewUrl(ARTICLE, documentId, 'content'));
  if (answer.status !== 200) throw new Error(`content: ${String(answer.status)} ${JSON.stringify(answer.body)}`);
  return (answer.body as { data: ReviewContent }).data;
};

const field = <K extends FieldDifferenceOut['kind']>(of: DifferenceOut, path: string, kind: K) =>
  of.fields.flatMap((one) => (one.path === path && one.kind === kind ? [one as Extract<FieldDifferenceOut, { kind: K }>] : []));

/** What the difference says of a document, on the way of one through its rounds (A10.2). */
export const whatChanged = (at: () => At): void => {
  const edit = (documentId: string, data: object) =>
    at()
      .site.strapi.documents(ARTICLE)
      .update({ documentId, data: data as never });

  describe('[A10.2] what changed since somebody signed', () => {
    let documentId: string;

    beforeAll(async () => {
      documentId = await draftArticle(at().site, {
        title: '召开推进会',
        body: [...paragraph(FIRST), ...paragraph(SECOND)],
        facts: [fact('改造老旧小区', '46个')],
      });
    });

    it('before anybody signed there is nothing to compare with, and what is asked for by name is named', async () => {
      expect(await diff(at().people.officer, documentId)).toMatchObject({ against: null, bases: [], fields: [] });
      const answer = await at().people.officer.get(reviewUrl(ARTICLE, documentId, 'diff') + '?against=published');
      expect(refusalIn(answer)).toEqual({ status: 409, code: 'no_basis', article: 'A10.2' });
      expect(answer.body.error.details.against).toBe('published');
      expect((await at().people.officer.get(reviewUrl(ARTICLE, documentId, 'diff') + '?against=yesterday')).status).toBe(400);
    });

    it('at the next stage nothing has changed since the former one', async () => {
      await reviewed(at().people, ARTICLE, documentId, 2);
      const found = await diff(at().people.leader, documentId);
      expect(found.bases).toMatchObject([{ id: 'stage', stage: 'second_review', same: true, by: { name: expect.any(String) } }]);
      expect(found).toMatchObject({ against: 'stage', fields: [] });
      expect((await diff(at().people.officer, documentId)).against).toBe('last_sign_off');
    });

    it('after an edit it says word by word what differs, who ended the round and when, and what did not change', async () => {
      const { site, people } = at();
      const picture = await newFile(site, png(10, 20, 30));
      await edit(documentId, {
        title: '我市召开推进会',
        body: [...paragraph(FIRST.replace('截止', '截至')), ...paragraph(SECOND)],
        facts: [fact('惠及居民', '1.82万户'), fact('改造老旧小区', '46个')],
        cover: picture.id,
        unit: await unitId(site, 'housing-centre'),
      });
      const found = await diff(people.officer, documentId, 'last_sign_off');
      const [title] = field(found, 'title', 'text');
      expect(title?.paragraphs[0]?.pieces).toEqual([
        { op: 'added', text: '我市' },
        { op: 'same', text: '召开推进会' },
      ]);
      const [body] = field(found, 'body', 'text');
      expect(body?.paragraphs[0]?.pieces.filter(({ op }) => op !== 'same').map(({ text }) => text)).toEqual(['截止', '截至']);
      expect(body?.paragraphs[1]?.pieces).toEqual([{ op: 'same', text: SECOND }]);
      expect(field(found, 'facts', 'part')).toMatchObject([{ change: 'added', steps: [{ from: null, to: 0 }] }]);
      expect(field(found, 'cover', 'files')).toMatchObject([
        { changes: [{ change: 'added', before: null, after: { name: '配图.png', url: picture.url } }] },
      ]);
      expect(field(found, 'unit', 'links')[0]?.changes.map(({ change, target }) => [change, target.title !== null])).toEqual([
        ['removed', true],
        ['added', true],
      ]);
      expect(found.unchanged).toEqual(expect.arrayContaining(['summary', 'source', 'sections']));
      expect(found.edits[0]?.changed).toEqual(['body', 'cover', 'facts', 'title', 'unit']);
      expect(found.bases.map(({ id, same }) => [id, same])).toEqual([
        ['last_sign_off', false],
        ['stage', false],
      ]);
      expect(found.counts.places).toBeGreaterThan(5);
    });

    it('a picture that was replaced in place is another one: the old one is told by its hash, and shown no more', async () => {
      const { site, people } = at();
      const [cover] = field(await diff(people.officer, documentId), 'cover', 'files');
      const shown = cover?.changes[0]?.after;
      await edit(documentId, { unit: await unitId(site, 'office') });
      await reviewed(people, ARTICLE, documentId, 1);
      const file = await site.strapi.db.query('plugin::upload.file').findOne({ where: { documentId: shown?.documentId } });
      await uploadService(site).replace(Number(file?.id), { data: { fileInfo: {} }, file: sentFile(png(90, 90, 90)) });
      const [changed] = field(await diff(people.officer, documentId), 'cover', 'files');
      const [change] = changed?.changes ?? [];
      expect(change).toMatchObject({ change: 'changed', before: { bytes: shown?.bytes, url: null } });
      expect(change?.after?.url).toEqual(expect.any(String));
      expect(change?.after?.bytes).not.toBe(shown?.bytes);
    });

    it('against what is live, once something is', async () => {
      const { people } = at();
      await reviewed(people, ARTICLE, documentId);
      expect((await publish(people.publisher, ARTICLE, documentId)).status).toBe(200);
      expect(await diff(people.officer, documentId, 'published')).toMatchObject({
        fields: [],
        bases: [{}, {}, { id: 'published', same: true }],
      });
      await edit(documentId, { source: '办公室' });
      expect((await diff(people.officer, documentId, 'published')).fields.map(({ path }) => path)).toEqual(['source']);
    });

    it('what was kept is shown only if it is what its hash says', async () => {
      const { site, people } = at();
      const { bases } = await diff(people.officer, documentId, 'published');
      const hash = bases.find(({ id }) => id === 'published')?.contentHash ?? '';
      const snapshots = () => site.strapi.db.connection('three_review_snapshots').where({ hash });
      const { content: kept } = await snapshots().first<{ content: string }>('content');
      await byTheOwner(site, 'three_review_snapshots', () => snapshots().update({ content: kept.replace('我市', '本市') }));
      const answer = await people.officer.get(reviewUrl(ARTICLE, documentId, 'diff') + '?against=published');
      expect(refusalIn(answer)).toEqual({ status: 409, code: 'snapshot_broken', article: 'A10.2' });
      expect(answer.text).not.toContain('本市');
      await byTheOwner(site, 'three_review_snapshots', () => snapshots().update({ content: kept }));
      expect((await diff(people.officer, documentId, 'published')).against).toBe('published');
    });
  });

  describe('[A10.2] a difference and a content are for those who may read the draft', () => {
    const SECRET = '尚未公开的数字3.14亿元';
    let documentId: string;

    beforeAll(async () => {
      documentId = await draftArticle(at().site, { title: '读权', summary: '旧' });
      await reviewed(at().people, ARTICLE, documentId, 1);
      await edit(documentId, { title: '读权（新）', summary: SECRET });
    });

    it.each(['diff', 'content'])('%s: who may not read the document hears that it does not exist', async (what) => {
      const { site, people } = at();
      const stranger = await site.admin(await adminWith(site, [{ action: 'plugin::three-review.review.read' }]));
      const answer = await stranger.get(reviewUrl(ARTICLE, documentId, what));
      expect([answer.status, answer.text.includes(SECRET)]).toEqual([404, false]);
      expect((await people.officer.get(reviewUrl(ARTICLE, 'gone', what))).status).toBe(404);
      const without = await site.admin(await adminWith(site, [{ action: READ, subject: ARTICLE, fields: ['title'] }]));
      expect((await without.get(reviewUrl(ARTICLE, documentId, what))).status).toBe(403);
      expect((await site.outside().get(reviewUrl(ARTICLE, documentId, what))).status).toBe(401);
    });

    it('whose role hides a field is told which, and hears nothing of it', async () => {
      const { site } = at();
      const grants = [{ action: READ, subject: ARTICLE, fields: ['title'] }, { action: 'plugin::three-review.review.read' }];
      const reader = await site.admin(await adminWith(site, grants));
      const found = await diff(reader, documentId);
      expect(found.fields.map(({ path }) => path)).toEqual(['title']);
      expect(found.hidden).toEqual(expect.arrayContaining(['summary', 'body']));
      expect(found.edits[0]?.changed).toEqual(['title']);
      const shown = await content(reader, documentId);
      expect(shown.fields.map(({ path }) => path)).toEqual(['title']);
      expect(JSON.stringify([found, shown])).not.toContain(SECRET);
    });

    it('the content is all that readers will see, in reading order, with the hash that is signed', async () => {
      const { site, people } = at();
      const attachment = await newFile(site, png(7, 7, 7), { fileInfo: { alternativeText: '完成情况' } });
      await edit(documentId, {
        attachments: [attachment.id],
        facts: [fact('套数', '120')],
        sections: [
          { __component: 'shared.quote', text: '实事办实', by: '局长' },
          { __component: 'shared.table-note', note: '说明', facts: [fact('户数', '90')] },
        ],
      });
      const shown = await content(people.officer, documentId);
      const review = await people.officer.get(reviewUrl(ARTICLE, documentId));
      expect(shown.contentHash).toBe((review.body as { data: { contentHash: string } }).data.contentHash);
      const paths = shown.fields.map(({ path }) => path);
      expect(paths.slice(0, 4)).toEqual(['title', 'slug', 'summary', 'body']);
      expect(paths).toEqual(
        expect.arrayContaining(['facts', 'facts.label', 'sections.shared.quote.text', 'sections.shared.table-note.facts.value'])
      );
      expect(shown.fields.find(({ path }) => path === 'attachments')).toMatchObject({
        kind: 'files',
        files: [{ name: '配图.png', url: attachment.url }],
      });
      expect(shown.fields.find(({ path }) => path === 'unit')).toMatchObject({ kind: 'links', links: [{ title: expect.any(String) }] });
      expect(paths).not.toContain('reviewStage');
    });
  });
};
