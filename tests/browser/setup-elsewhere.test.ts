import type { Locator, Page } from 'playwright-core';
import { EDITORS, OWNER } from '../apps/data';
import { STORY } from '../apps/types';
import { PASSWORD } from '../support/site';
import { graveFindings } from './support/axe';
import { button, sees } from './support/desk';
import { siteFor } from './support/here';
import { DESK, go, loaded, openAs, picture, type Look } from './support/looks';
import { DIALOG, SETUP } from './support/pages';

const MAIN = 'main';
const ENGLISH: Look = { ...DESK, language: 'en' };
const LIST = `/admin/content-manager/collection-types/${STORY}`;
const [OFFICER, HEAD, LEADER, PUBLISHER] = EDITORS;

describe('[A1, A6, A10.2] the first page in a site of somebody else’s, in English: from nothing to the first publication by clicks', () => {
  const here = siteFor('elsewhere');
  let page: Page;

  const dialog = (): Locator => page.getByRole('dialog');
  const step = (name: string): Locator => page.getByRole('listitem').filter({ has: page.getByRole('heading', { name, exact: true }) });
  const done = async (name: string): Promise<void> => sees(step(name), 'Done');
  /** Judged and pictured, then sent. */
  const confirm = async (name: string | RegExp, shot: string | null = null): Promise<void> => {
    if (shot !== null) {
      expect(await graveFindings(page, DIALOG)).toEqual([]);
      await picture(page, shot);
    }
    await button(dialog(), name).click();
    await dialog().waitFor({ state: 'detached' });
  };

  it('a browser that has chosen no language stays in English, once the admin is loaded and somebody has signed in', async () => {
    const context = await here.browser.newContext({ baseURL: here.site.base, viewport: { width: 1440, height: 1300 }, locale: 'zh-CN' });
    const visitor = await context.newPage();
    const language = () => visitor.evaluate(() => [document.documentElement.lang, localStorage.getItem('strapi-admin-language')]);
    await visitor.goto('/admin/auth/login');
    await button(visitor, 'Login').waitFor();
    expect(await language()).toEqual(['en', null]);
    await visitor.locator('input[name="email"]').fill(OWNER);
    await visitor.locator('input[name="password"]').fill(PASSWORD);
    await button(visitor, 'Login').click();
    await visitor.waitForURL((url) => !url.pathname.includes('/auth/'));
    await visitor.goto(SETUP);
    await loaded(visitor);
    await sees(visitor, 'Getting started');
    expect(await language()).toEqual(['en', null]);
    await context.close();
  });

  it('names of its own stay as they are: “approved” of an enumeration of its own is no stage', async () => {
    for (const look of [ENGLISH, DESK]) {
      const own = await openAs(here.browser, here.site.base, OWNER, look);
      await go(own, `${LIST}/${here.site.article}`);
      const field = own.getByRole('combobox', { name: /status2/ });
      expect(await field.textContent()).toBe('approved');
      await own.context().close();
    }
  });

  it('says what is there and what is not, in its own names', async () => {
    page = await openAs(here.browser, here.site.base, OWNER, ENGLISH);
    await go(page, SETUP);
    await sees(page, /^The mapping is not confirmed; there is no unit yet/);
    await sees(page, '0 steps done, 5 left before the rule can be enforced');
    await sees(step('Covered types'), '“dept”');
    await sees(step('Covered types'), '“category”');
    await sees(step('Units'), '“Office” (5)');
    await sees(step('Columns and frequencies'), '“News”');
    expect(await graveFindings(page, MAIN)).toEqual([]);
    await picture(page, 'elsewhere-nothing');
  });

  it('has the mapping confirmed', async () => {
    await button(page, 'Check and confirm').click();
    await sees(dialog(), "unit: 'dept'");
    await confirm('Confirm the mapping as it is', 'elsewhere-types');
    await done('Covered types');
  });

  it('[A1] makes the unit that its documents name, and those that the configuration reads as it', async () => {
    await button(page, /^Make a unit/).click();
    await button(dialog(), 'Make a unit: Housing').click();
    await sees(dialog(), 'The configuration reads “Housing” as a unit with this code.');
    expect(await dialog().getByLabel('Code').inputValue()).toBe('office');
    await dialog().getByLabel('Name').fill('Office');
    await confirm('Make a unit', 'elsewhere-unit');
    await done('Units');
  });

  it('[A6] appoints four people', async () => {
    await sees(step('Posts'), '4 vacant');
    for (const person of EDITORS) {
      await button(page, /^Appoint/).click();
      await dialog().getByLabel('Search people').fill(person);
      // The first choice asks to choose.
      await dialog().getByLabel('Person', { exact: true }).selectOption({ index: 1 });
      await confirm('Appoint', person === OFFICER ? 'elsewhere-appoint' : null);
    }
    await done('Posts');
  });

  it('[A9.1] takes over its categories as columns, all with one unit', async () => {
    await button(page, /^Take over/).click();
    await dialog().getByLabel('For all').selectOption({ label: 'Office' });
    await confirm('Take over 4', 'elsewhere-columns');
    await done('Columns and frequencies');
  });

  it('[A10.2] gives its editors the fields that were added', async () => {
    await sees(step('Roles and fields'), /The role “Editor”/);
    await button(page, /^Grant the rights/).click();
    await confirm('Grant the rights', 'elsewhere-rights');
    await done('Roles and fields');
    await sees(page, 'Every step is done: the rule can be enforced');
    await picture(page, 'elsewhere-ready');
  });

  it('[A10.2] a named person enforces, and what was live stays live', async () => {
    const before = await live();
    await button(page, 'Enforce').click();
    await dialog().locator('input[type="password"]').fill(PASSWORD);
    await confirm('Enforce', 'elsewhere-enforce');
    await sees(page, /Enforced, owner/);
    await sees(page, 'Every step is done, and the rule is enforced');
    expect(await live()).toBe(before);
    await picture(page, 'elsewhere-enforced');
  });

  it('[A10.2] a draft from before goes live after three sign-offs by three people, and not before', async () => {
    const before = await live();
    const at = async (person: string): Promise<Page> => {
      const desk = await openAs(here.browser, here.site.base, person, ENGLISH);
      await go(desk, `${LIST}/${here.site.article}`);
      return desk;
    };
    const panelOf = (desk: Page): Locator => desk.locator('aside').filter({ has: desk.getByRole('heading', { name: 'Three reviews' }) });
    const signs = async (desk: Page, stage: RegExp, next: string): Promise<void> => {
      await panelOf(desk).getByRole('button', { name: stage }).click();
      const sheet = desk.getByRole('dialog');
      await sheet.locator('input[type="password"]').fill(PASSWORD);
      for (const question of await sheet.getByRole('radiogroup').all()) await question.getByText('Pass', { exact: true }).click();
      for (const duty of await sheet.getByRole('checkbox').all()) await duty.check();
      await button(sheet, 'Sign').click();
      await sheet.waitFor({ state: 'detached' });
      await sees(panelOf(desk), next);
    };
    const officer = await at(OFFICER);
    await button(panelOf(officer), 'Submit').click();
    await signs(officer, /^First review/i, 'Awaiting second review');
    await signs(await at(HEAD), /^Second review/i, 'Awaiting sign-off');
    const leader = await at(LEADER);
    expect(await live()).toBe(before);
    await signs(leader, /^Final sign-off/i, 'Approved, to publish');
    const publisher = await at(PUBLISHER);
    await button(publisher, 'Publish').click();
    await publisher.getByRole('dialog').locator('input[type="password"]').fill(PASSWORD);
    await button(publisher.getByRole('dialog'), 'Publish').click();
    await sees(panelOf(publisher), 'live');
    await picture(publisher, 'elsewhere-published');
    expect(await live()).toBe(before + 1);
  });

  it.each(['light', 'dark'] as const)('1440 px, %s: axe finds nothing grave', async (theme) => {
    const own = await openAs(here.browser, here.site.base, OWNER, { ...ENGLISH, theme });
    await go(own, SETUP);
    expect(await graveFindings(own, MAIN)).toEqual([]);
    await picture(own, `elsewhere-over-${theme}`);
    await own.context().close();
  });

  /** How many of its documents are live, as whoever may see all of them counts. */
  const live = async (): Promise<number> => {
    const token = await page.evaluate(() => String(JSON.parse(localStorage.getItem('jwtToken') ?? '""')));
    const url = `${here.site.base}/content-manager/collection-types/${STORY}?status=published&pageSize=1`;
    const answer = await page.context().request.get(url, { headers: { authorization: `Bearer ${token}` } });
    return ((await answer.json()) as { pagination: { total: number } }).pagination.total;
  };
});
