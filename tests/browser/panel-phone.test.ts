import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { PASSWORD } from '../support/site';
import { EMAILS } from '../support/people';
import { graveFindings } from './support/axe';
import { button, sees } from './support/desk';
import { siteFor } from './support/here';
import { FOLDER, LOOKS, lookName, openAs, picture, unfit, type Look } from './support/looks';

const PANEL = 'aside:has(ol), aside:has(ul)';
const SHEET = '[role="dialog"]';
const PHONE: Look = { width: 390, theme: 'dark', language: 'en' };
const TITLE = { 'zh-Hans': '三审三校', en: 'Three reviews' };

const panelOf = (page: Page, language: Look['language'] = 'en'): Locator =>
  page.locator('aside').filter({ has: page.getByRole('heading', { name: TITLE[language], exact: true }) });

/** The question for the password, inside the dialog that core draws. */
const CONFIRM = '[data-three-review-confirm]';

const openPublish = async (page: Page, language: Look['language']): Promise<Locator> => {
  await button(page, language === 'en' ? 'Publish' : '发布')
    .first()
    .click();
  return page.getByRole('dialog').filter({ has: page.locator(CONFIRM) });
};

/** On a phone core keeps the side panels in a drawer at the foot of the page. */
const openDrawer = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: /^(Open more actions|展开更多操作)$/ }).click();
};

describe('[A10.2] the whole chain by clicks on a phone, in English and in the dark theme, and the panel in every other look', () => {
  const here = siteFor();
  const desks = new Map<string, Page>();

  const open = async (page: Page, language: Look['language'] = 'en'): Promise<void> => {
    await page.goto(
      `${here.site.base}/admin/content-manager/collection-types/api::article.article/${here.site.article}?plugins[i18n][locale]=zh-Hans`
    );
    if (page.viewportSize()?.width === 390) await openDrawer(page);
    await panelOf(page, language).waitFor();
  };

  const at = async (who: keyof typeof EMAILS): Promise<Page> => {
    const page = desks.get(who) ?? (await openAs(here.browser, here.site.base, EMAILS[who], PHONE));
    desks.set(who, page);
    await open(page);
    return page;
  };

  /** Answers everything with Pass, ticks the duties and signs; `next` is what the panel then awaits. */
  const sign = async (who: keyof typeof EMAILS, stage: string, next: string): Promise<void> => {
    const page = await at(who);
    await button(panelOf(page), stage).click();
    const sheet = page.getByRole('dialog');
    await sheet.waitFor();
    for (const question of await sheet.getByRole('radiogroup').all()) await question.getByText('Pass', { exact: true }).click();
    for (const duty of await sheet.getByRole('checkbox').all()) await duty.check();
    await sheet.locator('input[type="password"]').fill(PASSWORD);
    expect(await graveFindings(page, SHEET)).toEqual([]);
    expect(await unfit(page, SHEET)).toEqual([]);
    await picture(page, `panel-sheet-${lookName(PHONE)}-${who}`);
    await button(sheet, 'Sign').click();
    await sheet.waitFor({ state: 'detached' });
    await sees(panelOf(page), next);
  };

  it('the officer submits, and three people sign, each on his own phone', async () => {
    const page = await at('officer');
    await button(panelOf(page), 'Submit').click();
    await sees(panelOf(page), 'Awaiting first review');
    await sign('officer', 'First review', 'Awaiting second review');
    await sign('head', 'Second review', 'Awaiting sign-off');
    await sign('leader', 'Final sign-off', 'Approved, to publish');
  });

  it.each(LOOKS.map((look) => [lookName(look), look] as const))('the panel reads well in %s', async (_name, look) => {
    const page = await openAs(here.browser, here.site.base, EMAILS.publisher, look);
    await open(page, look.language);
    await sees(panelOf(page, look.language), look.language === 'en' ? 'Approved, to publish' : '三审通过·待发布');
    expect(await graveFindings(page, PANEL)).toEqual([]);
    expect(await unfit(page, PANEL)).toEqual([]);
    await picture(page, `panel-${lookName(look)}`);
    const dialog = await openPublish(page, look.language);
    await dialog.locator('input[type="password"]').waitFor();
    expect(await graveFindings(page, CONFIRM)).toEqual([]);
    expect(await unfit(page, CONFIRM)).toEqual([]);
    await page.screenshot({ path: path.join(FOLDER, `publish-${lookName(look)}.png`) });
    await page.context().close();
  });

  it('the publisher publishes, and the public reads it', async () => {
    const page = await at('publisher');
    const dialog = await openPublish(page, 'en');
    await dialog.locator('input[type="password"]').fill(PASSWORD);
    await button(dialog, 'Publish').click();
    await sees(panelOf(page), 'Published');
    expect((await fetch(`${here.site.base}/api/articles/${here.site.article}?locale=zh-Hans`)).status).toBe(200);
    expect(await graveFindings(page, PANEL)).toEqual([]);
    await picture(page, `panel-published-${lookName(PHONE)}`);
  });
});
