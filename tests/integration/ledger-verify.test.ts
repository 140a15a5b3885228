import { chainNumber, fillLedger } from '../bench/support/ledger';
import { signIn, type People } from '../support/people';
import { ARTICLE, draftArticle, reviewed } from '../support/review';
import { bootSite, ENGINE, type Site } from '../support/site';

/** More than the server holds at once. */
const ENTRIES = 5000;

let site: Site;
let people: People;

beforeAll(async () => {
  site = await bootSite();
  people = await signIn(site);
  await fillLedger(site.strapi, ENTRIES);
});
afterAll(() => site.close());

interface Verified {
  readonly ok: boolean;
  readonly entries: number;
  readonly problems: readonly { readonly chain: string; readonly problem: string }[];
}
const verify = async (): Promise<Verified> => {
  const answer = await people.superAdmin.get('/three-review/ledger/verify');
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return (answer.body as { data: Verified }).data;
};

const problemsWith = async (documentId: string): Promise<readonly string[]> =>
  (await verify()).problems.filter(({ chain }) => chain === `${ARTICLE}/${documentId}`).map(({ problem }) => problem);

const state = (documentId: string, over: object) => ({
  uid: ARTICLE,
  document_id: documentId,
  locale: 'zh-Hans',
  stage: 'published',
  round: 1,
  content_hash: null,
  live_hash: null,
  state: '{}',
  updated_at_ms: 0,
  ...over,
});

describe(`[A10.2] ${ENGINE}: a ledger of many entries, verified a part at a time`, () => {
  it('verifies as a whole', async () => {
    const { ok, entries, problems } = await verify();
    expect({ ok, problems }).toEqual({ ok: true, problems: [] });
    expect(entries).toBeGreaterThanOrEqual(ENTRIES);
  });

  it('verifies while somebody writes: it is looked at as it was at one instant', async () => {
    const documentIds = await Promise.all([1, 2].map(() => draftArticle(site)));
    let over = false;
    const work = Promise.all(documentIds.map((id) => reviewed(people, ARTICLE, id))).finally(() => (over = true));
    while (!over) expect((await verify()).problems).toEqual([]);
    await work;
  });

  it('an entry that was altered is found, wherever it stands', async () => {
    for (const n of [900_001, 1]) {
      const { documentId, entries, head } = chainNumber(n + 1_000_000);
      const [forged] = entries;
      if (!forged) throw new Error('no entry');
      const { prevHash, ...rest } = forged;
      await site.strapi.db
        .connection('three_review_ledger')
        .insert({ ...rest, prev_hash: prevHash, body: forged.body.replace('陈信息', '某信息'), at_ms: 0 });
      await site.strapi.db.connection('three_review_ledger_heads').insert({ ...head, seq: 1, hash: forged.hash });
      expect(await problemsWith(documentId)).toEqual(['altered']);
    }
  });

  it('entries that were cut off are found, the last one as well as all of them', async () => {
    const { documentId, entries, head } = chainNumber(2_000_000);
    await site.strapi.db.connection('three_review_ledger_heads').insert(head);
    expect(await problemsWith(documentId)).toEqual(['truncated']);
    const rows = entries.slice(0, -1).map(({ prevHash, ...entry }) => ({ ...entry, prev_hash: prevHash, at_ms: 0 }));
    await site.strapi.db.connection('three_review_ledger').insert(rows);
    expect(await problemsWith(documentId)).toEqual(['truncated']);
  });

  it('a projection that the entries do not bear out is found, with entries and without any', async () => {
    const { documentId } = chainNumber(7);
    await site.strapi.db.connection('three_review_states').where({ document_id: documentId }).update({ stage: 'approved' });
    expect(await problemsWith(documentId)).toEqual(['projection']);
    await site.strapi.db.connection('three_review_states').insert(state('nowhere', {}));
    expect(await problemsWith('nowhere')).toEqual(['projection']);
  });
});
