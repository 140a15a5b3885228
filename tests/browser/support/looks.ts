import fs from 'node:fs';
import path from 'node:path';
import { randomUUID } from 'node:crypto';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { PASSWORD, ROOT } from '../../support/site';

/** How somebody sits before the admin. */
export interface Look {
  readonly width: 1440 | 390;
  readonly theme: 'light' | 'dark';
  readonly language: 'zh-Hans' | 'en';
}

/** The office's own: a desk with a large screen. */
export const DESK: Look = { width: 1440, theme: 'light', language: 'zh-Hans' };

const each = <T, R>(list: readonly T[], one: (item: T) => readonly R[]): readonly R[] => list.flatMap(one);

export const LOOKS: readonly Look[] = each([1440, 390] as const, (width) =>
  each(['light', 'dark'] as const, (theme) => (['zh-Hans', 'en'] as const).map((language) => ({ width, theme, language })))
);

export const lookName = ({ width, theme, language }: Look): string => `${String(width)}-${theme}-${language}`;

interface Session {
  readonly data: { readonly token: string } | null;
}

/** The server takes few sign-ins of one account in a row: it gives one token, which serves every look. */
const tokens = new Map<string, string>();

const tokenOf = async (context: BrowserContext, base: string, email: string): Promise<string> => {
  const held = tokens.get(`${base} ${email}`);
  if (held) return held;
  const answer = await context.request.post(`${base}/admin/login`, { data: { email, password: PASSWORD, deviceId: randomUUID() } });
  const { data } = (await answer.json()) as Session;
  if (!data) throw new Error(`${email} was not let in (${String(answer.status())})`);
  tokens.set(`${base} ${email}`, data.token);
  return data.token;
};

/** A browser of one's own in this look, signed in, for which a path is one of this site's. The account keeps its language, so it is told. */
export const openAs = async (browser: Browser, base: string, email: string, look: Look): Promise<Page> => {
  const context = await browser.newContext({
    baseURL: base,
    viewport: { width: look.width, height: look.width === 390 ? 844 : 1300 },
    locale: look.language === 'en' ? 'en-GB' : 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  });
  const token = await tokenOf(context, base, email);
  const told = await context.request.put(`${base}/admin/users/me`, {
    headers: { authorization: `Bearer ${token}` },
    data: { preferedLanguage: look.language },
  });
  if (!told.ok()) throw new Error(`${email}: the language was not taken (${String(told.status())})`);
  await context.addInitScript(
    ([jwt, theme, language]) => {
      localStorage.setItem('jwtToken', JSON.stringify(jwt));
      localStorage.setItem('isLoggedIn', 'true');
      localStorage.setItem('STRAPI_THEME', theme);
      localStorage.setItem('strapi-admin-language', language);
    },
    [token, look.theme, look.language] as const
  );
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  return page;
};

/** Nothing of the page is on its way any more. */
export const loaded = async (page: Page): Promise<void> => {
  await page.locator('h1').first().waitFor();
  await page.waitForLoadState('networkidle');
  await page
    .getByRole('status', { name: /^(正在加载|Loading)$/ })
    .first()
    .waitFor({ state: 'detached' });
};

/** Opens a page by its path, and waits until all of it is there. */
export const go = async (page: Page, path: string): Promise<void> => {
  await page.goto(path);
  await loaded(page);
};

export const FOLDER = path.join(ROOT, '.tmp', 'screens');
/** px; more than any page of ours is high. */
const MOST = 8_000;

/** A picture of the whole page for whoever wants to look: the admin scrolls inside, so the window grows for it. */
export const picture = async (page: Page, name: string): Promise<void> => {
  fs.mkdirSync(FOLDER, { recursive: true });
  const size = page.viewportSize() ?? { width: 1440, height: 900 };
  const needed = await page.evaluate(() =>
    Math.max(
      ...[...document.querySelectorAll('*')].filter((one) => getComputedStyle(one).overflowY !== 'visible').map((one) => one.scrollHeight)
    )
  );
  await page.setViewportSize({ width: size.width, height: Math.min(MOST, Math.max(size.height, needed + 140)) });
  await page.screenshot({ path: path.join(FOLDER, `${name}.png`) });
  await page.setViewportSize(size);
};

/** A picture of one part. */
export const portrait = async (part: Locator, name: string): Promise<void> => {
  fs.mkdirSync(FOLDER, { recursive: true });
  await part.screenshot({ path: path.join(FOLDER, `${name}.png`) });
};

/** What of our page stands out of the window to the side, and what a thumb can hardly hit on a phone: as lines a developer can act on. */
export const unfit = (page: Page, selector: string): Promise<string[]> =>
  page.evaluate((within) => {
    const root = document.querySelector(within);
    if (!root) return [`nothing matches ${within}`];
    const name = (one: Element) =>
      `${one.tagName.toLowerCase()} “${(one.textContent || one.getAttribute('aria-label') || '').slice(0, 30)}”`;
    const seen = (one: Element) => one.getBoundingClientRect().width > 1 && one.getBoundingClientRect().height > 1;
    const scrolls = (one: Element) => one.closest('[role="group"], [role="tablist"]') !== null;
    const wide = [...root.querySelectorAll('*')].filter(
      (one) => seen(one) && !scrolls(one) && one.getBoundingClientRect().right > innerWidth + 1
    );
    const targets = [...root.querySelectorAll('a, button, select, input, textarea')].filter(seen);
    // A control inside its label is as large as the label.
    const small = innerWidth > 400 ? [] : targets.filter((one) => (one.closest('label') ?? one).getBoundingClientRect().height < 43.5);
    return [...wide.map((one) => `wider than the window: ${name(one)}`), ...small.map((one) => `less than 44 px high: ${name(one)}`)];
  }, selector);
