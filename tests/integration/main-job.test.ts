import { readContent } from '../../src/plugins/three-review/server/src/content';
import { canonicalRow } from '../../src/plugins/three-review/server/src/content/canonicalRow';
import { contentPopulate } from '../../src/plugins/three-review/server/src/content/populate';
import { EMAILS, signIn, type People } from '../support/people';
import {
  answers,
  ARTICLE,
  cmUrl,
  draftArticle,
  look,
  paragraph,
  publish,
  refusalIn,
  reviewed,
  reviewUrl,
  sign,
  submit,
} from '../support/review';
import { bootSite, type Site } from '../support/site';
import { whatChanged } from '../support/whatChanged';

let site: Site;
let people: People;

beforeAll(async () => {
  site = await bootSite();
  people = await signIn(site);
});
afterAll(() => site.close());

const liveTitle = async (documentId: string): Promise<string | null> => {
  const answer = await site.outside().get(`/api/articles/${documentId}`);
  return answer.status === 200 ? (answer.body as { data: { title: string } }).data.title : null;
};

describe('[A10.2] three reviews by three people, then publication', () => {
  it('goes from a draft through first review, second review and final sign-off to the public', async () => {
    const documentId = await draftArticle(site, { title: '全程' });
    expect((await look(people.officer, ARTICLE, documentId)).stage).toBe('draft');
    await submit(people, ARTICLE, documentId);
    for (const [by, stage, next] of [
      [people.officer, 'first_review', 'second_review'],
      [people.head, 'second_review', 'final_sign_off'],
      [people.leader, 'final_sign_off', 'approved'],
    ] as const) {
      const answer = await sign(by, ARTICLE, documentId, stage);
      expect(answer.status).toBe(200);
      expect(answer.body.data.stage).toBe(next);
    }
    expect(await liveTitle(documentId)).toBeNull();
    expect((await publish(people.publisher, ARTICLE, documentId)).status).toBe(200);
    expect(await liveTitle(documentId)).toBe('全程');
    const review = await look(people.publisher, ARTICLE, documentId);
    expect(review).toMatchObject({ stage: 'published', live: true, refusals: [] });
  });

  it('refuses a signature by the same person twice', async () => {
    const documentId = await draftArticle(site);
    const unit = await site.strapi.db.query('plugin::three-review.unit').findOne({ where: { code: 'office' } });
    const officer = await site.strapi.db.query('admin::user').findOne({ where: { email: EMAILS.officer } });
    const made = await people.superAdmin.post('/three-review/posts', { kind: 'unitHead', unit: unit?.documentId, holder: officer?.id });
    expect(made.status).toBe(200);
    await reviewed(people, ARTICLE, documentId, 1);
    expect(refusalIn(await sign(people.officer, ARTICLE, documentId, 'second_review'))).toEqual({
      status: 403,
      code: 'same_person',
      article: 'A10.2',
    });
    expect((await people.superAdmin.delete(`/three-review/posts/${String(made.body.data.id)}`)).status).toBe(200);
  });

  it.each([
    ['the officer of another unit', 'officer.housing@bureau.example'],
    ['the head of another unit', 'head.housing@bureau.example'],
    ['a super administrator', EMAILS.superAdmin],
  ])('refuses a first review by %s', async (_who, email) => {
    const documentId = await draftArticle(site);
    await submit(people, ARTICLE, documentId);
    const { contentHash } = await look(people.officer, ARTICLE, documentId);
    const answer = await (
      await site.admin(email)
    ).post(reviewUrl(ARTICLE, documentId, 'sign'), {
      stage: 'first_review',
      contentHash,
      ...answers('first_review'),
    });
    expect(refusalIn(answer)).toMatchObject({ status: 403, code: 'no_post_for_unit' });
  });

  it('lets nobody but a publisher publish what is approved, a super administrator included', async () => {
    const documentId = await draftArticle(site);
    await reviewed(people, ARTICLE, documentId);
    expect(refusalIn(await publish(people.superAdmin, ARTICLE, documentId))).toMatchObject({ status: 403, code: 'publisher_required' });
    await expect(site.strapi.documents(ARTICLE).publish({ documentId })).rejects.toMatchObject({ details: { code: 'publisher_required' } });
    expect(await liveTitle(documentId)).toBeNull();
  });
});

describe('[A10.2] the gate decides before Strapi acts', () => {
  it('a refused publication never reaches Strapi, an allowed one reaches it once', async () => {
    let calls = 0;
    site.strapi.documents.use((call, next) => {
      if (call.action === 'publish') calls += 1;
      return next();
    });
    const documentId = await draftArticle(site);
    expect((await publish(people.publisher, ARTICLE, documentId)).status).toBe(403);
    expect(calls).toBe(0);
    await reviewed(people, ARTICLE, documentId);
    expect((await publish(people.publisher, ARTICLE, documentId)).status).toBe(200);
    expect(calls).toBe(1);
  });
});

describe('[A10.2] the gate reads back what Strapi wrote', () => {
  it('publishes nothing when another hand changes the content between the decision and the write', async () => {
    const documentId = await draftArticle(site, { facts: [{ label: '套数', value: '120' }] });
    await reviewed(people, ARTICLE, documentId);
    const draft = await site.strapi.db.query(ARTICLE).findOne({ where: { documentId, publishedAt: null }, populate: ['facts'] });
    site.strapi.documents.use(async (call, next) => {
      const meant = call.action === 'publish' && (call.params as { documentId?: string }).documentId === documentId;
      if (meant) await site.strapi.db.query('shared.fact').update({ where: { id: draft?.facts[0].id }, data: { value: '999' } });
      return next();
    });
    expect(refusalIn(await publish(people.publisher, ARTICLE, documentId))).toMatchObject({ code: 'content_changed' });
    expect(await liveTitle(documentId)).toBeNull();
    expect(await site.strapi.db.connection('three_review_publication_events').where({ document_id: documentId })).toEqual([]);
  });
});

describe('[A10.2] what a site’s own code does within a publication', () => {
  it('publishes nothing when it ends the round on its way, though the words end as they were signed', async () => {
    const documentId = await draftArticle(site, { title: '如签' });
    await reviewed(people, ARTICLE, documentId);
    const save = (title: string) => site.strapi.documents(ARTICLE).update({ documentId, data: { title } as never });
    site.strapi.documents.use(async (call, next) => {
      if (call.action === 'publish' && (call.params as { documentId?: string }).documentId === documentId) {
        await save('改动');
        await save('如签');
      }
      return next();
    });
    expect(refusalIn(await publish(people.publisher, ARTICLE, documentId))).toMatchObject({ code: 'sign_offs_missing' });
    expect(await liveTitle(documentId)).toBeNull();
    expect((await look(people.head, ARTICLE, documentId)).stage).toBe('approved');
  });
});

describe('[A10.2] a sign-off is bound to the exact content', () => {
  it('keeps the sign-offs on an identical re-save', async () => {
    const documentId = await draftArticle(site, { title: '不变' });
    await reviewed(people, ARTICLE, documentId, 2);
    const before = await look(people.head, ARTICLE, documentId);
    await site.strapi.documents(ARTICLE).update({ documentId, data: { title: '不变' } as never });
    expect(await look(people.head, ARTICLE, documentId)).toEqual(before);
  });

  it('ends them on a change of one word, and says what changed and whose signatures fell', async () => {
    const documentId = await draftArticle(site, { title: '改前' });
    await reviewed(people, ARTICLE, documentId, 1);
    const saved = await people.head.put(cmUrl(ARTICLE, documentId), { title: '改后' });
    expect(saved.status).toBe(200);
    const review = await look(people.head, ARTICLE, documentId);
    expect(review.stage).toBe('draft');
    expect(review.ended).toMatchObject({ reason: 'content_changed', changed: ['title'], voided: [{ stage: 'first_review' }] });
    expect(review.ended?.by?.name).toBeTruthy();
    expect(review.refusals.map((refusal) => refusal.code)).toContain('content_changed');
  });

  it('refuses a signature on a content that the reviewer did not see', async () => {
    const documentId = await draftArticle(site);
    await submit(people, ARTICLE, documentId);
    const answer = await people.officer.post(reviewUrl(ARTICLE, documentId, 'sign'), {
      stage: 'first_review',
      contentHash: '0'.repeat(64),
      ...answers('first_review'),
    });
    expect(refusalIn(answer)).toEqual({ status: 409, code: 'stale_hash', article: 'A10.2' });
  });

  it.each([
    ['a fact in a component', { facts: [{ label: '套数', value: '121' }] }],
    ['the event date', { eventDate: '2026-11-21' }],
    ['the unit', { unit: null }],
  ])('counts %s as content', async (_what, data) => {
    const documentId = await draftArticle(site, { facts: [{ label: '套数', value: '120' }] });
    await reviewed(people, ARTICLE, documentId);
    await site.strapi.documents(ARTICLE).update({ documentId, data: data as never });
    expect((await look(people.officer, ARTICLE, documentId)).stage).toBe('draft');
    expect(refusalIn(await publish(people.publisher, ARTICLE, documentId))).toMatchObject({ status: 403, code: 'sign_offs_missing' });
  });
});

describe('[A10.2] what a content hash speaks of', () => {
  const fileOf = async (name: string): Promise<number> => {
    const data = {
      name,
      hash: `${name}_0a1b2c3d4e`,
      ext: '.png',
      mime: 'image/png',
      size: 1,
      url: `/uploads/${name}.png`,
      provider: 'local',
    };
    return Number((await site.strapi.db.query('plugin::upload.file').create({ data })).id);
  };
  const tagOf = async (name: string): Promise<string> =>
    (await site.strapi.documents('api::tag.tag').create({ data: { name, slug: name } as never })).documentId;

  /** As Strapi's own populate reads them, and as the gate does. */
  const bothReadings = async (uid: string, documentId: string, live: boolean) => {
    const where = { documentId, publishedAt: live ? { $notNull: true } : { $null: true } };
    const populated = await site.strapi.db
      .query(uid)
      .findMany({ where, populate: contentPopulate(site.strapi, uid), orderBy: { id: 'asc' } });
    const read = await readContent(site.strapi, { uid, documentId, live }, []);
    const asContent = (rows: readonly object[]) => Promise.all(rows.map((row) => canonicalRow(site.strapi, uid, { ...row })));
    return { strapis: await asContent(populated as object[]), ours: await asContent(read.map(({ row }) => row)) };
  };

  it('is all that Strapi itself reads of a document, in the same order: relations, files, components in components', async () => {
    const [a, b, c] = [await fileOf('first'), await fileOf('second'), await fileOf('third')];
    const tags = [await tagOf('zhufang'), await tagOf('gonggao'), await tagOf('peizu')];
    const [one, two] = [await draftArticle(site, { title: '其一' }), await draftArticle(site, { title: '其二' })];
    const documentId = await draftArticle(site, {
      title: '全部内容',
      tags: [tags[2], tags[0], tags[1]],
      related: [two, one],
      cover: b,
      attachments: [c, a, b],
      facts: [
        { label: '户数', value: '2' },
        { label: '房源', value: '1' },
      ],
      sections: [
        { __component: 'shared.gallery', caption: '前', pictures: [b, a] },
        { __component: 'shared.table-note', note: '表', facts: ['丙', '甲', '乙'].map((label) => ({ label, value: label })) },
        { __component: 'shared.quote', text: '应保尽保', by: '局长' },
        { __component: 'shared.gallery', caption: '后', pictures: [] },
      ],
    });
    const draft = await bothReadings(ARTICLE, documentId, false);
    expect(draft.ours).toEqual(draft.strapis);
    const [content] = draft.ours;
    expect(content?.full.related).toEqual([two, one].map((id) => `${id}/zh-Hans`));
    expect((content?.full.tags as string[]).map((tag) => tag.split('/')[0])).toEqual([tags[2], tags[0], tags[1]]);
    expect(content?.media.map(({ id }) => id)).toEqual([c, a, b, b, b, a]);

    await reviewed(people, ARTICLE, documentId);
    expect((await publish(people.publisher, ARTICLE, documentId)).status).toBe(200);
    const live = await bothReadings(ARTICLE, documentId, true);
    expect(live.ours).toEqual(live.strapis);
    expect(live.ours[0]?.full).toEqual({ ...content?.full, related: [], tags: [] });
  });

  it('of every covered type', async () => {
    const file = await fileOf('fourth');
    const notice = await site.strapi.documents('api::notice.notice').create({ data: { title: '公告', attachment: file } as never });
    const about = await site.strapi
      .documents('api::about.about')
      .create({ data: { title: '概况', facts: [{ label: '电话', value: '0' }] } as never });
    for (const [uid, documentId] of [
      ['api::notice.notice', notice.documentId],
      ['api::about.about', about.documentId],
    ] as const) {
      const { ours, strapis } = await bothReadings(uid, documentId, false);
      expect(ours).toHaveLength(1);
      expect(ours).toEqual(strapis);
    }
    await site.strapi.documents('api::about.about').delete({ documentId: about.documentId });
  });
});

describe('[A10.2] after publication', () => {
  it('keeps the live page up while an edit opens a new round, and publishes the edit after three new sign-offs', async () => {
    const documentId = await draftArticle(site, { title: '第一版' });
    await reviewed(people, ARTICLE, documentId);
    await publish(people.publisher, ARTICLE, documentId);
    await site.strapi.documents(ARTICLE).update({ documentId, data: { title: '第二版', body: paragraph('修订。') } as never });
    expect(await liveTitle(documentId)).toBe('第一版');
    expect(refusalIn(await publish(people.publisher, ARTICLE, documentId))).toMatchObject({ code: 'sign_offs_missing' });
    await reviewed(people, ARTICLE, documentId);
    expect(await liveTitle(documentId)).toBe('第一版');
    expect((await publish(people.publisher, ARTICLE, documentId)).status).toBe(200);
    expect(await liveTitle(documentId)).toBe('第二版');
    expect((await look(people.officer, ARTICLE, documentId)).round).toBe(2);
    const events = await site.strapi.db.connection('three_review_publication_events').where({ document_id: documentId }).orderBy('id');
    expect(events.map((event: { kind: string }) => event.kind)).toEqual(['first', 'update']);
    expect(events[0].event_day).toBe(Date.UTC(2026, 10, 20) / 86_400_000);
  });

  it('lets a publisher take down with a reason, and nobody else, and not without one', async () => {
    const documentId = await draftArticle(site, { title: '撤稿' });
    await reviewed(people, ARTICLE, documentId);
    await publish(people.publisher, ARTICLE, documentId);
    const url = reviewUrl(ARTICLE, documentId, 'take-down');
    expect(refusalIn(await people.leader.post(url, { reason: '有误' }))).toMatchObject({ status: 403, code: 'publisher_required' });
    expect(refusalIn(await people.publisher.post(url, { reason: ' ' }))).toMatchObject({
      status: 403,
      code: 'reason_required',
      article: 'A10.1',
    });
    for (const act of ['unpublish'] as const) {
      expect(refusalIn(await people.publisher.post(cmUrl(ARTICLE, documentId, act)))).toMatchObject({ code: 'take_down_required' });
    }
    await expect(site.strapi.documents(ARTICLE).delete({ documentId })).rejects.toMatchObject({ details: { code: 'take_down_required' } });
    expect(await liveTitle(documentId)).toBe('撤稿');
    expect((await people.publisher.post(url, { reason: '图片版权' })).status).toBe(200);
    expect(await liveTitle(documentId)).toBeNull();
    expect((await look(people.officer, ARTICLE, documentId)).ended).toMatchObject({ reason: 'taken_down', note: '图片版权' });
  });
});

describe('[A6] posts', () => {
  it('refuses submission and names the vacant post', async () => {
    const made = await people.superAdmin.post('/three-review/units', { code: 'empty-unit', name: '新设科室', kind: 'office' });
    expect(made.status).toBe(200);
    const documentId = await draftArticle(site, { unit: made.body.data.id });
    const answer = await people.officer.post(reviewUrl(ARTICLE, documentId, 'submit'));
    expect(refusalIn(answer)).toEqual({ status: 403, code: 'post_vacant', article: 'A6' });
    expect(answer.body.error.details.refusals).toHaveLength(3);
  });

  it('[A1] refuses submission of a document that no unit answers for', async () => {
    const documentId = await draftArticle(site, { unit: null });
    expect(refusalIn(await people.officer.post(reviewUrl(ARTICLE, documentId, 'submit')))).toMatchObject({
      code: 'unit_missing',
      article: 'A1',
    });
  });
});

describe('[A10.1] what has to be written is written', () => {
  const EMPTY = ['', ' \u3000', '\u200b\u00ad'];

  it.each(EMPTY)('refuses submission with the path of every required text in which nothing stands: %j', async (nothing) => {
    const fact = (label: string, value: string) => ({ label, value });
    const documentId = await draftArticle(site, {
      facts: [fact('套数', '一百二十套'), fact('联系电话', nothing)],
      sections: [
        { __component: 'shared.quote', text: nothing },
        { __component: 'shared.table-note', note: '说明', facts: [fact(nothing, '一')] },
      ],
    });
    const answer = await people.officer.post(reviewUrl(ARTICLE, documentId, 'submit'));
    expect(refusalIn(answer)).toEqual({ status: 403, code: 'required_empty', article: 'A10.1' });
    expect([...answer.body.error.details.fields].sort()).toEqual(['facts.1.value', 'sections.0.text', 'sections.1.facts.0.label']);
    expect((await look(people.officer, ARTICLE, documentId)).submitRefusals).toMatchObject([{ code: 'required_empty' }]);
    await site.strapi.documents(ARTICLE).update({ documentId, data: { facts: [fact('套数', '一百二十套')], sections: [] } as never });
    await submit(people, ARTICLE, documentId);
  });
});

describe('[A10.2] who signs can read all of it', () => {
  it('a leader whose role shows the title alone is told beforehand, and signs nothing', async () => {
    const documentId = await draftArticle(site);
    await reviewed(people, ARTICLE, documentId, 2);
    const permissions = site.strapi.db.query('admin::permission');
    const where = { action: 'plugin::content-manager.explorer.read', subject: ARTICLE, role: { code: 'bureau-leader' } };
    const held = (await permissions.findMany({ where })) as { id: number; properties: object }[];
    expect(held).not.toEqual([]);
    for (const { id, properties } of held)
      await permissions.update({ where: { id }, data: { properties: { ...properties, fields: ['title', 'facts.label'] } } });
    const leader = await site.admin(EMAILS.leader);
    const [hidden] = (await look(leader, ARTICLE, documentId)).signRefusals;
    expect(hidden).toMatchObject({ code: 'fields_hidden', article: 'A10.2' });
    expect(hidden?.data.fields).toEqual(expect.arrayContaining(['body', 'facts.value', 'sections', 'cover']));
    expect(hidden?.data.fields).not.toEqual(expect.arrayContaining(['title']));
    const answer = await sign(leader, ARTICLE, documentId, 'final_sign_off');
    expect(refusalIn(answer)).toEqual({ status: 403, code: 'fields_hidden', article: 'A10.2' });
    for (const { id, properties } of held) await permissions.update({ where: { id }, data: { properties } });
    expect((await sign(await site.admin(EMAILS.leader), ARTICLE, documentId, 'final_sign_off')).status).toBe(200);
  });
});

whatChanged(() => ({ site, people }));
