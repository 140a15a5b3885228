import { setTimeout as pause } from 'node:timers/promises';
import { playChain, throughTheChain } from '../../scripts/lib/chain.mjs';
import { makeApp, type App, type Variant } from '../apps/app';
import { callOf, peopleOf } from '../apps/calls';
import { OWNER, type Written } from '../apps/data';
import { differences, type Dump } from '../apps/tables';
import { COVERED, STORY } from '../apps/types';
import { ENGINE, type Site } from '../support/site';

const ADDED = ['classification', 'review_column', 'review_event_date', 'review_stage'];
/** A table that holds the links of documents to their units. */
const LINKS = expect.anything() as unknown;

interface Documents {
  create(params: object): Promise<unknown>;
  publish(params: object): Promise<unknown>;
}

describe.each<Variant>(['plain', 'localized'])(`[A10.2] ${ENGINE}: the life of the plugin in a %s site of somebody else's`, (variant) => {
  let app: App;
  let site: Site;
  let written: Written;
  let before: Dump;

  const stories = (): Documents => site.strapi.documents(STORY as never);
  const owner = async () => callOf(await site.admin(OWNER));

  beforeAll(async () => {
    app = await makeApp({ variant });
    written = await app.fill();
    before = await app.dump();
  });
  afterAll(async () => {
    await site.close();
    await app.close();
  });

  /** Tables that have lost something of the host's, one draft aside, which was published in the trial run; or, once it is all over, have more than before. */
  const changed = async ({ over = false } = {}): Promise<string[]> =>
    Object.entries(differences(before, await app.dump())).flatMap(([table, { rows, columns }]) => {
      const gone = rows.gone.filter((row) => row.document_id !== written.drafts[0]);
      return gone.length + columns.gone.length + (over ? columns.added.length : 0) > 0 ? [table] : [];
    });

  const publishAs = async (documentId: string | undefined): Promise<number> => {
    const by = await owner();
    return (await by('POST', `/content-manager/collection-types/${STORY}/${String(documentId)}/actions/publish`, {})).status;
  };

  it('installed, it has what it had: fields and the links to units are added, and nothing of its own is other', async () => {
    site = await app.boot({ plugin: { ...COVERED, enforce: false } });
    const found = differences(before, await app.dump());
    for (const [table, { columns, rows }] of Object.entries(found)) {
      expect([table, rows]).toEqual([table, { added: [], gone: [] }]);
      expect([table, columns.gone]).toEqual([table, []]);
    }
    expect(Object.fromEntries(Object.entries(found).map(([table, { columns }]) => [table, [...columns.added].sort()]))).toEqual({
      homes_review_unit_lnk: LINKS,
      stories_review_unit_lnk: LINKS,
      stories: ADDED.filter((name) => name !== 'review_event_date'),
      homes: ADDED,
    });
    expect(written.live.length + written.modified.length + written.drafts.length).toBe(20);
  });

  it('in a trial run what would be refused is put down, and nothing is stopped', async () => {
    expect(await publishAs(written.drafts[0])).toBe(200);
    const by = await owner();
    expect((await by('GET', '/three-review/site')).body.data).toMatchObject({ mode: 'trial', trial: { publications: 1, refused: 1 } });
  });

  it('enforced by a person: the first document goes live after three sign-offs, over HTTP', async () => {
    const by = await owner();
    expect((await by('POST', '/three-review/site/enforce', { reason: 'ready' })).status).toBe(202);
    let mode: unknown = 'trial';
    for (let looks = 0; mode !== 'enforced' && looks < 600; looks += 1) {
      await pause(100);
      mode = (await by('GET', '/three-review/site')).body.data.mode;
    }
    expect(mode).toBe('enforced');
    expect(await publishAs(written.drafts[1])).toBe(403);
    const first = await playChain(by, await peopleOf(site), {
      uid: STORY,
      plural: 'stories',
      visitor: (token) => callOf(site.outside(token)),
    });
    expect(await site.strapi.db.query(STORY).findOne({ where: { documentId: first, publishedAt: { $notNull: true } } })).toMatchObject({
      title: 'The first one',
      reviewStage: 'published',
    });
    await site.close();
  });

  it('switched off and not taken out: what is live stays as it is, and nothing else goes live', async () => {
    site = await app.boot({ plugin: 'disabled' });
    const live = () => site.strapi.db.query(STORY).count({ where: { publishedAt: { $notNull: true } } });
    const were = await live();
    expect(were).toBeGreaterThan(written.live.length + written.modified.length);
    const ended = await stories()
      .publish({ documentId: written.drafts[1] })
      .then(
        () => 'published',
        () => 'refused'
      );
    expect([ended, await live()]).toEqual(['refused', were]);
    await site.close();
  });

  it('switched on again: the ledger holds, and the next document goes the same way', async () => {
    site = await app.boot({ plugin: COVERED });
    const by = await owner();
    expect((await by('GET', '/three-review/ledger/verify')).body.data).toMatchObject({ ok: true });
    const units = (await by('GET', '/three-review/units')).body.data as { id: string }[];
    const draft = { title: 'The second one', reviewUnit: { connect: [{ documentId: units[0]?.id }] } };
    const people = await peopleOf(site);
    const made = await people.officer.call('POST', `/content-manager/collection-types/${STORY}`, draft);
    await throughTheChain(people, STORY, (made.body as { data: { documentId: string } }).data.documentId);
    await site.close();
    // Nobody has given the host's own editors the added fields: that is said, and nothing else.
    const said = (await app.cli('three-review', 'doctor')).stdout.split('\n');
    expect(said.flatMap((line) => (line.startsWith('✗') ? [line.split(':')[0]] : []))).toEqual(['✗ rights of roles']);
    expect(said.some((line) => line.startsWith('✓ live rows'))).toBe(true);
  });

  it('all the while nothing that the host had was changed', async () => {
    expect(await changed()).toEqual([]);
  });

  it('taken out again and uninstalled: nothing of the plugin stays, what the host had is there, and people work on', async () => {
    const dry = await app.cli('three-review', 'leave');
    const count = /--drop-tables=(\d+)/.exec(dry.stdout)?.[1];
    expect([dry.status, typeof count]).toEqual([0, 'string']);
    const ordered = ['--confirm', `--drop-tables=${String(count)}`, '--file', 'left.json', '--reason', 'another system'];
    expect(await app.cli('three-review', 'leave', ...ordered)).toMatchObject({ status: 0 });
    expect((await app.cli('three-review', 'verify', 'left.json')).status).toBe(0);

    site = await app.boot({ plugin: 'absent' });
    expect((await app.tables()).filter((name) => name.startsWith('three_review_') || name.includes('_review_unit'))).toEqual([]);
    expect(await stories().create({ data: { title: 'Afterwards' }, status: 'published' })).toMatchObject({ title: 'Afterwards' });
    expect(await changed({ over: true })).toEqual([]);
  });
});
