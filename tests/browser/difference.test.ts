import type { Page } from 'playwright-core';
import { ARTICLE, paragraph } from '../support/review';
import { EMAILS } from '../support/people';
import { graveFindings } from './support/axe';
import { Desk } from './support/byRequest';
import { button, openArticle, panel, sees } from './support/desk';
import { siteFor } from './support/here';
import { DESK, go, LOOKS, lookName, openAs, picture, unfit } from './support/looks';

const FIRST = '11月26日上午，市住房和城乡建设局召开老旧小区改造工作推进会，总结今年改造进展，部署今冬明春重点任务。';
const SECOND = '会议指出，老旧小区改造是重大民生工程。截止10月底，全市开工改造老旧小区46个，涉及居民1.8万户，完工率87%。';
const THIRD = '会议强调，要坚持质量第一、安全第一，严格落实“一项目一方案”，确保11月底前具备通热条件。';
const FOURTH = '会议要求，各地要主动接受群众监督，畅通住建服务热线，对居民反映的问题限时办结。';

describe('[A10.2] what changed, as who signed it sees it', () => {
  const here = siteFor();
  const path = (more = '') => `/admin/plugins/three-review/review/${ARTICLE}/${here.site.article}/diff?locale=zh-Hans${more}`;
  let page: Page;

  beforeAll(async () => {
    const desk = new Desk(here.site.base);
    const { article } = here.site;
    await desk.save(article, {
      title: '召开老旧小区改造工作推进会',
      body: [FIRST, SECOND, THIRD, FOURTH].flatMap(paragraph),
      facts: [{ label: '改造老旧小区', value: '46个' }],
    });
    await desk.submit(article);
    await desk.sign('officer', article, 'first_review');
    await desk.sign('head', article, 'second_review');
    await desk.save(
      article,
      {
        title: '我市召开老旧小区改造工作推进会',
        body: [
          FIRST,
          FOURTH,
          SECOND.replace('截止', '截至').replace('涉及', '惠及').replace('1.8万', '1.82万').replace('87%', '89.1%'),
          THIRD,
        ].flatMap(paragraph),
        facts: [
          { label: '惠及居民', value: '1.82万户' },
          { label: '改造老旧小区', value: '46个' },
        ],
        source: '<img src=x onerror="window.hostile = 1">',
      },
      'head'
    );
    page = await openAs(here.browser, here.site.base, EMAILS.officer, DESK);
  });

  it('the panel leads there, and the signer’s own signature is what is compared with first', async () => {
    await openArticle(page, here.site.base, here.site.article);
    await panel(page).getByRole('link', { name: '查看改动' }).click();
    await sees(page, /您 .+初审签字之后的变化/);
    await sees(page, '改了什么：我市召开老旧小区改造工作推进会');
    expect(await button(page, '与我上次签字时相比').getAttribute('aria-pressed')).toBe('true');
    expect(await button(page, '与已发布版相比（尚未发布）').isEnabled()).toBe(false);
  });

  it('words, numbers and what moved are told, what did not change is folded', async () => {
    const text = page.getByRole('region', { name: '标题' });
    expect(await text.locator('ins').textContent()).toBe('新增：我市。新增完。');
    const removed = await page.locator('del').allTextContents();
    expect(removed.join()).toContain('1.8');
    await sees(page, '本段已移动：原第 4 段，现第 2 段');
    expect(await page.getByText(THIRD).count()).toBe(0);
    await button(page, /第 4 段未变化 · 展开/).click();
    await sees(page, THIRD);
  });

  it('J and K lead from place to place, and hostile text is text', async () => {
    await page.keyboard.press('j');
    await sees(page, /第 1 处，共 \d+ 处/);
    await page.waitForFunction(() => document.activeElement?.hasAttribute('data-change') === true);
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    await sees(page, /第 1 处，共 \d+ 处/);
    await sees(page, '<img src=x onerror="window.hostile = 1">');
    expect(await page.evaluate(() => 'hostile' in window)).toBe(false);
  });

  it('side by side where there is room', async () => {
    await button(page, '左右对照').click();
    await picture(page, 'difference-sides');
    expect(await graveFindings(page, 'main')).toEqual([]);
    await button(page, '合并显示').click();
  });

  it('another basis is in the address', async () => {
    await button(page, /与复审签字时相比/).click();
    await page.waitForURL(/against=stage/);
    await sees(page, /复审签字之后的变化/);
  });

  it.each(LOOKS.map((look) => [lookName(look), look] as const))('%s: fits, and axe finds nothing', async (name, look) => {
    const other = await openAs(here.browser, here.site.base, EMAILS.officer, look);
    await go(other, path());
    await other.locator('ins').first().waitFor();
    await picture(other, `difference-${name}`);
    expect(await graveFindings(other, 'main')).toEqual([]);
    expect(await unfit(other, 'main')).toEqual([]);
    await other.context().close();
  });
});
