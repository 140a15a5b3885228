import { playChain, throughTheChain } from '../../scripts/lib/chain.mjs';
import { makeApp, type App, type Variant } from '../apps/app';
import { callOf, peopleOf } from '../apps/calls';
import { OWNER, type Written } from '../apps/data';
import { differences, type Dump } from '../apps/tables';
import { COVERED, STORY } from '../apps/types';
import { ENGINE, type Site } from '../support/site';

interface Documents {
  publish(params: object): Promise<unknown>;
}

describe.each<Variant>(['plain', 'localized'])(`[A10.2] ${ENGINE}: the life of the plugin in a %s site of somebody else's`, (variant) => {
  let app: App;
  let site: Site;
  let written: Written;
  let before: Dump;
  let first: string;

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

  it('installed and enforced: the first document goes live after three sign-offs, over HTTP', async () => {
    site = await app.boot({ plugin: COVERED });
    first = await playChain(await owner(), await peopleOf(site), {
      uid: STORY,
      plural: 'stories',
      visitor: (token) => callOf(site.outside(token)),
    });
    await site.close();
  });

  it('switched off and not taken out: what is live stays as it is, and nothing else goes live', async () => {
    site = await app.boot({ plugin: 'disabled' });
    const live = () => site.strapi.db.query(STORY).count({ where: { publishedAt: { $notNull: true } } });
    const were = await live();
    expect(were).toBeGreaterThan(written.live.length + written.modified.length);
    const ended = await stories()
      .publish({ documentId: written.drafts[0] })
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
    const { status, stdout } = app.cli('three-review', 'doctor');
    expect([status, stdout.split('\n').filter((line) => line.startsWith('✗'))]).toEqual([0, []]);
  });

  it('all the while nothing that the host had was changed', async () => {
    const found = differences(before, await app.dump());
    expect(
      Object.entries(found).flatMap(([table, { rows, columns }]) => (rows.gone.length + columns.gone.length > 0 ? [table] : []))
    ).toEqual([]);
    site = await app.boot({ plugin: COVERED });
    expect(await site.strapi.db.query(STORY).findOne({ where: { documentId: first, publishedAt: { $notNull: true } } })).toMatchObject({
      title: 'The first one',
      reviewStage: 'published',
    });
  });
});
