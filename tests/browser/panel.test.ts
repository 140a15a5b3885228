import type { Page } from 'playwright-core';
import { EMAILS } from '../support/people';
import { png } from '../support/surroundings';
import { graveFindings } from './support/axe';
import { signInAs } from './support/browser';
import { answerAll, button, openArticle, openList, openSheet, panel, publishWithPassword, sees, sign } from './support/desk';
import { siteFor } from './support/here';
import { portrait } from './support/looks';

const PANEL = 'aside:has(ol), aside:has(ul)';
const SHEET = '[role="dialog"]';

describe('[A10.2] the main job by clicks: three reviews by three people, then publication, and not otherwise', () => {
  const here = siteFor();
  const desks = new Map<string, Page>();

  /** The person's own browser, at the article as it is now. */
  const at = async (who: keyof typeof EMAILS): Promise<Page> => {
    const page = desks.get(who) ?? (await signInAs(here.browser, here.site.base, EMAILS[who]));
    desks.set(who, page);
    await openArticle(page, here.site.base, here.site.article);
    return page;
  };

  const publicPage = async () => (await fetch(`${here.site.base}/api/articles/${here.site.article}?locale=zh-Hans`)).status;

  it('a browser without a choice of its own starts in Chinese, and the list shows the stage of each draft', async () => {
    const page = await at('officer');
    await openList(page, here.site.base);
    await sees(page.getByRole('grid'), '审核状态');
    const row = page.getByRole('row').filter({ hasText: '市住建局政务信息工作制度' });
    // Core's own status says 草稿 as well: the two are the stage and that.
    await row.getByText('草稿').nth(1).waitFor();
    expect(await row.getByText('草稿').count()).toBe(2);
  });

  it('the panel says what a submission needs and to whom it goes; the officer submits', async () => {
    const page = await at('officer');
    await sees(panel(page), '单位：办公室');
    await sees(panel(page), '初审、复审、审签均有人');
    expect(await graveFindings(page, PANEL)).toEqual([]);
    await portrait(panel(page), 'panel-draft');
    await button(panel(page), '提交初审').click();
    await sees(panel(page), '待初审');
    await sees(panel(page), '还缺 3 次签字');
    await sees(panel(page), '依据：第十条（二）');
    await portrait(panel(page), 'panel-first-review');
  });

  it('[A10.1] no answer is preselected, each gap leads to its place, and a failed criterion leaves only the return', async () => {
    const page = await at('officer');
    const sheet = await openSheet(page, '初审');
    expect(await sheet.getByRole('radio', { checked: true }).count()).toBe(0);
    expect(await button(sheet, '签字通过').isEnabled()).toBe(false);
    await sees(sheet, '还不能签字，还差 9 项');

    await button(sheet, '第二项“主题积极向上”未作答').click();
    await page.keyboard.press('Space');
    expect(await sheet.getByRole('radio', { name: '通过', checked: true, exact: true }).count()).toBe(1);
    await page.keyboard.press('ArrowRight');
    await sees(sheet, '不涉及的理由（必填）');
    await page.keyboard.press('ArrowRight');
    await sees(sheet, '只能退回修改');
    expect(await graveFindings(page, SHEET)).toEqual([]);

    await answerAll(sheet);
    await sees(sheet, '可以签字');
    expect(await button(sheet, '签字通过').isEnabled()).toBe(true);
    await button(sheet, '签字通过').click();
    await sees(panel(page), '待复审');
    await sees(panel(page), '您已初审本稿，复审须由他人签字。');
    expect(await button(panel(page), '复审').count()).toBe(0);
    await portrait(panel(page), 'panel-signed-by-me');
  });

  it('one word changed by the head ends the round, and the panel says whose signature fell and why', async () => {
    const page = await at('head');
    await sees(panel(page), '现在修改会使签字失效');
    await page.locator('input[name="title"]').fill('市住建局政务信息工作制度（试行）');
    await sees(panel(page), '有改动未保存，请先保存。');
    expect(await button(panel(page), '复审').isEnabled()).toBe(false);
    await portrait(panel(page), 'panel-unsaved');
    await button(page, '保存').click();
    await sees(panel(page), '内容已改，1 次签字失效');
    await sees(panel(page), '原签');
    await portrait(panel(page), 'panel-changed');
    await button(panel(page), '重新提交初审').click();
    await sees(panel(page), '第 2 轮');
  });

  it('officer and head sign again, in this order', async () => {
    await sign(await at('officer'), '初审', '待复审');
    await sign(await at('head'), '复审', '待审签');
  });

  it('Publish is locked for the publisher until all have signed, by the keyboard, too', async () => {
    const page = await at('publisher');
    await sees(panel(page), '还缺 1 次签字：审签');
    await portrait(panel(page), 'panel-final-sign-off');
    const locked = button(page, '发布（待审签）');
    await locked.waitFor();
    expect(await locked.isEnabled()).toBe(false);
    // ms; core sends it at once, or asks first in a dialog.
    const published = page.waitForRequest(/actions\/publish/, { timeout: 3_000 }).then(
      () => true,
      () => false
    );
    await page.keyboard.press('Control+Shift+Enter');
    await page.keyboard.press('Meta+Shift+Enter');
    expect(await published).toBe(false);
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(await publicPage()).toBe(404);
  });

  it('the leader signs off; then the publisher publishes exactly that, and the public reads it', async () => {
    await sign(await at('leader'), '审签', '三审通过·待发布');
    const page = await at('publisher');
    await sees(panel(page), '内容与三审签字时完全一致');
    expect(await publicPage()).toBe(404);
    const dialog = await publishWithPassword(page, 'not-the-password');
    await sees(dialog, '登录密码不正确');
    expect(await graveFindings(page, SHEET)).toEqual([]);
    await portrait(dialog, 'publish-wrong-password');
    expect(await publicPage()).toBe(404);
    await button(dialog, '取消').click();
    await publishWithPassword(page);
    await sees(panel(page), '网上内容与签字内容一致');
    await sees(panel(page), '已发布');
    await portrait(panel(page), 'panel-published');
    expect(await graveFindings(page, PANEL)).toEqual([]);
    expect(await publicPage()).toBe(200);
  });

  it('what is live goes down by 撤稿 only, with a reason and a tick; Unpublish is not offered', async () => {
    const page = await at('publisher');
    expect(await page.getByText('取消发布').count()).toBe(0);
    await button(panel(page), '撤稿').click();
    const dialog = page.getByRole('dialog');
    const confirm = button(dialog, '撤稿');
    await dialog.getByRole('textbox').fill('内容须更正。');
    expect(await confirm.isEnabled()).toBe(false);
    await dialog.getByRole('checkbox').check();
    expect(await graveFindings(page, SHEET)).toEqual([]);
    await confirm.click();
    await sees(panel(page), '已撤稿');
    await portrait(panel(page), 'panel-taken-down');
    expect(await publicPage()).toBe(404);
  });

  it('[A7.3] an administrator sees the picture of a draft in the Media Library, a visitor gets none', async () => {
    const page = await signInAs(here.browser, here.site.base, EMAILS.superAdmin);
    const cookies = await page.context().cookies(`${here.site.base}/admin`);
    const bearer = cookies.find(({ name }) => name === 'jwtToken')?.value ?? '';
    const headers = { authorization: `Bearer ${decodeURIComponent(bearer)}` };
    const form = new FormData();
    form.append('files', new Blob([Uint8Array.from(png(30, 90, 200, 300))], { type: 'image/png' }), 'draft-picture.png');
    const sent = await fetch(`${here.site.base}/upload`, { method: 'POST', headers, body: form });
    const [file] = (await sent.json()) as { id: number; url: string }[];
    const made = await fetch(`${here.site.base}/content-manager/collection-types/api::article.article`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify({ title: '配图稿件', slug: 'with-a-picture', cover: file?.id }),
    });
    expect([sent.status, made.status]).toEqual([201, 201]);
    expect((await fetch(`${here.site.base}${file?.url ?? ''}`)).status).toBe(404);
    await page.goto(`${here.site.base}/admin/plugins/upload`);
    const picture = page.locator('img[src*="draft_picture"]').first();
    await picture.waitFor();
    await picture.evaluate((image: HTMLImageElement) => image.decode());
    expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  });
});
