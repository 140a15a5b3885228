import request from 'supertest';
import { endlessWorkbook } from '../../src/plugins/three-review/tests/sheet/support/workbook';
import { byHand } from '../support/audit/byHand';
import { backfill, column, published } from '../support/audit/desk';
import { signIn } from '../support/people';
import { dump, difference } from '../support/dump';
import { unitId } from '../support/review';
import { accessToken, bootSite, ENGINE, type Client, type Site } from '../support/site';

let site: Site;
let auditor: Client;
let token: string;

beforeAll(async () => {
  site = await bootSite();
  auditor = await site.admin('auditor@bureau.example');
  token = await accessToken(site.strapi, 'auditor@bureau.example');
});
afterAll(() => site.close());

const send = async (bytes: Buffer | string, name: string, dryRun: boolean) =>
  request(site.strapi.server.httpServer)
    .post(`/three-review/columns/import?dryRun=${String(dryRun)}`)
    .set('Authorization', `Bearer ${token}`)
    .attach('file', Buffer.from(bytes), name);

const fetchFile = async (url: string): Promise<Buffer> => {
  const answer = await request(site.strapi.server.httpServer)
    .get(url)
    .set('Authorization', `Bearer ${token}`)
    .buffer(true)
    .parse((response, done) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => done(null, Buffer.concat(parts)));
    });
  expect(answer.status).toBe(200);
  return answer.body as Buffer;
};

const HEAD = '栏目,上级栏目,类别,责任单位,协办单位,责任人,AB岗,更新频次,免考核,起始日期,截止日期';

describe(`${ENGINE}: [A9.1] the division sheet`, () => {
  it.each(['xlsx', 'csv'] as const)('what is exported as .%s and imported again changes nothing', async (format) => {
    const bytes = await fetchFile(`/three-review/columns/export?format=${format}`);
    const preview = await send(bytes, `columns.${format}`, false);
    expect(preview.status).toBe(200);
    expect(preview.body.data).toMatchObject({ create: [], update: [], faults: [], applied: true });
    expect(preview.body.data.unchanged).toBeGreaterThan(5);
  });

  it('previews, then does it all, and the second time nothing', async () => {
    const sheet = `${HEAD}\n信息公开,,,办公室,,陈信息,刘主任,每月1条,,2026-01-01,\n公开指南,信息公开,,政策法规科,办公室,,,每季度1条,,2026-01-01,\n`;
    const before = await dump(site.strapi);
    const preview = (await send(sheet, '附件1.csv', true)).body.data;
    expect(preview).toMatchObject({ rows: 2, create: ['信息公开', '公开指南'], update: [], faults: [], applied: false });
    expect(difference(before, await dump(site.strapi))).toEqual({});
    expect((await send(sheet, '附件1.csv', false)).body.data).toMatchObject({ create: ['信息公开', '公开指南'], applied: true });
    const { data } = (await auditor.get('/three-review/columns?_q=公开&pageSize=100')).body as {
      data: { name: string; id: string; parent: string | null; terms: unknown[] }[];
    };
    const parent = data.find(({ name }) => name === '信息公开');
    expect(parent).toMatchObject({
      terms: [{ from: '2026-01-01', dutyOfficer: { name: '陈信息' }, frequency: { kind: 'period', unit: 'month', min: 1 } }],
    });
    expect(data.find(({ name }) => name === '公开指南')).toMatchObject({
      parent: parent?.id,
      terms: [{ unit: { name: '政策法规科' }, coUnits: [{ name: '办公室' }] }],
    });
    const again = await dump(site.strapi);
    expect((await send(sheet, '附件1.csv', false)).body.data).toMatchObject({ create: [], update: [], unchanged: 2 });
    expect(difference(again, await dump(site.strapi))).toEqual({});
  });

  it('a change begins today and leaves what held before', async () => {
    await send(`${HEAD}\n网上办事,,,办公室,,,,每月1条,,2025-01-01,\n`, 'a.csv', false);
    const changed = (await send(`${HEAD}\n网上办事,,,住房保障中心,,,,每月1条,,,\n`, 'a.csv', false)).body.data;
    expect(changed.update).toEqual([{ name: '网上办事', changes: ['责任单位'] }]);
    const { data } = (await auditor.get('/three-review/columns?_q=网上办事')).body;
    expect(data[0].terms).toMatchObject([
      { from: '2025-01-01', unit: { name: '办公室' } },
      { to: null, unit: { name: '住房保障中心' } },
    ]);
  });

  it('units and columns of one name are written so that each can be told; importing that changes nothing', async () => {
    const office = await unitId(site, 'office');
    const law = await unitId(site, 'policy-law');
    const { name } = (await auditor.get('/three-review/units')).body.data.find((unit: { id: string }) => unit.id === law);
    const { superAdmin } = await signIn(site);
    const rename = (to: string) => superAdmin.put(`/three-review/units/${law}`, { name: to });
    expect((await rename('办公室')).status).toBe(200);
    const parent = await column(auditor, 'twins', [{ from: '2026-01-01', unit: office }], { name: '分栏' });
    for (const [slug, place] of [
      ['twin-top', null],
      ['twin-below', parent],
    ] as const)
      await column(auditor, slug, [{ from: '2026-01-01', unit: law }], { name: '政策问答', parent: place });
    await column(auditor, 'twin-child', [{ from: '2026-01-01', unit: office, coUnits: [law] }], { name: '下级', parent: 'twin-below' });
    const sheet = await fetchFile('/three-review/columns/export?format=csv');
    expect(sheet.toString('utf8')).toContain('办公室（policy-law）');
    expect((await send(sheet, 'columns.csv', false)).body.data).toMatchObject({ create: [], update: [], faults: [], applied: true });
    const asked = (await send(`${HEAD}\n新栏目,,,办公室,,,,,,,\n`, 'a.csv', true)).body.data;
    expect(asked.faults).toMatchObject([{ cell: '责任单位', code: 'ambiguous_unit' }]);
    expect(asked.faults[0].message['zh-Hans']).toContain('办公室（office）、办公室（policy-law）');
    expect((await rename(name)).status).toBe(200);
  });

  it('a name is stored as it is seen, stands once in its place, and is more than dashes', async () => {
    const office = await unitId(site, 'office');
    const id = await column(auditor, 'unseen', [{ from: '2026-01-01', unit: office }], { name: '甲\u200b\u00ad栏\u2060' });
    expect((await auditor.get(`/three-review/columns/${id}`)).body.data.name).toBe('甲栏');
    const term = { from: '2026-01-01', unit: office };
    const made = (name: string) => auditor.post('/three-review/columns', { slug: 'unseen-2', name, term });
    for (const name of ['甲\u200e栏', '甲 栏', '-', ' ', '\u200b', '——'])
      expect([name, (await made(name)).body.error?.details.issues?.[0]?.path]).toEqual([name, 'name']);
    expect((await auditor.put(`/three-review/columns/${id}`, { name: '\u200b-' })).status).toBe(400);
    expect((await auditor.get(`/three-review/columns?_q=${encodeURIComponent('甲\u200b栏')}`)).body.data).toHaveLength(1);
    const admin = await site.admin('admin@bureau.example');
    expect((await admin.post('/three-review/units', { code: 'dash', name: '-', kind: 'office' })).status).toBe(400);
    // Stored by an earlier version of this product, it reads as it is seen, too.
    await byHand(site.strapi, () => site.strapi.db.connection('three_review_columns').where({ id }).update({ name: '甲栏\u200b' }));
    const sheet = `栏目,责任科室（单位）,备注\n甲栏,办公室,无\n`;
    expect((await send(sheet, 'a.csv', true)).body.data).toMatchObject({
      unchanged: 1,
      faults: [],
      remarks: [{ row: 1, code: 'head_unknown' }],
    });
  });

  it('one fault and nothing of it is done; each says where it is and what is allowed', async () => {
    const before = await dump(site.strapi);
    const sheet = `${HEAD}\n新栏目,,,办公室,,,,每月1条,,,\n错栏目,,,无此科室,,无此人,,随便,,2026-02-30,\n`;
    const { data } = (await send(sheet, 'a.csv', false)).body;
    expect(data).toMatchObject({ create: [], applied: false });
    expect(data.faults.map((fault: { row: number; cell: string; code: string }) => [fault.row, fault.cell, fault.code])).toEqual(
      expect.arrayContaining([
        [3, '责任单位', 'unknown_unit'],
        [3, '责任人', 'unknown_person'],
        [3, '更新频次', 'unknown_frequency'],
        [3, '起始日期', 'bad_date'],
      ])
    );
    for (const { message } of data.faults as { message: Record<string, string> }[])
      expect(`${message['zh-Hans']}${message.en}`).not.toMatch(/[{}]/);
    expect(difference(before, await dump(site.strapi))).toEqual({});
  });

  it.each([
    ['a text file', Buffer.from('hello'), 'a.pdf', 'format_unsupported'],
    ['a zip that is none', Buffer.from('PK\u0003\u0004rubbish'), 'a.xlsx', 'zip_malformed'],
    ['an empty file', Buffer.from(''), 'a.csv', 'head_missing'],
    ['a file without head', Buffer.from('a,b\n1,2\n'), 'a.csv', 'head_missing'],
  ])('%s is refused as a whole', async (_what, bytes, name, code) => {
    const { status, body } = await send(bytes, name, false);
    expect(status).toBe(200);
    expect(body.data).toMatchObject({ applied: false, faults: [{ row: null, code }] });
  });

  it('a file made to be read for ever is ended, two at a time, and the site goes on answering', async () => {
    const before = await dump(site.strapi);
    const bytes = endlessWorkbook();
    let ended = false;
    const sent = Promise.all([1, 2, 3].map(() => send(bytes, '附件1.xlsx', false))).finally(() => (ended = true));
    // Were it read in the thread of the site, its clock could not end it, and no answer could come before the last of it.
    while (!ended) expect((await auditor.get('/three-review/columns?pageSize=1')).status).toBe(200);
    const refusals = (await sent).map(({ status, body }) => [status, body.error.details.code, body.error.details.article]);
    expect(refusals.sort()).toEqual([
      [403, 'file_too_costly', 'A9.1'],
      [403, 'file_too_costly', 'A9.1'],
      [429, 'reader_busy', 'A9.1'],
    ]);
    expect(difference(before, await dump(site.strapi))).toEqual({});
    // They are gone with their request: the next is read.
    expect((await send(`${HEAD}\n`, 'a.csv', true)).status).toBe(200);
  });

  it('a request without file, with two files, or of too many bytes is a 400', async () => {
    expect((await auditor.post('/three-review/columns/import', {})).status).toBe(400);
    expect((await send(Buffer.alloc(6 * 1024 * 1024, 'x'), 'a.csv', true)).status).toBe(400);
    const two = await request(site.strapi.server.httpServer)
      .post('/three-review/columns/import')
      .set('Authorization', `Bearer ${token}`)
      .attach('file', Buffer.from('a'), 'a.csv')
      .attach('file', Buffer.from('b'), 'b.csv');
    expect(two.status).toBe(400);
    expect((await auditor.get('/three-review/columns/export?format=pdf')).status).toBe(400);
  });
});

describe(`${ENGINE}: [A9.2] the audit as a file`, () => {
  it('neutralises what a spreadsheet would take for a formula', async () => {
    const office = await unitId(site, 'office');
    const id = await column(auditor, 'formula', [{ from: '2025-01-01', unit: office }], { name: '=HYPERLINK("http://evil")' });
    await auditor.put(`/three-review/columns/${id}`, { name: '＝cmd|calc' });
    const text = (await fetchFile('/three-review/audit/export.csv?on=2026-11-25')).toString('utf8');
    expect(text.startsWith('\ufeff')).toBe(true);
    expect(text).toContain("'＝cmd|calc");
    expect(text).not.toMatch(/(^|,)"?[=＝+@]/m);
    expect((await fetchFile('/three-review/audit/export.xlsx')).subarray(0, 2).toString()).toBe('PK');
    expect((await auditor.get('/three-review/audit/export.csv?on=yesterday')).status).toBe(400);
  });

  it('holds the rows of the filters, and what was judged', async () => {
    await published(site, { column: 'formula', day: '2026-11-20' });
    const text = (await fetchFile('/three-review/audit/export.csv?_q=cmd&on=2026-11-25')).toString('utf8');
    const [head = '', row = '', ...more] = text.replace('\ufeff', '').trim().split('\r\n');
    expect(more).toEqual([]);
    const held = Object.fromEntries(head.split(',').map((name, i) => [name, row.split(',')[i]]));
    expect(held).toMatchObject({ 责任单位: '办公室', 最近更新: '2026-11-20', 近53周更新: '1', 依据: '第九条（二）' });
    const results = (await fetchFile('/three-review/audit/export.csv?what=results&column=formula')).toString('utf8');
    expect(results).toContain('达标');
  });

  it('tells why in words, in Chinese and in English, with who excused it and why', async () => {
    const office = await unitId(site, 'office');
    const term = { from: '2026-01-05', unit: office, frequency: { kind: 'period', unit: 'week', min: 1 } };
    const id = await column(auditor, 'why', [term]);
    const excuse = { column: id, from: '2026-01-12', to: '2026-01-18', reason: '机房搬迁，暂停更新' };
    expect((await auditor.post('/three-review/audit/excuses', excuse)).status).toBe(200);
    await backfill(site, '2026-01-05', '2026-01-18', Date.now());
    const rows = async (language: string) => {
      const text = (await fetchFile(`/three-review/audit/export.csv?what=results&column=${id}&to=2026-01-18${language}`)).toString('utf8');
      return text.replace('\ufeff', '').trim().split('\r\n');
    };
    const [head, excused, short] = await rows('');
    expect(head).toMatch(/^栏目,责任单位,周期,.*,说明,/);
    expect(short).toMatch(/^why,办公室,周,2026-01-05,2026-01-11,未达标,0,1,,更新条数不足,/);
    expect(excused).toContain('更新条数不足；期满后补报备，结果不变（周考核：机房搬迁，暂停更新）');
    const [english, late, few] = await rows('&language=en');
    expect(english).toMatch(/^Column,Unit,Period,.*,Notes,/);
    expect(few).toMatch(/^why,办公室,week,2026-01-05,2026-01-11,Missed,0,1,,too few updates,.*,Article 9 \(2\),/);
    expect(late).toContain('too few updates; excused late: the result stands (周考核: 机房搬迁，暂停更新)');
    const standing = (await fetchFile('/three-review/audit/export.csv?_q=why&language=en')).toString('utf8');
    expect(standing).toContain('≥ 1 a week');
    expect((await auditor.get('/three-review/audit/export.csv?language=fr')).status).toBe(400);
  });
});

describe(`${ENGINE}: [A9.2] what the public sees of a column`, () => {
  it('name, last update and next due day where the column allows it; else it does not exist', async () => {
    const office = await unitId(site, 'office');
    const open = await column(
      auditor,
      'open-column',
      [{ from: '2025-01-01', unit: office, frequency: { kind: 'period', unit: 'year', min: 1 } }],
      { publicStatus: true }
    );
    await column(auditor, 'closed-column', [{ from: '2025-01-01', unit: office }]);
    const year = String(new Date(Date.now() + 8 * 3_600_000).getUTCFullYear());
    await published(site, { column: open, day: `${year}-01-02` });
    const list = await site.outside().get('/api/three-review/columns');
    expect(list.body).toEqual({
      data: [{ slug: 'open-column', name: 'open-column', lastUpdate: `${year}-01-02`, nextDue: `${String(Number(year) + 1)}-12-31` }],
    });
    expect((await site.outside().get('/api/three-review/columns/open-column')).body.data).toEqual(list.body.data[0]);
    const hidden = await site.outside().get('/api/three-review/columns/closed-column');
    const absent = await site.outside().get('/api/three-review/columns/no-such-column');
    expect(hidden.status).toBe(404);
    expect(hidden.body).toEqual(absent.body);
    for (const slug of ['A', '..%2f', '__proto__', '%00', 'x'.repeat(3000)])
      expect((await site.outside().get(`/api/three-review/columns/${slug}`)).status).toBe(404);
    await auditor.put(`/three-review/columns/${open}`, { publicStatus: false });
    expect((await site.outside().get('/api/three-review/columns')).body).toEqual({ data: [] });
  });
});
