import type { Locator, Page } from 'playwright-core';
import { PASSWORD } from '../../support/site';

const ARTICLES = '/admin/content-manager/collection-types/api::article.article';

/** Waits until the text stands on the screen. */
export const sees = async (where: Page | Locator, text: string | RegExp): Promise<void> => where.getByText(text).first().waitFor();

export const openList = async (page: Page, base: string): Promise<void> => {
  await page.goto(`${base}${ARTICLES}`);
  await page.getByRole('grid').waitFor();
};

export const openArticle = async (page: Page, base: string, id: string): Promise<void> => {
  await page.goto(`${base}${ARTICLES}/${id}?plugins[i18n][locale]=zh-Hans`);
  await panel(page).waitFor();
};

/** The panel of this plugin in the edit view. */
export const panel = (page: Page): Locator => page.locator('aside').filter({ has: page.getByRole('heading', { name: '三审三校' }) });

export const button = (where: Page | Locator, name: string | RegExp): Locator => where.getByRole('button', { name, exact: true });

/** Opens the answer sheet of the awaited stage. */
export const openSheet = async (page: Page, stage: string): Promise<Locator> => {
  await button(panel(page), stage).click();
  const sheet = page.getByRole('dialog');
  await sheet.waitFor();
  return sheet;
};

/** Five times 通过, and every duty ticked: an honest reviewer who found nothing wrong. */
export const answerAll = async (sheet: Locator): Promise<void> => {
  await sheet.locator('input[type="password"]').fill(PASSWORD);
  for (const question of await sheet.getByRole('radiogroup').all()) await question.getByText('通过', { exact: true }).click();
  for (const duty of await sheet.getByRole('checkbox').all()) await duty.check();
};

/** Answers, signs, and waits until the panel shows what is awaited next. */
export const sign = async (page: Page, stage: string, next: string): Promise<void> => {
  const sheet = await openSheet(page, stage);
  await answerAll(sheet);
  await button(sheet, '签字通过').click();
  await sheet.waitFor({ state: 'detached' });
  await sees(panel(page), next);
};

/** Publish, and the password that it asks for. */
export const publishWithPassword = async (page: Page, word = PASSWORD): Promise<Locator> => {
  await button(page, '发布').click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('input[type="password"]').fill(word);
  await button(dialog, '发布').click();
  return dialog;
};

/** What a server answers that has failed. */
export const BROKEN = {
  status: 500,
  json: { data: null, error: { status: 500, name: 'InternalServerError', message: 'Internal Server Error' } },
};
