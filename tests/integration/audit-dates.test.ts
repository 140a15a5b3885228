import { dayText } from '../support/audit/year';
import { signIn, type People } from '../support/people';
import { NOTICE, publish, reviewed, unitId } from '../support/review';
import { bootSite, ENGINE, type Client, type Site } from '../support/site';

interface Row {
  readonly documentId: string;
  readonly title: string | null;
  readonly findings: readonly { readonly code: string; readonly data: Record<string, unknown> }[];
}
interface Settings {
  readonly contentTypes: Record<string, { displayedDate?: string }>;
}

let site: Site;
let people: People;
let auditor: Client;
let office: string;

const today = Math.floor((Date.now() + 8 * 3_600_000) / 86_400_000);
const mapping = (): { displayedDate?: string } => site.strapi.config.get<Settings>('plugin::three-review').contentTypes[NOTICE] ?? {};

beforeAll(async () => {
  site = await bootSite();
  people = await signIn(site);
  auditor = await site.admin('auditor@bureau.example');
  office = await unitId(site, 'office');
  // The one date that a notice shows.
  mapping().displayedDate = 'validUntil';
});
afterAll(() => site.close());

/** Signed by three and published, as any notice is. */
const live = async (title: string, fields: object): Promise<string> => {
  const { documentId } = await site.strapi.documents(NOTICE).create({ data: { title, reviewUnit: office, ...fields } as never });
  await put(documentId);
  return documentId;
};
const put = async (documentId: string): Promise<void> => {
  await reviewed(people, NOTICE, documentId);
  expect((await publish(people.publisher, NOTICE, documentId)).status).toBe(200);
};
const again = async (documentId: string, fields: object): Promise<void> => {
  await site.strapi.documents(NOTICE).update({ documentId, data: fields as never });
  await put(documentId);
};

const listed = async (query: string): Promise<readonly Row[]> =>
  (await auditor.get(`/three-review/audit/timeliness?pageSize=100&${query}`)).body.data as Row[];
const findings = async (documentId: string) => {
  const asked = (rows: readonly Row[]) => rows.find((row) => row.documentId === documentId)?.findings ?? [];
  const found = asked(await listed('findings=true'));
  // The list of all documents says the same.
  expect(asked(await listed(''))).toEqual(found);
  return found.map(({ code, data: { stated, recorded } }) => ({ code, stated, recorded }));
};
const day = (offset: number): string => dayText(today + offset);

describe(`${ENGINE}: [A9.2] dates that contradict the record of publications (伪造发稿日期)`, () => {
  it('a page dated on its day of publication, or the evening before, is no finding', async () => {
    expect(await findings(await live('当日', { validUntil: day(0) }))).toEqual([]);
    expect(await findings(await live('前夜', { validUntil: day(-1) }))).toEqual([]);
    expect(await findings(await live('无日期', {}))).toEqual([]);
  });

  it('a page dated earlier than it first went live is one, with both days', async () => {
    const documentId = await live('倒填', { validUntil: day(-10) });
    expect(await findings(documentId)).toEqual([{ code: 'displayed_before_first', stated: day(-10), recorded: day(0) }]);
    expect((await listed('findings=true')).find((row) => row.documentId === documentId)).toMatchObject({ title: '倒填' });
  });

  it('so is one dated later than it went live, and an event later than its report', async () => {
    expect(await findings(await live('预填', { validUntil: day(5) }))).toEqual([
      { code: 'displayed_after_publication', stated: day(5), recorded: day(0) },
    ]);
    expect(await findings(await live('未发生', { reviewEventDate: day(2) }))).toEqual([
      { code: 'event_after_publication', stated: day(2), recorded: day(0) },
    ]);
  });

  it('the same content published anew under another date is one; with a corrected text it is not', async () => {
    const moved = await live('移动日期', { validUntil: day(-1) });
    await again(moved, { validUntil: day(0) });
    expect(await findings(moved)).toEqual([{ code: 'displayed_moved', stated: day(0), recorded: day(-1) }]);
    const corrected = await live('更正', { validUntil: day(-1) });
    await again(corrected, { validUntil: day(0), text: '更正后的内容' });
    expect(await findings(corrected)).toEqual([]);
  });

  it('the veto for forged dates tells of them and counts none: a date in question is no confirmed case', async () => {
    const { vetoes } = (await auditor.get('/three-review/audit/site')).body.data as { vetoes: readonly { id: string }[] };
    const documents = (await listed('findings=true')).length;
    expect(documents).toBeGreaterThan(0);
    expect(vetoes.find((veto) => veto.id === 'grave_cases')).toMatchObject({
      count: 0,
      level: 'fine',
      note: { code: 'in_question', data: { cases: 0, documents, since: day(-92) } },
    });
    const before = (await auditor.get(`/three-review/audit/site?on=${day(-1)}`)).body.data as { vetoes: readonly { id: string }[] };
    expect(before.vetoes.find((veto) => veto.id === 'grave_cases')).toMatchObject({ note: { code: 'register_empty' } });
  });

  it('where the site names no displayed date nothing is claimed of it', async () => {
    const documentId = await live('未指定', { validUntil: day(-10) });
    delete mapping().displayedDate;
    expect(await findings(documentId)).toEqual([]);
    mapping().displayedDate = 'validUntil';
    expect(await findings(documentId)).toHaveLength(1);
  });
});
