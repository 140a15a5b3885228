import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { verifyFile } from '../../src/plugins/three-review/cli/verify';
import { chainNumber, fillLedger } from '../bench/support/ledger';
import { signIn, type People } from '../support/people';
import { byTheOwner } from '../support/owner';
import { ARTICLE, draftArticle, look, publish, refusalIn, reviewed, reviewUrl } from '../support/review';
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
      expect(await problemsWith(documentId)).toEqual(['altered', 'projection', 'content_missing']);
    }
  });

  it('entries that were cut off are found, the last one as well as all of them', async () => {
    const { documentId, entries, head } = chainNumber(2_000_000);
    await site.strapi.db.connection('three_review_ledger_heads').insert(head);
    expect(await problemsWith(documentId)).toEqual(['truncated']);
    const rows = entries.slice(0, -1).map(({ prevHash, ...entry }) => ({ ...entry, prev_hash: prevHash, at_ms: 0 }));
    await site.strapi.db.connection('three_review_ledger').insert(rows);
    expect(await problemsWith(documentId)).toEqual(['truncated', 'projection', 'content_missing']);
  });

  it('a projection that the entries do not bear out is found, with entries and without any', async () => {
    const { documentId } = chainNumber(7);
    await site.strapi.db.connection('three_review_states').where({ document_id: documentId }).update({ stage: 'approved' });
    expect(await problemsWith(documentId)).toEqual(['projection']);
    await site.strapi.db.connection('three_review_states').insert(state('nowhere', {}));
    expect(await problemsWith('nowhere')).toEqual(['projection']);
  });
});

describe(`[A9.2, A10.2] ${ENGINE}: what is stored beside the ledger is held against it, both ways`, () => {
  const knex = () => site.strapi.db.connection;
  const live = async (title: string): Promise<string> => {
    const documentId = await draftArticle(site, { title });
    await reviewed(people, ARTICLE, documentId);
    expect((await publish(people.publisher, ARTICLE, documentId)).status).toBe(200);
    expect(await problemsWith(documentId)).toEqual([]);
    return documentId;
  };
  const stateOf = (documentId: string) => knex()('three_review_states').where({ document_id: documentId });
  const eventsOf = (documentId: string) => knex()('three_review_publication_events').where({ document_id: documentId });

  it('a publication event that says something else than its entry, and one that is gone, is found', async () => {
    const documentId = await live('发布记录');
    await byTheOwner(site, 'three_review_publication_events', () => eventsOf(documentId).update({ at_ms: 1 }));
    expect(await problemsWith(documentId)).toEqual(['event_altered']);
    await byTheOwner(site, 'three_review_publication_events', () => eventsOf(documentId).delete());
    expect(await problemsWith(documentId)).toEqual(['event_missing']);
  });

  it('an event that no entry caused is found, of a document that the ledger knows and of any other', async () => {
    const known = await live('多出的记录');
    const [event] = await eventsOf(known);
    const { id: _id, ...stray } = event as Record<string, unknown>;
    await knex()('three_review_publication_events').insert({ ...stray, dedupe_key: `${String(stray.dedupe_key)}0` });
    await knex()('three_review_publication_events').insert({ ...stray, document_id: 'elsewhere', dedupe_key: 'elsewhere#1' });
    expect(await problemsWith(known)).toEqual(['event_stray']);
    expect(await problemsWith('elsewhere')).toEqual(['event_stray']);
  });

  it('the text that was signed is found to be gone, or another', async () => {
    const documentId = await live('留存件');
    const [{ live_hash: hash }] = (await stateOf(documentId)) as [{ live_hash: string }];
    const kept = () => knex()('three_review_snapshots').where({ hash });
    await byTheOwner(site, 'three_review_snapshots', () => kept().update({ content: '{}' }));
    expect(await problemsWith(documentId)).toEqual(['content_altered']);
    await byTheOwner(site, 'three_review_snapshots', () => kept().delete());
    expect(await problemsWith(documentId)).toEqual(['content_missing']);
  });

  it('a state that is gone, or whose signatures are other ones, is found', async () => {
    const documentId = await draftArticle(site, { title: '状态' });
    await reviewed(people, ARTICLE, documentId, 1);
    const [row] = (await stateOf(documentId)) as [{ state: string }];
    await stateOf(documentId).update({ state: row.state.replace('"first_review"', '"second_review"') });
    expect(await problemsWith(documentId)).toEqual(['projection']);
    await stateOf(documentId).delete();
    expect(await problemsWith(documentId)).toEqual(['projection']);
  });
});

describe(`[A10.2] ${ENGINE}: the gate decides by the ledger`, () => {
  const knex = () => site.strapi.db.connection;
  const stateOf = (documentId: string) => knex()('three_review_states').where({ document_id: documentId });
  const entriesOf = (documentId: string) => knex()('three_review_ledger').where({ chain: `${ARTICLE}/${documentId}` });
  const visitor = (documentId: string) => site.outside().get(`/api/articles/${documentId}`);

  it('a state forged as approved publishes nothing and changes nothing', async () => {
    const [signed, forged] = [await draftArticle(site, { title: '真' }), await draftArticle(site, { title: '假' })];
    await reviewed(people, ARTICLE, signed);
    await reviewed(people, ARTICLE, forged, 0);
    const { contentHash } = await look(people.officer, ARTICLE, forged);
    const [row] = (await stateOf(signed)) as [{ state: string; content_hash: string }];
    const state = row.state.replaceAll(row.content_hash, contentHash);
    await stateOf(forged).update({ stage: 'approved', content_hash: contentHash, state });
    const before = await entriesOf(forged);
    expect(refusalIn(await publish(people.publisher, ARTICLE, forged))).toEqual({ status: 409, code: 'ledger_broken', article: 'A10.2' });
    expect((await visitor(forged)).status).toBe(404);
    expect(await entriesOf(forged)).toEqual(before);
    expect((await publish(people.publisher, ARTICLE, signed)).status).toBe(200);
  });

  it('a return that was erased from the state alone is not erased', async () => {
    const documentId = await draftArticle(site, { title: '退回' });
    await reviewed(people, ARTICLE, documentId);
    const [{ state }] = (await stateOf(documentId)) as [{ state: string }];
    const [row] = await stateOf(documentId);
    expect((await people.publisher.post(reviewUrl(ARTICLE, documentId, 'return'), { to: 'draft', reason: '数字有误' })).status).toBe(200);
    await stateOf(documentId).update(row);
    expect(state).toContain('approved');
    expect(refusalIn(await publish(people.publisher, ARTICLE, documentId))).toMatchObject({ status: 409, code: 'ledger_broken' });
  });

  it('a state that was forged or lost is written anew from the entries, and the work goes on', async () => {
    const [forged, lost, invented] = [
      await draftArticle(site, { title: '伪造' }),
      await draftArticle(site, { title: '丢失' }),
      await draftArticle(site, { title: '凭空' }),
    ];
    await reviewed(people, ARTICLE, forged, 1);
    await reviewed(people, ARTICLE, lost);
    const [approved] = (await stateOf(lost)) as [{ id: number; state: string; content_hash: string }];
    const { contentHash } = await look(people.officer, ARTICLE, forged);
    await stateOf(forged).update({ stage: 'approved', state: approved.state.replaceAll(approved.content_hash, contentHash) });
    const { id: _id, ...row } = approved;
    await knex()('three_review_states').insert({ ...row, document_id: invented });
    await stateOf(lost).delete();
    const restorer = site.strapi.plugin('three-review').service('reconcile') as unknown as {
      restore: () => Promise<{ restored: { path: string; restored: boolean }[] }>;
    };
    const { restored } = await restorer.restore();
    for (const documentId of [forged, lost, invented])
      expect(restored.filter(({ path }) => path.startsWith(`${ARTICLE} ${documentId}`))).toMatchObject([{ restored: true }]);
    expect((await look(people.officer, ARTICLE, forged)).stage).toBe('second_review');
    expect((await look(people.officer, ARTICLE, invented)).stage).toBe('draft');
    expect(refusalIn(await publish(people.publisher, ARTICLE, forged))).toMatchObject({ code: 'sign_offs_missing' });
    expect((await publish(people.publisher, ARTICLE, lost)).status).toBe(200);
    expect((await restorer.restore()).restored).toEqual([]);
  });

  it('a chain that does not end where its head says stops the publication of its document', async () => {
    const documentId = await draftArticle(site, { title: '断尾' });
    await reviewed(people, ARTICLE, documentId);
    const heads = knex()('three_review_ledger_heads').where({ chain: `${ARTICLE}/${documentId}` });
    const [{ seq }] = (await heads.clone()) as [{ seq: number }];
    await heads.clone().update({ seq: seq + 1 });
    const before = await entriesOf(documentId);
    expect(refusalIn(await publish(people.publisher, ARTICLE, documentId))).toMatchObject({ status: 409, code: 'ledger_broken' });
    expect(await entriesOf(documentId)).toEqual(before);
    await heads.clone().update({ seq });
    expect((await publish(people.publisher, ARTICLE, documentId)).status).toBe(200);
  });

  it('an entry that was altered stops the publication of its document', async () => {
    const documentId = await draftArticle(site, { title: '改录' });
    await reviewed(people, ARTICLE, documentId);
    const [first] = (await entriesOf(documentId).orderBy('seq')) as [{ body: string }];
    await byTheOwner(site, 'three_review_ledger', () =>
      entriesOf(documentId)
        .where({ seq: 1 })
        .update({ body: first.body.replace('"note":""', '"note":"-"') })
    );
    expect(refusalIn(await publish(people.publisher, ARTICLE, documentId))).toMatchObject({ status: 409, code: 'ledger_broken' });
  });
});

describe(`[A10.2] ${ENGINE}: checkpoints name how far every chain had come`, () => {
  const knex = () => site.strapi.db.connection;
  const take = async (): Promise<number> =>
    (site.strapi.plugin('three-review').service('checkpoints') as unknown as { take(): Promise<number> }).take();
  const count = async (): Promise<number> => (await knex()('three_review_checkpoints')).length;
  const chainOf = (documentId: string): string => `${ARTICLE}/${documentId}`;
  const problemsOf = async (chain: string) => (await verify()).problems.filter((one) => one.chain === chain).map(({ problem }) => problem);
  /** What the verifier without a server says of an export. */
  const exported = async (chain: string): Promise<readonly string[]> => {
    const answer = await people.superAdmin.get('/three-review/ledger/export');
    expect(answer.status).toBe(200);
    expect(Object.keys(JSON.parse(answer.text) as object)).toEqual(['format', 'entries', 'heads', 'checkpoints']);
    const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'three-review-')), 'ledger.json');
    fs.writeFileSync(file, answer.text);
    const found = verifyFile(file)
      .problems.filter((one) => one.chain === chain)
      .map(({ problem }) => problem);
    fs.rmSync(path.dirname(file), { recursive: true });
    return found;
  };
  /** Takes the last entry away, and sets the head back to the one before. */
  const cutTail = async (chain: string): Promise<void> => {
    const entries = () => knex()('three_review_ledger').where({ chain });
    const [last, before] = (await entries().orderBy('seq', 'desc').limit(2)) as [{ seq: number }, { seq: number; hash: string }];
    await byTheOwner(site, 'three_review_ledger', () => entries().where({ seq: last.seq }).delete());
    await knex()('three_review_ledger_heads').where({ chain }).update({ seq: before.seq, hash: before.hash });
  };

  it('a return that was cut off with head and state, and the document published then, contradicts a checkpoint', async () => {
    const documentId = await draftArticle(site, { title: '退回被抹去' });
    await reviewed(people, ARTICLE, documentId);
    const [approved] = await knex()('three_review_states').where({ document_id: documentId });
    expect((await people.publisher.post(reviewUrl(ARTICLE, documentId, 'return'), { to: 'draft', reason: '数字有误' })).status).toBe(200);
    expect(await take()).toBeGreaterThan(0);
    expect(await exported(chainOf(documentId))).toEqual([]);
    await cutTail(chainOf(documentId));
    await knex()('three_review_states').where({ document_id: documentId }).update(approved);
    expect(await problemsWith(documentId)).toEqual(['contradicted']);
    expect((await publish(people.publisher, ARTICLE, documentId)).status).toBe(200);
    expect(await problemsWith(documentId)).toEqual(['contradicted']);
    expect(await exported(chainOf(documentId))).toEqual(['contradicted']);
  });

  it('the chain of the organisation is named as well', async () => {
    const chain = 'organisation/bureau';
    await take();
    expect(await problemsOf(chain)).toEqual([]);
    await cutTail(chain);
    expect(await problemsOf(chain)).toContain('contradicted');
    expect(await exported(chain)).toContain('contradicted');
  });

  it('a checkpoint is neither changed nor taken out from among the others', async () => {
    await draftArticle(site, { title: '其后' }).then((documentId) => reviewed(people, ARTICLE, documentId, 0));
    await take();
    const first = () => knex()('three_review_checkpoints').where({ seq: 1 });
    await expect(first().update({ at_ms: 1 })).rejects.toMatchObject({ message: expect.stringContaining('append-only') as string });
    await expect(first().delete()).rejects.toMatchObject({ message: expect.stringContaining('append-only') as string });
    await byTheOwner(site, 'three_review_checkpoints', () => first().delete());
    expect(await problemsOf('checkpoints/all')).toEqual(['gap', 'unlinked']);
    expect(await exported('checkpoints/all')).toEqual(['gap', 'unlinked']);
  });

  it('is taken by itself after a hundred entries, and names nothing twice', async () => {
    await take();
    const before = await count();
    const documentId = await draftArticle(site, { title: '一百条' });
    while ((await count()) === before) {
      expect((await people.officer.post(reviewUrl(ARTICLE, documentId, 'submit'), {})).status).toBe(200);
      expect((await people.officer.post(reviewUrl(ARTICLE, documentId, 'withdraw'), { reason: '再改' })).status).toBe(200);
    }
    await take();
    const after = await count();
    expect(await take()).toBe(0);
    expect(await count()).toBe(after);
    expect(await problemsWith(documentId)).toEqual([]);
  });
});
