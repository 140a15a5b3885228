import type { CaseDetail, CaseOut, Notification, SiteView, TimelinessRow } from '../../src/plugins/three-review/shared/contracts';
import { published } from '../support/audit/desk';
import { dayText } from '../support/audit/year';
import { BAD_VALUES, expectBadInput } from '../support/hostile';
import { signIn, type People } from '../support/people';
import { ARTICLE, draftArticle, refusalIn } from '../support/review';
import { bootSite, ENGINE, type Client, type Site } from '../support/site';
import { adminToken } from '../support/tokens';

const CASES = '/three-review/audit/cases';
/** Asked anew each time: a run may go past midnight in Shanghai. */
const today = (): number => Math.floor((Date.now() + 8 * 3_600_000) / 86_400_000);
const day = (offset: number): string => dayText(today() + offset);

let site: Site;
let people: People;
let auditor: Client;

beforeAll(async () => {
  site = await bootSite();
  people = await signIn(site);
  auditor = await site.admin('auditor@bureau.example');
});
afterAll(() => site.close());

const SECRET = '内部名单被误挂在页面上';
const input = (over: object = {}) => ({
  kind: 'grave_error',
  foundOn: day(0),
  place: 'https://bureau.example/news/1',
  text: '单位名称表述错误',
  source: 'self_check',
  ...over,
});
const record = async (over: object = {}): Promise<CaseDetail> => {
  const answer = await auditor.post(CASES, input(over));
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return (answer.body as { data: CaseDetail }).data;
};
const act = (id: string, what: string, body: object = { reason: '经核实' }, by: Client = auditor) =>
  by.post(`${CASES}/${id}/${what}`, body);
const detail = async (id: string): Promise<CaseDetail> => ((await auditor.get(`${CASES}/${id}`)).body as { data: CaseDetail }).data;
const veto = async (on = day(0), by: Client = people.officer) =>
  ((await by.get(`/three-review/audit/site?on=${on}`)).body as { data: SiteView }).data.vetoes.find(({ id }) => id === 'grave_cases');
const issuePath = (answer: { body: { error?: { details?: { issues?: { path: string }[] } } } }) =>
  answer.body.error?.details?.issues?.[0]?.path;

describe(`${ENGINE}: [A9.2] the register of cases (问题登记)`, () => {
  it('of an empty register the veto says so, and counts none', async () => {
    expect(await veto()).toMatchObject({ count: 0, level: 'fine', note: { code: 'register_empty', data: {} } });
    expect((await auditor.get(CASES)).body).toMatchObject({ data: [], meta: { counts: { all: 0, suspected: 0 }, on: day(0) } });
  });

  it('a case is recorded by a named administrator, suspected: in question, not counted', async () => {
    const made = await record({ foundOn: day(-3) });
    expect(made).toMatchObject({
      kind: 'grave_error',
      state: 'suspected',
      foundOn: day(-3),
      document: null,
      place: 'https://bureau.example/news/1',
      text: '单位名称表述错误',
      source: 'self_check',
      recordedBy: { name: expect.stringContaining('周考核') as unknown },
      countsTo: null,
      acts: [{ act: 'record', from: null, to: 'suspected', day: day(0) }],
    });
    expect(await veto()).toMatchObject({ count: 0, level: 'fine', note: { code: 'in_question', data: { cases: 1, documents: 0 } } });
    expect(await veto(day(-1))).toMatchObject({ count: 0, note: { code: 'register_empty' } });
  });

  it('confirmed it fails the site; put right it counts on, to the end of twelve months', async () => {
    const { id } = await record();
    const confirmed = await act(id, 'confirm', { reason: '上级检查认定' });
    expect(confirmed.body.data).toMatchObject({ state: 'confirmed', countsTo: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as unknown });
    expect(await veto()).toMatchObject({ count: 1, level: 'vetoed' });
    const corrected = await act(id, 'correct', { reason: '已更正并复核全站', correctedOn: day(0) });
    expect(corrected.body.data).toMatchObject({ state: 'corrected', correctedOn: day(0), countsTo: confirmed.body.data.countsTo });
    expect(await veto()).toMatchObject({ count: 1, level: 'vetoed' });
    expect(await veto(confirmed.body.data.countsTo as string)).toMatchObject({ count: 1 });
    expect(await veto(dayText(Date.parse(confirmed.body.data.countsTo as string) / 86_400_000 + 1))).toMatchObject({ count: 0 });
    expect((await detail(id)).acts.map(({ from, to, reason }) => [from, to, reason])).toEqual([
      [null, 'suspected', ''],
      ['suspected', 'confirmed', '上级检查认定'],
      ['confirmed', 'corrected', '已更正并复核全站'],
    ]);
  });

  it('dismissed it is neither counted nor in question any more', async () => {
    const before = await veto();
    const { id } = await record({ kind: 'leak', text: SECRET });
    expect((await veto())?.note).toMatchObject({ data: { cases: 2 } });
    expect((await act(id, 'dismiss', { reason: '不属实' })).body.data).toMatchObject({ state: 'dismissed', countsTo: null });
    expect(await veto()).toEqual(before);
  });

  it('it may be recorded and decided in one breath, by an inspection for one', async () => {
    const made = await record({ source: 'inspection', decision: { act: 'confirm', reason: '检查通报第 3 条' } });
    expect(made).toMatchObject({ state: 'confirmed', acts: [{ act: 'record' }, { act: 'confirm', reason: '检查通报第 3 条' }] });
  });

  it('names a covered document, found by its title once it was published; the title stays as it was', async () => {
    const documentId = await draftArticle(site, { title: '登记所涉稿件_100%' });
    const found = async (words: string) =>
      (await auditor.get(`/three-review/audit/documents?_q=${encodeURIComponent(words)}`)).body.data as object[];
    expect(await found('登记所涉')).toEqual([]);
    await published(site, { column: 'news', day: day(-1), documentId });
    const document = { uid: ARTICLE, documentId, locale: 'zh-Hans' };
    expect(await found('所涉稿件_100%')).toEqual([{ ...document, title: '登记所涉稿件_100%', titleHidden: false }]);
    expect(await found('所涉稿件%')).toEqual([]);
    const made = await record({ document, place: '' });
    expect(made).toMatchObject({ place: '', document: { ...document, title: '登记所涉稿件_100%' } });
    await site.strapi.documents(ARTICLE).update({ documentId, locale: 'zh-Hans', data: { title: '改过的标题' } as never });
    expect((await detail(made.id)).document).toMatchObject({ title: '登记所涉稿件_100%' });
  });

  it('lists by state and kind, by pages, the newest first; the counts add up', async () => {
    const list = async (query: string) =>
      (await auditor.get(`${CASES}?${query}`)).body as { data: CaseOut[]; meta: { counts: Record<string, number> } };
    const { data, meta } = await list('pageSize=100');
    const { all, ...states } = meta.counts;
    expect(all).toBe(data.length);
    expect(Object.values(states).reduce((sum, count) => sum + count, 0)).toBe(all);
    expect(data.map(({ id }) => Number(id))).toEqual(data.map(({ id }) => Number(id)).sort((a, b) => b - a));
    expect((await list('state=confirmed')).data.every(({ state }) => state === 'confirmed')).toBe(true);
    expect(await list('kind=leak&state=dismissed')).toMatchObject({
      data: [{ kind: 'leak' }],
      meta: { counts: { all: 1, dismissed: 1, confirmed: 0 } },
    });
    expect((await list('pageSize=1&page=2')).data.map(({ id }) => id)).toEqual([data[1]?.id]);
  });

  it('confirmed or put right it is reopened with a reason: in question again, counted no more until it is confirmed anew', async () => {
    const before = await veto();
    const { id } = await record({ decision: { act: 'confirm', reason: '初步认定' } });
    await act(id, 'correct', { reason: '已更正', correctedOn: day(0) });
    const again = await act(id, 'reopen', { reason: '认定依据有误，重新核实' });
    expect(again.body.data).toMatchObject({ state: 'suspected', countsTo: null, correctedOn: null });
    expect(await veto()).toMatchObject({ count: before?.count, note: { code: 'in_question' } });
    expect((await act(id, 'confirm', { reason: '重新认定' })).body.data).toMatchObject({
      state: 'confirmed',
      countsTo: expect.any(String) as unknown,
    });
    expect(await veto()).toMatchObject({ count: (before?.count ?? 0) + 1 });
    await act(id, 'reopen', { reason: '再次核实' });
    await act(id, 'dismiss', { reason: '不属实' });
    expect((await detail(id)).acts.map(({ act: what, to, reason }) => [what, to, reason])).toEqual([
      ['record', 'suspected', ''],
      ['confirm', 'confirmed', '初步认定'],
      ['correct', 'corrected', '已更正'],
      ['reopen', 'suspected', '认定依据有误，重新核实'],
      ['confirm', 'confirmed', '重新认定'],
      ['reopen', 'suspected', '再次核实'],
      ['dismiss', 'dismissed', '不属实'],
    ]);
    expect(await veto()).toMatchObject({ count: before?.count });
  });

  it('reopened, whoever recorded, decided or corrected it is told once, with no word of the case; who reopened it is not', async () => {
    const told = async (by: Client, id: string) =>
      ((await by.get('/three-review/notifications?pageSize=100')).body as { data: Notification[] }).data.filter(
        ({ kind, data }) => kind === 'case_reopened' && data.case === id
      );
    const { id } = await record({ text: SECRET, place: SECRET });
    await act(id, 'confirm', { reason: SECRET }, people.superAdmin);
    await act(id, 'reopen', { reason: SECRET }, people.superAdmin);
    const [notice, ...more] = await told(auditor, id);
    expect(more).toEqual([]);
    expect(notice).toMatchObject({
      data: { case: id, by: expect.stringContaining('系统管理员') as unknown },
      link: '/plugins/three-review-audit/cases',
    });
    expect(JSON.stringify(notice)).not.toContain(SECRET);
    for (const by of [people.superAdmin, people.officer]) expect(await told(by, id)).toEqual([]);
    await act(id, 'confirm', { reason: '再' });
    await act(id, 'reopen', { reason: '又' }, people.superAdmin);
    expect(await told(auditor, id)).toHaveLength(2);
  });
});

describe(`${ENGINE}: [A9.2] who may read the register, and what others hear of it`, () => {
  it('reading, recording and deciding are a right of their own', async () => {
    const { id } = await record();
    for (const by of [people.officer, people.head, people.leader, people.publisher]) {
      expect((await by.get(CASES)).status).toBe(403);
      expect((await by.get(`${CASES}/${id}`)).status).toBe(403);
      expect((await by.get('/three-review/audit/documents?_q=公告')).status).toBe(403);
      expect((await by.post(CASES, input())).status).toBe(403);
      for (const what of ['confirm', 'dismiss', 'correct', 'reopen'])
        expect((await act(id, what, { reason: '无权' }, by)).status).toBe(403);
    }
    expect((await site.outside().get(CASES)).status).toBe(401);
    expect(await detail(id)).toMatchObject({ state: 'suspected', acts: [{ act: 'record' }] });
  });

  it('a token of an administrator reads, and neither records nor decides', async () => {
    const { id } = await record();
    const token = site.outside(await adminToken(site, 'auditor@bureau.example', ['plugin::three-review.audit.cases']));
    expect((await token.get(`${CASES}/${id}`)).body.data).toMatchObject({ id });
    for (const answer of [await token.post(CASES, input()), await act(id, 'confirm', { reason: '代办' }, token)])
      expect(refusalIn(answer)).toEqual({ status: 403, code: 'not_interactive', article: 'A9.2' });
    expect(await detail(id)).toMatchObject({ state: 'suspected' });
  });

  it('no word of a case is in the site view, the bulletin or an export', async () => {
    const places = [
      `/three-review/audit/site`,
      `/three-review/audit/bulletin?month=${day(0).slice(0, 7)}`,
      '/three-review/audit/export.csv?what=columns',
      '/three-review/audit/export.csv?what=results',
      '/three-review/audit/timeliness?pageSize=100',
    ];
    await record({ kind: 'leak', text: SECRET, place: SECRET, decision: { act: 'confirm', reason: SECRET } });
    for (const url of places) {
      const answer = await people.officer.get(url);
      expect(answer.status).toBe(200);
      expect(JSON.stringify(answer.body) + answer.text).not.toContain(SECRET);
    }
  });
});

describe(`${ENGINE}: [A9.2] what a case cannot be`, () => {
  it.each<[string, string, string]>([
    ['a case that nobody confirmed is not put right', 'suspected', 'correct'],
    ['a confirmed one is not confirmed again', 'confirmed', 'confirm'],
    ['nor dismissed', 'confirmed', 'dismiss'],
    ['a dismissed one is not confirmed', 'dismissed', 'confirm'],
    ['nor put right', 'dismissed', 'correct'],
    ['what nobody has decided is not reopened', 'suspected', 'reopen'],
  ])('%s', async (_title, state, what) => {
    const decision = state === 'suspected' ? null : { act: state === 'confirmed' ? 'confirm' : 'dismiss', reason: '一' };
    const { id, acts } = await record({ decision });
    const answer = await act(id, what, { reason: '二', ...(what === 'correct' ? { correctedOn: day(0) } : {}) });
    expect(refusalIn(answer)).toEqual({ status: 409, code: 'case_decided', article: 'A9.2' });
    expect(answer.body.error.details.refusals[0].data).toEqual({ state, act: what });
    expect((await detail(id)).acts).toEqual(acts);
  });

  it('found tomorrow', async () => {
    expect(issuePath(await auditor.post(CASES, input({ foundOn: day(1) })))).toBe('foundOn');
  });

  it.each([
    ['tomorrow', 1],
    ['before it was found', -3],
  ])('put right %s', async (_when, offset) => {
    const { id } = await record({ foundOn: day(-2), decision: { act: 'confirm', reason: '一' } });
    expect(issuePath(await act(id, 'correct', { reason: '二', correctedOn: day(offset) }))).toBe('correctedOn');
    expect((await detail(id)).state).toBe('confirmed');
  });

  it('of a document that is not there, or not in this locale', async () => {
    const documentId = await draftArticle(site);
    for (const document of [
      { uid: ARTICLE, documentId: 'nowhere', locale: 'zh-Hans' },
      { uid: ARTICLE, documentId, locale: 'en' },
      { uid: ARTICLE, documentId, locale: '' },
      { uid: 'api::tag.tag', documentId, locale: '' },
    ])
      expect(issuePath(await auditor.post(CASES, input({ document })))).toBe('document');
  });

  it('of dates that nobody finds in question, or of a document that was never published', async () => {
    const documentId = await draftArticle(site);
    const finding = { code: 'displayed_moved', stated: day(0), recorded: day(-1), at: 1 };
    const document = { uid: ARTICLE, documentId, locale: 'zh-Hans' };
    const fault = async (over: object) => issuePath(await auditor.post(CASES, input({ kind: 'forged_date', finding, document, ...over })));
    expect(await fault({ kind: 'leak' })).toBe('kind');
    expect(await fault({ document: null })).toBe('document');
    expect(await fault({})).toBe('document');
    await published(site, { column: 'news', day: day(-1), documentId });
    expect(await fault({})).toBe('finding');
    expect(await fault({ document: { ...document, uid: `api::${'x'.repeat(300)}.x` } })).toBe('document');
  });

  it('one that does not exist is not found, whatever its number', async () => {
    for (const id of ['0', '999999', '999999999999999']) {
      expect([400, 404]).toContain((await auditor.get(`${CASES}/${id}`)).status);
      expect([400, 404]).toContain((await act(id, 'confirm')).status);
    }
    expect((await auditor.get(`${CASES}/x`)).status).toBe(400);
  });

  it.each([
    ['kind', BAD_VALUES.category],
    ['foundOn', BAD_VALUES.day],
    ['document', [true, 0, 'a', [], {}, { uid: ARTICLE }, { uid: { $ne: '' }, documentId: 'a', locale: '' }]],
    ['place', [true, 0, null, [], {}, 'x'.repeat(501), 'a\u0000b']],
    ['text', [...(BAD_VALUES.reason ?? []), 'a\u0000b']],
    ['source', BAD_VALUES.category],
    ['finding', [true, 0, 'a', [], {}, { code: 'anything', stated: day(0), recorded: day(0), at: 0 }]],
    ['decision', [true, 0, 'a', [], {}, { act: 'correct', reason: 'x' }, { act: 'confirm', reason: ' ' }]],
    ['unknown', [1]],
  ])('any value for %s is answered with a 400', async (field, values) => {
    await expectBadInput(values ?? [], (value) => auditor.post(CASES, input({ [field]: value })));
  });

  it.each(['confirm', 'dismiss', 'correct', 'reopen'])('any reason of a %s, too, and one that is left out', async (what) => {
    const { id } = await record();
    const rest = what === 'correct' ? { correctedOn: day(0) } : {};
    await expectBadInput([...(BAD_VALUES.reason ?? []), 'a\u0000b'], (reason) => act(id, what, { ...rest, reason }));
    expect((await act(id, what, rest)).status).toBe(400);
    expect((await act(id, what, { ...rest, reason: 'x', more: 1 })).status).toBe(400);
    expect((await detail(id)).acts).toHaveLength(1);
  });

  it.each(['state=anything', 'kind=anything', 'state[]=confirmed', 'kind[$ne]=leak', 'page=0', 'pageSize=1000'])(
    'GET ?%s',
    async (query) => {
      expect((await auditor.get(`${CASES}?${query}`)).status).toBe(400);
    }
  );
});

describe(`${ENGINE}: [A9.2] two people and one case`, () => {
  it('one decides, the other hears that it is decided, and how; the history has one decision', async () => {
    for (let round = 0; round < 8; round += 1) {
      const { id } = await record();
      const answers = await Promise.all([act(id, 'confirm', { reason: '甲' }), act(id, 'dismiss', { reason: '乙' }, people.superAdmin)]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      const { state, acts } = await detail(id);
      expect(acts).toHaveLength(2);
      const [lost] = answers.filter(({ status }) => status === 409);
      expect(lost?.body.error.details).toMatchObject({ code: 'case_decided', state });
    }
  });

  it('nothing recorded or done is rewritten or deleted, by the database itself', async () => {
    const { id } = await record();
    const rows = (name: string) => site.strapi.db.connection(name);
    const attempts: (() => PromiseLike<unknown>)[] = [
      () => rows('three_review_cases').where({ id }).update({ text: '改写' }),
      () => rows('three_review_cases').where({ id }).delete(),
      () => rows('three_review_case_acts').where({ case_id: id }).update({ to_state: 'dismissed' }),
      () => rows('three_review_case_acts').where({ case_id: id }).delete(),
    ];
    for (const attempt of attempts) {
      await expect((async () => attempt())()).rejects.toMatchObject({ message: expect.stringContaining('append-only') as unknown });
    }
    expect(await detail(id)).toMatchObject({ state: 'suspected', text: '单位名称表述错误' });
  });
});

describe(`${ENGINE}: [A9.2] dates in question become cases, or are dismissed`, () => {
  const listed = async (by: Client, query = ''): Promise<readonly TimelinessRow[]> =>
    ((await by.get(`/three-review/audit/timeliness?pageSize=100${query}`)).body as { data: TimelinessRow[] }).data;
  const row = async (documentId: string, by: Client = auditor, query = '') =>
    (await listed(by, query)).find((one) => one.documentId === documentId);
  const inQuestion = async (): Promise<number> => Number((await veto())?.note?.data.documents ?? 0);
  /** A document whose event is dated after its publication. */
  const doubtful = async (documentId: string): Promise<object> => {
    await published(site, { column: 'news', day: day(-2), eventDay: day(0), documentId });
    const finding = (await row(documentId))?.findings[0];
    expect(finding).toMatchObject({ code: 'event_after_publication', open: true, case: null });
    const { stated, recorded, at } = finding?.data ?? {};
    return {
      kind: 'forged_date',
      document: { uid: ARTICLE, documentId, locale: 'zh-Hans' },
      finding: { code: finding?.code, stated, recorded, at },
      text: '事发日期晚于发布日期',
      place: '',
    };
  };

  it('dismissed, the same contradiction is no longer in question; a new one of the same document is', async () => {
    const before = await inQuestion();
    const about = await doubtful('dismissed-date');
    expect(await inQuestion()).toBe(before + 1);
    const { id } = await record({ ...about, decision: { act: 'dismiss', reason: '跨年会议，日期为次日' } });
    expect(await inQuestion()).toBe(before);
    expect((await row('dismissed-date'))?.findings).toMatchObject([{ open: false, case: { id, state: 'dismissed' } }]);
    expect(await row('dismissed-date', auditor, '&findings=true')).toBeUndefined();
    await published(site, { column: 'news', day: day(-1), eventDay: day(3), documentId: 'dismissed-date', kind: 'update' });
    expect(await inQuestion()).toBe(before + 1);
    expect((await row('dismissed-date', auditor, '&findings=true'))?.findings.map(({ open }) => open)).toEqual([false, true]);
  });

  it('confirmed, it is a forged date, and counts', async () => {
    const about = await doubtful('forged-date');
    const [count, before] = [(await veto())?.count ?? 0, await inQuestion()];
    await record({ ...about, decision: { act: 'confirm', reason: '已核实' } });
    expect(await veto()).toMatchObject({ count: count + 1, level: 'vetoed' });
    expect(await inQuestion()).toBe(before - 1);
  });

  it('recorded and not yet decided it is told once, as a case', async () => {
    const about = await doubtful('undecided-date');
    const note = async () => (await veto())?.note?.data as { cases: number; documents: number };
    const before = await note();
    await record(about);
    expect(await note()).toMatchObject({ cases: before.cases + 1, documents: before.documents - 1 });
    expect((await row('undecided-date'))?.findings).toMatchObject([{ open: true, case: { state: 'suspected' } }]);
  });

  it('who may not read the register sees that it is settled, and not how', async () => {
    expect((await row('forged-date', people.officer))?.findings).toMatchObject([{ open: false, case: null }]);
    expect((await row('dismissed-date', people.officer))?.findings).toMatchObject([
      { open: false, case: null },
      { open: true, case: null },
    ]);
  });

  it('of two at the same contradiction one records his case, the other hears of it', async () => {
    for (let round = 0; round < 5; round += 1) {
      const about = await doubtful(`contested-${String(round)}`);
      const decisions = [
        { by: auditor, act: 'confirm' },
        { by: people.superAdmin, act: 'dismiss' },
      ];
      const answers = await Promise.all(
        decisions.map((one) => one.by.post(CASES, input({ ...about, decision: { act: one.act, reason: '核实' } })))
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      const [lost] = answers.filter(({ status }) => status === 409);
      const [won] = answers.filter(({ status }) => status === 200);
      const made = (won?.body as { data: CaseDetail }).data;
      expect(lost?.body.error.details).toMatchObject({ code: 'case_decided', case: made.id, state: made.state });
      expect(
        Number((await site.strapi.db.connection('three_review_cases').where({ document_id: `contested-${String(round)}` })).length)
      ).toBe(1);
    }
  });
});
