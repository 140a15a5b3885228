import { difference, dump } from '../support/dump';
import { signIn, type People } from '../support/people';
import { answers, ARTICLE, draftArticle, look, reviewUrl, submit } from '../support/review';
import { bootSite, ENGINE, type Site } from '../support/site';

let site: Site;
let people: People;
let documentId: string;

beforeAll(async () => {
  site = await bootSite();
  people = await signIn(site);
  documentId = await draftArticle(site);
  await submit(people, ARTICLE, documentId);
});
afterAll(() => site.close());

const POLLUTED = JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}') as object;
const LONG = 'x'.repeat(100_000);
/** Values that no field of ours expects; each stands in the place of each field in turn. */
const VALUES: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1e308,
  '',
  ' ',
  LONG,
  [],
  [[]],
  {},
  { $ne: null },
  { $in: ['a'] },
  ['first_review'],
  POLLUTED,
  '../../etc/passwd',
  "'; DROP TABLE articles; --",
  '\u0000',
  '𠮷',
];

const sheet = async (): Promise<Record<string, unknown>> => {
  const { contentHash } = await look(people.officer, ARTICLE, documentId);
  return { stage: 'first_review', contentHash, ...answers('first_review') };
};

describe(`${ENGINE}: bad input is told what, where and what is allowed, and changes nothing`, () => {
  const unchanged = async (work: () => Promise<void>): Promise<void> => {
    const before = await dump(site.strapi);
    await work();
    expect(difference(before, await dump(site.strapi))).toEqual({});
  };

  it.each(['stage', 'contentHash', 'criteria', 'checklist', 'note', 'locale', 'password'])('sign, any value for %s', async (field) => {
    const good = await sheet();
    await unchanged(async () => {
      for (const value of VALUES) {
        if (field === 'note' && typeof value === 'string' && value.length < 2000) continue;
        if (field === 'password' && typeof value === 'string' && value.length < 256) continue;
        const answer = await people.officer.post(reviewUrl(ARTICLE, documentId, 'sign'), { ...good, [field]: value });
        const told = (answer.body as { error?: { details?: { code?: string } } }).error?.details?.code;
        const what = JSON.stringify(value).slice(0, 40);
        // A body with prototype keys does not get past the server's own parser, which knows no codes.
        if (value !== POLLUTED) expect({ what, told }).toEqual({ what, told: expect.stringMatching(/^[a-z_]+$/) });
        expect(answer.status).toBeGreaterThanOrEqual(400);
        expect(answer.status).toBeLessThan(500);
      }
    });
  });

  it.each(['sign', 'return', 'withdraw', 'take-down'])('%s, bodies that are no object', async (act) => {
    await unchanged(async () => {
      for (const body of [[], [1], POLLUTED, { nothing: 'known' }, { locale: { $ne: '' } }]) {
        const answer = await people.officer.post(reviewUrl(ARTICLE, documentId, act), body);
        expect(answer.status).toBeGreaterThanOrEqual(400);
        expect(answer.status).toBeLessThan(500);
      }
    });
  });

  it.each(['submit', 'sign', 'return', 'withdraw', 'take-down'])('%s, a body of ten megabytes', async (act) => {
    await unchanged(async () => {
      const answer = await people.officer.post(reviewUrl(ARTICLE, documentId, act), { note: 'x'.repeat(10_000_000), reason: 'x' });
      expect([400, 413]).toContain(answer.status);
    });
  });

  it('any word for uid and document id', async () => {
    await unchanged(async () => {
      for (const uid of [
        'api::nothing.nothing',
        'admin::user',
        'api::tag.tag',
        '__proto__',
        'constructor',
        'plugin::upload.file',
        '%00',
        'a/b',
        '..%2f..',
      ]) {
        for (const id of [documentId, '__proto__', '[object Object]', '%7B%22%24ne%22%3Anull%7D', LONG.slice(0, 5000)]) {
          for (const act of ['', 'submit', 'sign']) {
            const url = `/three-review/reviews/${uid}/${id}${act && `/${act}`}`;
            const answer = act ? await people.officer.post(url, { reason: 'x' }) : await people.officer.get(url);
            expect(answer.status).toBeGreaterThanOrEqual(400);
            expect(answer.status).toBeLessThan(500);
          }
        }
      }
    });
  });

  it.each([
    ['/three-review/ledger?page=-1', 400],
    ['/three-review/ledger?page=x', 400],
    ['/three-review/ledger?pageSize=100000', 400],
    ['/three-review/ledger?uid[$ne]=a', 400],
    ['/three-review/ledger?documentId=a', 400],
    ['/three-review/ledger?documentId[]=a&uid=api::article.article', 400],
  ])('GET %s', async (url, status) => {
    const answer = await people.superAdmin.get(url);
    expect(answer.status).toBe(status);
    expect(answer.body.error.details).toMatchObject({ code: 'bad_input', issues: [expect.objectContaining({ path: expect.any(String) })] });
  });

  it.each([
    ['/three-review/units', { name: 'x' }],
    ['/three-review/units', { code: 'A B', name: 'x', kind: 'office' }],
    ['/three-review/units', { code: 'office', name: 'x', kind: 'office' }],
    ['/three-review/units', { code: 'x', name: 'x', kind: 'office', parent: { $ne: null } }],
    ['/three-review/units', { code: 'x', name: 'x', kind: 'office', parent: 'nowhere' }],
    ['/three-review/posts', { kind: 'emperor', holder: 1 }],
    ['/three-review/posts', { kind: 'unitHead', holder: 1 }],
    ['/three-review/posts', { kind: 'publisher', holder: { $ne: 0 } }],
    ['/three-review/posts', { kind: 'publisher', holder: 999999 }],
    ['/three-review/posts', { kind: 'publisher', holder: 1, validFrom: '2026-02-30' }],
    ['/three-review/posts', { kind: 'publisher', holder: 1, validFrom: '2026-12-01', validTo: '2026-11-01' }],
  ])('POST %s %j', async (url, body) => {
    await unchanged(async () => {
      const answer = await people.superAdmin.post(url, body);
      expect(answer.status).toBe(400);
      expect(answer.body.error.details.issues.length).toBeGreaterThan(0);
    });
  });

  it('nobody who is not signed in, and no token of the Content API, gets further than the door', async () => {
    await unchanged(async () => {
      for (const url of [
        reviewUrl(ARTICLE, documentId),
        '/three-review/ledger',
        '/three-review/units',
        '/three-review/posts',
        '/three-review/reviews/settings',
      ]) {
        expect((await site.outside().get(url)).status).toBe(401);
      }
      expect((await site.outside().post(reviewUrl(ARTICLE, documentId, 'sign'), await sheet())).status).toBe(401);
    });
  });

  it('leaves no trace on the prototypes', () => {
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});
