import type { Browser } from 'playwright-core';
import { launchBrowser } from './browser';
import { startSite, type RunningSite, type SiteOptions } from './site';

interface Here {
  readonly browser: Browser;
  readonly site: RunningSite;
}

/** For a `describe`: a browser and a site of its own, there before its first test and gone after its last. */
export const siteFor = (options?: SiteOptions): Here => {
  let browser: Browser | undefined;
  let site: RunningSite | undefined;

  beforeAll(async () => {
    browser = await launchBrowser();
    site = await startSite(options);
  });

  afterAll(async () => {
    await browser?.close();
    await site?.stop();
  });

  const there = <T>(one: T | undefined): T => {
    if (one === undefined) throw new Error('Neither browser nor site is there before the first test.');
    return one;
  };
  return {
    get browser() {
      return there(browser);
    },
    get site() {
      return there(site);
    },
  };
};
