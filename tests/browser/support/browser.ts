import fs from 'node:fs';
import { chromium, type Browser, type Page } from 'playwright-core';
import { PASSWORD } from '../../support/site';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];

/** The Chromium of the machine; none is downloaded. */
export const launchBrowser = (): Promise<Browser> => {
  const named = process.env.CHROMIUM_PATH;
  const executablePath = [...(named ? [named] : []), ...PLACES].find((place) => fs.existsSync(place));
  if (!executablePath) {
    throw new Error(
      `No Chromium at ${[...(named ? [named] : []), ...PLACES].join(', ')}. Install one and a Chinese font ` +
        '(Debian, Ubuntu: apt-get install chromium fonts-noto-cjk), or name it in CHROMIUM_PATH.'
    );
  }
  return chromium.launch({ executablePath, headless: true, args: ARGS });
};

/** A browser of one's own, signed in through the form, as a person does. */
export const signInAs = async (browser: Browser, base: string, email: string): Promise<Page> => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 1300 } });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  await page.goto(`${base}/admin/auth/login`);
  await page.locator('input[name="email"]').fill(email);
  await page.locator('input[name="password"]').fill(PASSWORD);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.waitForURL((url) => !url.pathname.includes('/auth/'));
  return page;
};
