import fs from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { Locator, Page } from 'playwright-core';
import { EMAILS } from '../support/people';
import { PASSWORD } from '../support/site';
import { graveFindings } from './support/axe';
import { button, sees } from './support/desk';
import { siteFor } from './support/here';
import { DESK, go, loaded, LOOKS, lookName, openAs, picture, unfit } from './support/looks';
import { AUDIT, COLUMNS, DIALOG, NOTICES } from './support/pages';

/** ms; a back-fill of months on a loaded machine. */
const BACKFILL = 60_000;
const SLOW = 2_000;

const csv = (...rows: readonly (readonly string[])[]): { name: string; mimeType: string; buffer: Buffer } => ({
  name: '分工表.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(`\ufeff${rows.map((row) => row.join(',')).join('\r\n')}\r\n`),
});
const HEAD = ['栏目', '责任单位', '责任人', '更新频次', '起始日期'];

const NEWCOMER = 'newcomer@bureau.example';

/** Somebody with an account and a role that gives no right at all. */
const newcomer = async (admin: Page, base: string): Promise<void> => {
  await admin.goto(`${base}/admin/`);
  const token = await admin.evaluate(() => String(JSON.parse(localStorage.getItem('jwtToken') ?? '""')));
  const post = async (path: string, data: object): Promise<{ readonly id: number; readonly registrationToken: string }> => {
    const answer = await admin.context().request.post(`${base}/admin/${path}`, { data, headers: { authorization: `Bearer ${token}` } });
    if (!answer.ok()) throw new Error(`${path}: ${await answer.text()}`);
    return ((await answer.json()) as { data: { id: number; registrationToken: string } }).data;
  };
  const role = await post('roles', { name: '新人', description: '' });
  const user = await post('users', { email: NEWCOMER, firstname: '新人', roles: [role.id] });
  await post('register', { registrationToken: user.registrationToken, userInfo: { firstname: '新人', lastname: '', password: PASSWORD } });
  await admin.context().close();
};

describe('[A9.2] the column audit by clicks, on a seeded year', () => {
  const here = siteFor({ year: true });
  let page: Page;

  const rows = (): Locator => page.getByRole('tabpanel').locator('tbody tr');
  /** The rows on the screen are those that were asked for last. */
  const settled = () => page.locator('[role="tabpanel"][aria-busy="false"]').waitFor();
  const tab = (name: string): Locator => page.getByRole('tab', { name: new RegExp(`^${name}`) });
  const countOf = async (name: string): Promise<number> => Number(/\d+/.exec(await tab(name).innerText())?.[0]);

  beforeAll(async () => {
    page = await openAs(here.browser, here.site.base, EMAILS.auditor, DESK);
  });

  it('says first what is to be done today, then how far each veto is; the counts add up', async () => {
    await go(page, AUDIT);
    await sees(page, '请先更新');
    await sees(page, '离“单项否决”还有多远');
    expect(await page.locator('section', { hasText: '离“单项否决”还有多远' }).locator('li').count()).toBe(6);
    const parts = await page.getByRole('tab').allInnerTexts();
    const [all, ...others] = parts.map((text) => Number(/\d+/.exec(text)?.[0]));
    expect(others.reduce((sum, count) => sum + count, 0)).toBe(all);
  });

  it('filters by status, by the keyboard too, by unit and by a part of the name', async () => {
    await tab('已超期').click();
    await page.waitForURL(/standing=overdue/);
    await settled();
    expect(await rows().count()).toBe(Math.min(25, await countOf('已超期')));
    expect(await rows().getByText('已超期').count()).toBe(await rows().count());
    await page.keyboard.press('ArrowLeft');
    expect(await tab('全部栏目').getAttribute('aria-selected')).toBe('true');
    await page.getByLabel('责任单位').selectOption({ label: '住房保障中心' });
    await page.waitForURL(/unit=/);
    await settled();
    expect(await rows().getByText('住房保障中心').count()).toBe(await rows().count());
    await page.getByLabel('责任单位').selectOption({ label: '全部' });
    await page.getByLabel('搜索栏目').fill('微博');
    await page.waitForURL(/q=/);
    await settled();
    await rows().getByRole('link', { name: '官方微博' }).waitFor();
    expect(await rows().count()).toBe(1);
    await page.getByLabel('搜索栏目').fill('没有这个栏目');
    await sees(page, '没有符合条件的栏目。');
    await button(page, '清除筛选').click();
    await rows().nth(3).waitFor();
  });

  it('shows the figures behind the maps as a table', async () => {
    await button(page, '以表格查看周数据').click();
    const table = page.getByRole('table', { name: '以表格查看周数据' });
    await table.waitFor();
    expect(await table.locator('tbody tr').count()).toBe(53);
    await button(page, '返回图形').click();
  });

  it('opens a column; an excuse says before it is sent whether it is in time, and then it shows', async () => {
    await go(page, `${AUDIT}?q=${encodeURIComponent('部门会议')}`);
    await page.getByRole('tabpanel').getByRole('link', { name: '部门会议' }).click();
    await sees(page, '近 53 周更新');
    await sees(page, '各期考核结果');
    await sees(page, '发布记录');
    await button(page, '新增报备').click();
    const dialog = page.getByRole('dialog');
    await sees(dialog, '期内报备');
    await dialog.getByLabel('开始日期').fill('2026-01-05');
    await dialog.getByLabel('结束日期').fill('2026-01-06');
    await sees(dialog, '期满后报备，仅作说明');
    expect(await graveFindings(page, DIALOG)).toEqual([]);
    await dialog.getByLabel('结束日期').fill('2026-01-04');
    await sees(dialog, '结束日期不能早于开始日期。');
    expect(await dialog.getByRole('button', { name: /提交/ }).isEnabled()).toBe(false);
    await button(dialog, '取消').click();

    await button(page, '新增报备').click();
    await dialog.getByLabel('事由（必填）').fill('会议系统升级，本月会议信息暂不产生。');
    await button(dialog, '提交报备').click();
    await dialog.waitFor({ state: 'detached' });
    await sees(page, '会议系统升级，本月会议信息暂不产生。');
    await sees(page, '期内报备，有效');
  });

  it('starts a back-fill after a word of warning, with a reason, and shows it to its end', async () => {
    await go(page, `${AUDIT}/runs`);
    await button(page, '补算考核').click();
    const dialog = page.getByRole('dialog');
    await sees(dialog, '所选范围内已结束的期次将重新判定');
    await dialog.getByLabel('开始日期').fill('2017-01-01');
    await dialog.getByLabel('补算理由（必填）').fill('核对报备后的结果');
    expect(await button(dialog, '开始补算').isEnabled()).toBe(false);
    await dialog.getByRole('checkbox').check();
    expect(await graveFindings(page, DIALOG)).toEqual([]);
    // A slow line: the years are judged within a second, and what is under way would be over before it is seen.
    const list = /\/audit\/runs\?/;
    await page.route(list, async (route) => {
      await pause(SLOW);
      await route.continue();
    });
    const progress = page.getByRole('progressbar').first();
    await Promise.all([progress.waitFor({ timeout: BACKFILL }), button(dialog, '开始补算').click()]);
    await picture(page, 'runs-under-way');
    await progress.waitFor({ state: 'detached', timeout: BACKFILL });
    await page.unroute(list);
    const row = page.locator('tbody tr', { hasText: '核对报备后的结果' });
    await sees(row, '已完成');
    await sees(row, '周考核');
  });

  it('imports a sheet only without a fault, and names each fault by row and cell', async () => {
    await go(page, COLUMNS);
    await button(page, '导入分工表').click();
    const dialog = page.getByRole('dialog');
    const choose = dialog.locator('input[type="file"]');
    await choose.setInputFiles(
      csv(HEAD, ['工程造价', '没有这个单位', '', '每月1条', '2026-01-01'], ['人才服务', '办公室', '', '偶尔', '2026-01-01'])
    );
    await sees(dialog, '尚未导入');
    await sees(dialog, '第 2 行');
    await sees(dialog, '第 3 行');
    expect(await dialog.getByRole('button', { name: '导入', exact: true }).isEnabled()).toBe(false);
    expect(await graveFindings(page, DIALOG)).toEqual([]);
    await picture(page, 'import-faults');

    await choose.setInputFiles(csv(HEAD, ['工程造价', '办公室', '', '每月1条', '2026-01-01']));
    await sees(dialog, '核对无误');
    await dialog.getByRole('button', { name: /^导入 1/ }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('link', { name: '工程造价' }).waitFor();
  });

  it('changes who answers for a column from a day on, and keeps what held before', async () => {
    await page.getByRole('button', { name: '调整责任与频次：工程造价' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('责任人').selectOption({ label: '陈信息' });
    await dialog.getByLabel('频次').selectOption({ label: '每季度' });
    expect(await graveFindings(page, DIALOG)).toEqual([]);
    await button(dialog, '保存').click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('link', { name: '工程造价' }).click();
    await sees(page, '责任与频次沿革');
    await sees(page, '每月 ≥ 1 条');
    await sees(page, '每季度 ≥ 1 条');
  });

  it('says whom a reminder reaches before it is sent; who is reminded reads it among the notices', async () => {
    await go(page, `${AUDIT}?q=${encodeURIComponent('工作动态')}`);
    await page.getByRole('tabpanel').getByRole('link', { name: '工作动态' }).click();
    await sees(page, '发布记录');
    await button(page, '提醒责任人').click();
    const dialog = page.getByRole('dialog');
    await sees(dialog, '将提醒以下');
    await sees(dialog, '陈信息');
    expect(await graveFindings(page, DIALOG)).toEqual([]);
    await picture(page, 'remind');
    await dialog.getByRole('button', { name: /^提醒 \d+ 人$/ }).click();
    await dialog.waitFor({ state: 'detached' });
    await button(page, '提醒责任人').click();
    await sees(dialog, '今天已提醒过');
    await button(dialog, '取消').click();

    const officer = await openAs(here.browser, here.site.base, EMAILS.officer, DESK);
    await go(officer, NOTICES);
    await sees(officer, '请您更新栏目');
    const unread = Number(/\d+/.exec(await officer.getByRole('tab', { name: /^未读/ }).innerText())?.[0]);
    expect(unread).toBeGreaterThan(0);
    expect(await graveFindings(officer, 'main')).toEqual([]);
    await picture(officer, 'notices-of-the-officer');
    await officer
      .getByRole('button', { name: /^标为已读：/ })
      .first()
      .click();
    await officer.getByRole('tab', { name: new RegExp(`^未读\\s*${String(unread - 1)}$`) }).waitFor();
    if (unread > 1) await button(officer, '全部标为已读').click();
    await sees(officer, '没有未读通知');
    // He may see how the columns stand, and remind nobody.
    await go(officer, `${AUDIT}?q=${encodeURIComponent('工作动态')}`);
    await officer.getByRole('tabpanel').getByRole('link', { name: '工作动态' }).click();
    await sees(officer, '发布记录');
    await button(officer, '报备').first().waitFor();
    expect(await button(officer, '提醒责任人').count()).toBe(0);
    await officer.context().close();
  });

  it('saves the filtered columns as .xlsx and .csv', async () => {
    await go(page, AUDIT);
    for (const [name, kind] of [
      ['导出 Excel 表格（.xlsx）', 'xlsx'],
      ['导出 CSV（.csv）', 'csv'],
    ] as const) {
      await button(page, '导出').click();
      const [file] = await Promise.all([page.waitForEvent('download'), button(page.getByRole('dialog'), name).click()]);
      expect(file.suggestedFilename()).toMatch(new RegExp(`\\.${kind}$`));
      expect(fs.statSync(await file.path()).size).toBeGreaterThan(500);
      if (kind === 'csv') expect(fs.readFileSync(await file.path(), 'utf8')).toMatch(/^\ufeff栏目,责任单位,/);
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
  });

  it('saves a file in the language of its reader', async () => {
    const reader = await openAs(here.browser, here.site.base, EMAILS.leader, { ...DESK, language: 'en' });
    await go(reader, AUDIT);
    await button(reader, 'Export').click();
    const save = button(reader.getByRole('dialog'), 'CSV (.csv)').click();
    const [file] = await Promise.all([reader.waitForEvent('download'), save]);
    expect(fs.readFileSync(await file.path(), 'utf8')).toMatch(/^\ufeffColumn,Unit,Duty officer,/);
    await reader.context().close();
  });

  it('makes the bulletin of a month: paper, without the admin around it', async () => {
    await button(page, '生成通报').click();
    await button(page.getByRole('dialog'), '生成').click();
    await sees(page, '网站栏目更新情况的通报');
    await sees(page, '一、总体情况');
    await sees(page, '二、单位达标情况');
    const paper = page.locator('[data-three-review-paper]');
    expect(await graveFindings(page, '[data-three-review-paper]')).toEqual([]);
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('navigation').first().isVisible()).toBe(false);
    expect(await paper.getByRole('button', { name: '打印' }).isVisible()).toBe(false);
    await page.emulateMedia({ media: 'screen' });
    await picture(page, 'bulletin');
  });

  describe.each(LOOKS.map((look) => [lookName(look), look] as const))('in %s', (_name, look) => {
    const pages = [
      ['dashboard', AUDIT],
      ['column', AUDIT],
      ['unit', AUDIT],
      ['runs', `${AUDIT}/runs`],
      ['calendar', `${AUDIT}/calendar`],
      ['columns', COLUMNS],
      ['notices', NOTICES],
    ] as const;
    /** Where a page is not reached by its path alone. */
    const links: Readonly<Record<string, RegExp>> = { column: /^住建新闻/, unit: /办公室$/ };
    let reader: Page;

    beforeAll(async () => {
      reader = await openAs(here.browser, here.site.base, EMAILS.auditor, look);
    });

    afterAll(async () => {
      await reader?.context().close();
    });

    it.each(pages)('the page %s has nothing grave, nothing cut off, and targets for a thumb', async (name, path) => {
      await go(reader, path);
      const link = links[name];
      if (link) {
        await reader.locator('main').getByRole('link', { name: link }).first().click();
        await reader.waitForURL(new RegExp(`/${name}s/`));
        await loaded(reader);
      }
      expect(await graveFindings(reader, 'main')).toEqual([]);
      expect(await unfit(reader, 'main')).toEqual([]);
      await picture(reader, `audit-${name}-${lookName(look)}`);
    });

    it('Home tells what is at risk', async () => {
      await go(reader, '/admin/');
      await sees(reader, look.language === 'en' ? 'Column updates' : '栏目更新');
      await sees(reader, look.language === 'en' ? 'overdue' : '个栏目已超期');
      await picture(reader, `audit-home-${lookName(look)}`);
    });
  });

  it('is out of sight for who has no right to it: no menu, no widget, no page', async () => {
    await newcomer(await openAs(here.browser, here.site.base, EMAILS.superAdmin, DESK), here.site.base);
    const reader = await openAs(here.browser, here.site.base, NEWCOMER, DESK);
    await reader.goto(`${here.site.base}/admin/`);
    await reader.locator('h1').first().waitFor();
    await reader.waitForLoadState('networkidle');
    expect(await reader.getByText('栏目更新', { exact: true }).count()).toBe(0);
    expect(await reader.getByRole('link', { name: '栏目更新监测' }).count()).toBe(0);
    await reader.goto(`${here.site.base}${AUDIT}`);
    await sees(reader, '您没有查看该内容的权限');
    await reader.context().close();
  });
});
