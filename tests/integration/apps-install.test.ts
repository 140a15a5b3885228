import { makeApp, type App, type Variant } from '../apps/app';
import { differences, type Dump } from '../apps/tables';
import type { Written } from '../apps/data';
import { COVERED } from '../apps/types';
import { ENGINE, type Site } from '../support/site';

const ADDED = ['classification', 'review_column', 'review_event_date', 'review_stage'];

describe.each<Variant>(['plain', 'localized'])(
  `[A10.2] ${ENGINE}: a %s site of somebody else's, made from the packed plugin`,
  (variant) => {
    let app: App;
    let written: Written;
    let before: Dump;
    let site: Site;

    beforeAll(async () => {
      app = await makeApp({ variant });
      written = await app.fill();
      before = await app.dump();
      site = await app.boot({ plugin: COVERED });
    });
    afterAll(async () => {
      await site.close();
      await app.close();
    });

    it('has what it had: nothing of its own is other, fields and the links to units are added and nothing else', async () => {
      const found = differences(before, await app.dump());
      for (const [table, { columns, rows }] of Object.entries(found)) {
        expect([table, rows]).toEqual([table, { added: [], gone: [] }]);
        expect([table, columns.gone]).toEqual([table, []]);
      }
      const links = { homes_review_unit_lnk: expect.anything() as unknown, stories_review_unit_lnk: expect.anything() as unknown };
      expect(Object.fromEntries(Object.entries(found).map(([table, { columns }]) => [table, [...columns.added].sort()]))).toEqual({
        ...links,
        stories: ADDED.filter((name) => name !== 'review_event_date'),
        homes: ADDED,
      });
      expect(written.live.length + written.modified.length + written.drafts.length).toBe(20);
    });
  }
);
