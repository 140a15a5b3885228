import type { Page } from 'playwright-core';
import { EMAILS } from '../support/people';
import { ARTICLE, paragraph } from '../support/review';
import { PASSWORD } from '../support/site';
import { png } from '../support/surroundings';
import { graveFindings } from './support/axe';
import { Desk } from './support/byRequest';
import { button, sees } from './support/desk';
import { siteFor } from './support/here';
import { DESK, go, LOOKS, lookName, openAs, picture, unfit, type Look } from './support/looks';

const TEXT = '会议指出，老旧小区改造是重大民生工程。截至10月底，全市开工改造老旧小区46个，惠及居民1.82万户，完工率89.1%。';
const PHONE: Look = { width: 390, theme: 'light', language: 'zh-Hans' };
const field = (name: string, more: object) => ({ path: name, name, steps: [], type: 'richtext', ...more });
/** What an editor that is not Strapi's own, or a hand in the database, could leave in a text. */
const HOSTILE = [
  field('markdown', {
    kind: 'text',
    format: 'markdown',
    text: '# 标题一\n\n[点此](javascript:window.hostile=1) **粗体** <script>window.hostile=1</script><img src=x onerror="window.hostile=1">',
  }),
  field('html', {
    kind: 'text',
    format: 'html',
    text: '<p onclick="window.hostile=1">段落</p><a href="javascript:window.hostile=1">链接</a><iframe src="javascript:parent.hostile=1"></iframe><svg onload="window.hostile=1"></svg>',
  }),
  field('blocks', {
    kind: 'blocks',
    blocks: [
      {
        type: 'paragraph',
        children: [{ type: 'link', url: 'java\nscript:window.hostile=1', children: [{ type: 'text', text: '块中链接' }] }],
      },
    ],
  }),
];

describe('[A10.2] the review page: who signs has read all of it, and answers beside it', () => {
  const here = siteFor();
  let desk: Desk;
  const path = (id = here.site.article) => `/admin/plugins/three-review/review/${ARTICLE}/${id}?locale=zh-Hans`;

  beforeAll(async () => {
    desk = new Desk(here.site.base);
    const cover = await desk.upload(png(40, 90, 160, 300), '推进会现场.png', 'image/png', '推进会会议现场');
    const file = await desk.upload(Buffer.from('%PDF-1.4\n%%EOF\n'), '改造任务完成情况表.pdf', 'application/pdf');
    await desk.save(here.site.article, {
      title: '我市召开老旧小区改造工作推进会',
      body: Array.from({ length: 14 }, () => paragraph(TEXT)).flat(),
      source: '<img src=x onerror="window.hostile = 1">',
      cover,
      attachments: [file],
      facts: [{ label: '改造老旧小区', value: '46个' }],
      sections: [{ __component: 'shared.quote', text: '把好事办好、实事办实', by: '局长' }],
    });
    await desk.submit(here.site.article);
  });

  const answer = async (page: Page): Promise<void> => {
    for (const question of await page.getByRole('radiogroup').all()) await question.getByText('通过', { exact: true }).click();
    for (const duty of await page.getByRole('checkbox').all()) await duty.check();
    await page.locator('input[type="password"]').fill(PASSWORD);
  };

  describe('at a desk', () => {
    let page: Page;
    beforeAll(async () => {
      page = await openAs(here.browser, here.site.base, EMAILS.officer, DESK);
    });

    it('every field that readers will see is there, and hostile text is text', async () => {
      await go(page, path());
      await sees(page, '我市召开老旧小区改造工作推进会');
      for (const text of ['把好事办好、实事办实', '局长', '改造老旧小区', '46个', '替代文字：推进会会议现场', '改造任务完成情况表.pdf'])
        await sees(page, text);
      await sees(page, '<img src=x onerror="window.hostile = 1">');
      expect(await page.evaluate(() => 'hostile' in window)).toBe(false);
    });

    it('Markdown and HTML are drawn, nothing in them runs, and what was taken out is named', async () => {
      const other = await openAs(here.browser, here.site.base, EMAILS.head, DESK);
      await other.route('**/content?*', async (route) => {
        const answer = await route.fetch();
        const { data } = (await answer.json()) as { data: { fields: object[] } };
        await route.fulfill({ response: answer, json: { data: { ...data, fields: [...data.fields, ...HOSTILE] } } });
      });
      await go(other, path());
      await other.getByRole('heading', { name: '标题一' }).waitFor();
      await other.locator('strong', { hasText: '粗体' }).waitFor();
      await sees(other, '块中链接');
      await sees(other, /有安全风险，此处不予显示：.*<iframe>/);
      await other.getByText('段落', { exact: true }).click();
      for (const text of ['点此', '链接', '块中链接']) {
        const link = other.getByRole('link', { name: text, exact: true });
        expect(await link.count()).toBe(0);
        await other.getByText(text).first().click();
      }
      expect(await other.locator('main iframe, main script').count()).toBe(0);
      expect(await other.evaluate(() => 'hostile' in window)).toBe(false);
      await other.context().close();
    });

    it('nothing is signed unread: text, picture and attachment are gaps by name, each leads to its place', async () => {
      await answer(page);
      expect(await button(page, '签字通过').isEnabled()).toBe(false);
      await button(page, '正文未读到文末').click();
      await sees(page, '正文已读到文末');
      await button(page, '附件“改造任务完成情况表.pdf”未打开').click();
      await page.waitForFunction((name) => document.activeElement?.textContent === name, '改造任务完成情况表.pdf');
      const [tab] = await Promise.all([page.context().waitForEvent('page'), page.keyboard.press('Enter')]);
      await tab.close();
      await sees(page, '附件 1 个已打开');
      await page.getByRole('img', { name: '推进会会议现场' }).scrollIntoViewIfNeeded();
      await sees(page, '图片 1 张已显示');
      await sees(page, '可以签字');
    });

    it('answers and reading are kept through a reload; the password is not', async () => {
      await page.reload();
      await sees(page, '附件 1 个已打开');
      await sees(page, '还不能签字，还差 1 项');
      expect(await page.getByRole('radio', { name: '通过', checked: true, exact: true }).count()).toBe(5);
      await button(page, '未填登录密码').waitFor();
    });

    it('a lost connection signs nothing and loses nothing', async () => {
      await page.locator('input[type="password"]').fill(PASSWORD);
      await page.route('**/sign', (route) => route.abort());
      await button(page, '签字通过').click();
      await sees(page, '网络中断，尚未签字');
      await page.unroute('**/sign');
      expect(await desk.stage(here.site.article)).toBe('first_review');
      expect(await button(page, '签字通过').isEnabled()).toBe(true);
    });

    it('then it is signed, and said', async () => {
      await button(page, '签字通过').click();
      await sees(page, '已签字');
      await sees(page, '已送下一环节');
      expect(await desk.stage(here.site.article)).toBe('second_review');
      await picture(page, 'review-signed');
    });

    it('who has signed reads only, and is told why', async () => {
      await go(page, path());
      await sees(page, '您已初审本稿，复审须由他人签字');
      expect(await page.getByRole('radiogroup').count()).toBe(0);
      expect(await button(page, '签字通过').count()).toBe(0);
    });
  });

  it.each(LOOKS.map((look) => [lookName(look), look] as const))('%s: fits, and axe finds nothing', async (name, look) => {
    const page = await openAs(here.browser, here.site.base, EMAILS.head, look);
    await go(page, path());
    await page.getByText('46个').first().waitFor();
    await picture(page, `review-${name}`);
    expect(await graveFindings(page, 'main')).toEqual([]);
    expect(await unfit(page, 'main')).toEqual([]);
    await page.context().close();
  });

  describe('on a phone', () => {
    let page: Page;
    beforeAll(async () => {
      page = await openAs(here.browser, here.site.base, EMAILS.head, PHONE);
    });

    it('reads first: the button says how far, and leads on; then it leads to the answers', async () => {
      await go(page, path());
      expect(await page.getByRole('radiogroup').count()).toBe(0);
      await page.getByRole('button', { name: /^已读 \d+%，继续读$/ }).click();
      await page.getByRole('img', { name: '推进会会议现场' }).scrollIntoViewIfNeeded();
      const file = page.getByRole('link', { name: '改造任务完成情况表.pdf' });
      const [tab] = await Promise.all([page.context().waitForEvent('page'), file.click()]);
      await tab.close();
      await button(page, '读完，去作答').click();
      expect(await graveFindings(page, 'main')).toEqual([]);
      expect(await unfit(page, 'main')).toEqual([]);
      await picture(page, 'review-phone-answer');
    });

    it('a content that changed meanwhile is not signed: it is said, what was written stays', async () => {
      await answer(page);
      await page.getByRole('textbox', { name: /意见/ }).fill('数据已核。');
      await sees(page, '可以签字');
      await desk.save(here.site.article, { source: '城市建设科' });
      await desk.submit(here.site.article);
      await desk.sign('officer', here.site.article, 'first_review');
      await button(page, '签字通过').click();
      await sees(page, '您打开后内容又有改动');
      expect(await desk.stage(here.site.article)).toBe('second_review');
      await button(page, '载入新内容').click();
      await page.getByRole('button', { name: /^已读 \d+%，继续读$/ }).waitFor();
    });

    it('it goes back with a reason', async () => {
      await page.getByRole('button', { name: /^已读 \d+%，继续读$/ }).click();
      await button(page, '退回').click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox').fill('标题请再核。');
      await button(dialog, '退回').click();
      await dialog.waitFor({ state: 'detached' });
      expect(await desk.stage(here.site.article)).toBe('draft');
    });
  });
});
