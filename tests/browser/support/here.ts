import type { Browser } from 'playwright-core';
import { launchBrowser } from './browser';
import { startElsewhere } from './elsewhere';
import { startSite, type RunningSite, type SiteOptions } from './site';

interface Here {
  readonly browser: Browser;
  readonly site: RunningSite;
}

/** For a `describe`: a browser and a site of its own, there before its first test and gone after its last. `elsewhere`: not the demo, but one of somebody else's. */
export const siteFor = (options?: SiteOptions | 'elsewhere'): Here => {
  let browser: Browser | undefined;
  let site: RunningSite | undefined;

  beforeAll(async () => {
    browser = await launchBrowser();
    site = await (options === 'elsewhere' ? startElsewhere() : startSite(options));
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
