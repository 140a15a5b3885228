import type { Locator, Page, Route } from 'playwright-core';
import { openSql } from '../faults/sql';
import { EMAILS } from '../support/people';
import { graveFindings } from './support/axe';
import { BROKEN, button, sees } from './support/desk';
import { siteFor } from './support/here';
import { DESK, go, LOOKS, lookName, openAs, picture, unfit } from './support/looks';
import { AUDIT, COLUMNS, DIALOG, TIMELINESS } from './support/pages';
import { readPdf } from './support/pdf';

/** Every width with every theme, with every language; every theme with every language. */
const PAIRS = LOOKS.filter(({ width, theme, language }) => (width === 390) === ((theme === 'dark') !== (language === 'en')));
const PAPER = '[data-three-review-paper]';
const STANDINGS = /\/three-review\/audit\/columns\?/;
const TIMES = /\/three-review\/audit\/timeliness\?/;

describe('[A9.2] the audit’s pages when not all is well', () => {
  // What the tests do to its runs no tick puts right.
  const here = siteFor({ year: true, background: false });
  let page: Page;

  /** Plain SQL behind the site's back, as nobody but a test would. */
  const sql = async (query: string): Promise<void> => {
    const db = await openSql();
    await db.all(query);
    await db.close();
  };
  /** A line on which nothing comes back until the gate is opened. */
  const closed = async (path: RegExp, then: (route: Route) => Promise<void>): Promise<() => void> => {
    let open = (): void => undefined;
    const gate = new Promise<void>((resolve) => (open = resolve));
    await page.route(path, async (route) => {
      await gate;
      await then(route);
    });
    return open;
  };
  const card = (name: string): Locator => page.getByRole('region', { name });
  const rowsOf = (name: string): Locator => card(name).locator('tbody tr');

  beforeAll(async () => {
    page = await openAs(here.browser, here.site.base, EMAILS.auditor, DESK);
  });

  describe('the dashboard', () => {
    it('while it is loading shows its title and, in the place of the rows, grey ones', async () => {
      const open = await closed(STANDINGS, (route) => route.continue());
      await page.goto(`${here.site.base}${AUDIT}`);
      await page.getByRole('heading', { level: 1, name: '栏目更新监测' }).waitFor();
      await page.getByRole('tabpanel').getByRole('status', { name: '正在加载' }).waitFor();
      // Nothing is known yet: no tab says that nothing is overdue.
      expect(await page.getByRole('tab').allInnerTexts()).toEqual(['全部栏目', '已超期', '即将到期', '本期待更新', '本期达标']);
      await picture(page, 'audit-loading');
      open();
      await page.getByRole('tabpanel').locator('tbody tr').first().waitFor();
      expect(await page.getByRole('tabpanel').getByRole('status', { name: '正在加载' }).count()).toBe(0);
      await page.getByRole('status', { name: '正在加载' }).first().waitFor({ state: 'detached' });
      await page.unroute(STANDINGS);
    });

    it('says that the server failed, and tries again when asked to', async () => {
      await page.route(STANDINGS, (route) => route.fulfill(BROKEN));
      await page.goto(`${here.site.base}${AUDIT}`);
      const alert = page.getByRole('alert').filter({ hasText: '加载失败' }).first();
      await alert.waitFor();
      expect(await graveFindings(page, 'main')).toEqual([]);
      await picture(page, 'audit-error');
      await page.unroute(STANDINGS);
      await button(alert, '重试').click();
      await page.getByRole('tabpanel').locator('tbody tr').first().waitFor();
    });

    it('keeps what was read when the line is cut, and goes on when it is back', async () => {
      await go(page, AUDIT);
      const rows = page.getByRole('tabpanel').locator('tbody tr');
      const before = await rows.count();
      await page.context().setOffline(true);
      await page.getByRole('tab', { name: /^已超期/ }).click();
      const alert = page.getByRole('alert').filter({ hasText: '加载失败' }).first();
      await alert.waitFor();
      expect(await rows.count()).toBe(before);
      await page.context().setOffline(false);
      await button(alert, '重试').click();
      await alert.waitFor({ state: 'detached' });
      await page.locator('[role="tabpanel"][aria-busy="false"]').waitFor();
      expect(await rows.getByText('已超期').count()).toBe(await rows.count());
    });

    it('an export that fails says so in its dialog, and goes through when tried again', async () => {
      const file = /\/three-review\/audit\/export\.csv/;
      await page.route(file, (route) => route.fulfill(BROKEN));
      await button(page, '导出').click();
      const dialog = page.getByRole('dialog');
      await button(dialog, '导出 CSV（.csv）').click();
      await dialog.getByRole('alert').waitFor();
      await page.unroute(file);
      await Promise.all([page.waitForEvent('download'), button(dialog, '导出 CSV（.csv）').click()]);
      await dialog.waitFor({ state: 'detached' });
    });

    it('says when its figures are not those of today: not run yet today, failed, never run', async () => {
      const day = String(24 * 3_600_000);
      const runs = 'three_review_audit_runs';
      await sql(`UPDATE ${runs} SET ended_at_ms = ended_at_ms - ${day} WHERE job = 'daily'`);
      await go(page, AUDIT);
      await sees(page, '今日尚未考核，数据截至昨天');
      await picture(page, 'audit-late');
      await sql(
        `INSERT INTO ${runs} (job, period_key, from_day, to_day, status, attempt, done, total, cells, changed, error)
         SELECT job, 'failed', from_day + 1, to_day + 1, 'failed', 3, 0, 1, 0, 0, 'database is locked' FROM ${runs} WHERE job = 'daily'`
      );
      await sql(`UPDATE ${runs} SET to_day = to_day - 1, from_day = from_day - 1 WHERE job = 'daily'`);
      await go(page, AUDIT);
      const alert = page.getByRole('alert').filter({ hasText: '今日考核未完成，数据截至昨天' });
      await sees(alert, 'database is locked');
      await picture(page, 'audit-failed');
      await sql(`DELETE FROM ${runs} WHERE job = 'daily'`);
      await go(page, AUDIT);
      await sees(page, '尚未进行过考核，页面数据为实时计算。');
      expect(await graveFindings(page, 'main')).toEqual([]);
    });
  });

  it('the keyboard alone leads from the tabs to a column and back', async () => {
    await go(page, AUDIT);
    await page.getByRole('tab', { name: /^全部栏目/ }).focus();
    await page.keyboard.press('ArrowRight');
    await page.waitForURL(/standing=overdue/);
    await page.locator('[role="tabpanel"][aria-busy="false"]').waitFor();
    const first = page.getByRole('tabpanel').locator('tbody a').first();
    const name = await first.innerText();
    for (let i = 0; i < 12 && !(await first.evaluate((one) => one === document.activeElement)); i += 1) await page.keyboard.press('Tab');
    const ring = await first.evaluate((one) => `${getComputedStyle(one).outlineWidth} ${getComputedStyle(one).outlineStyle}`);
    expect(ring).toBe('2px solid');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name }).waitFor();
    await page.goBack();
    await page.getByRole('tab', { name: /^已超期/, selected: true }).waitFor();
  });

  describe('[A9.1] deleting a column or a term', () => {
    it('a column with a record stays: the dialog says what it holds and what to do instead', async () => {
      await go(page, COLUMNS);
      await button(page, '删除栏目：住建新闻').click();
      const dialog = page.getByRole('dialog');
      await sees(dialog, '这个栏目不能删除');
      await sees(dialog, '发布记录');
      await sees(dialog, '请在“调整责任与频次”中停用');
      expect(await button(dialog, '确认删除').isEnabled()).toBe(false);
      await button(dialog, '取消').click();
    });

    it('one that was never used goes, after it was said what is lost', async () => {
      await button(page, '新增栏目').click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('名称').fill('误建栏目');
      await dialog.getByLabel('网址标识').fill('by-mistake');
      await dialog.getByLabel('责任单位').selectOption({ label: '办公室' });
      await button(dialog, '保存').click();
      await dialog.waitFor({ state: 'detached' });
      await button(page, '删除栏目：误建栏目').click();
      await sees(dialog, '“误建栏目”及其 1 段责任与频次将被删除。');
      await picture(page, 'column-removal');
      await button(dialog, '确认删除').click();
      await dialog.waitFor({ state: 'detached' });
      await page.getByRole('link', { name: '误建栏目' }).waitFor({ state: 'detached' });
    });

    it('a term that was judged by stays; one that has not begun is withdrawn', async () => {
      await button(page, '调整责任与频次：安全生产').click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('从哪一天起').fill('2099-01-01');
      await button(dialog, '保存').click();
      await dialog.waitFor({ state: 'detached' });
      await page.getByRole('link', { name: '安全生产' }).click();
      await button(page, '删除自 2025-01-01 起的一段').click();
      await sees(dialog, '期按这一段考核并固定');
      expect(await button(dialog, '确认删除').isEnabled()).toBe(false);
      await picture(page, 'term-removal');
      await button(dialog, '取消').click();
      await button(page, '撤回自 2099-01-01 起的一段').click();
      await sees(dialog, '改按自 2025-01-01 起的前一段执行');
      await button(dialog, '确认删除').click();
      await dialog.waitFor({ state: 'detached' });
      await button(page, '撤回自 2099-01-01 起的一段').waitFor({ state: 'detached' });
    });

    it('[A9.2] judged days are corrected with a reason, which stays on the column’s page', async () => {
      await button(page, '更正自 2025-01-01 起的一段').click();
      const dialog = page.getByRole('dialog');
      await sees(dialog, '的日子已按原规定考核并固定');
      await dialog.getByLabel('AB 岗').selectOption({ label: '刘主任' });
      expect(await button(dialog, '保存').isEnabled()).toBe(false);
      await dialog.getByLabel('更正理由').fill('当时漏填 AB 岗');
      await picture(page, 'term-correction');
      await button(dialog, '保存').click();
      await dialog.waitFor({ state: 'detached' });
      await sees(page.getByRole('list', { name: '更正记录' }), '当时漏填 AB 岗');
    });
  });

  describe('timeliness', () => {
    const PUBLISHED = '已发布信息';
    const choose = async (label: string, option: string): Promise<void> => {
      await page
        .getByRole('combobox', { name: new RegExp(`^${label}`) })
        .last()
        .selectOption({ label: option });
    };
    /** So many rows are left, and no more. */
    const left = async (rows: Locator, count: number): Promise<void> => {
      await rows.nth(count).waitFor({ state: 'detached' });
      expect(await rows.count()).toBe(count);
    };

    it('is reached from the dashboard, says how many days there are, and whom each draft waits for at which stage', async () => {
      await go(page, AUDIT);
      await page.getByRole('link', { name: '发布时效' }).click();
      await sees(page, '信息应于事发之日起 20 日内发布。');
      const drafts = rowsOf('计时中的稿件');
      await drafts.first().waitFor();
      expect(await drafts.count()).toBeGreaterThanOrEqual(4);
      const past = drafts.filter({ hasText: '公租房租金标准调整公示' });
      for (const part of ['已超 4 天', '草稿', '郭信息']) await sees(past, part);
      await choose('时限', '即将超期');
      await left(drafts, 2);
    });

    it('what took longest stands first; only what was late, only what is in question, by unit, page by page', async () => {
      await go(page, TIMELINESS);
      const rows = rowsOf(PUBLISHED);
      await sees(rows.first(), '超期');
      await button(card(PUBLISHED), '下一页').click();
      await page.waitForURL(/page=2/);
      await sees(card(PUBLISHED), '显示第 21');
      await choose('显示', '超期发布');
      expect(page.url()).not.toContain('page=');
      await rows.filter({ hasNotText: '天，超期' }).first().waitFor({ state: 'detached' });
      await rows.first().waitFor();
      await choose('显示', '日期存疑');
      await left(rows, 1);
      await sees(rows.first(), /事发日期 \d\d-\d\d 晚于发布日期 \d\d-\d\d。/);
      await sees(page, '日期存疑须由人核实');
      await picture(page, 'timeliness-in-question');
      await choose('责任单位', '办公室');
      await sees(page, '这段时间没有日期存疑的信息。');
      await button(page, '清除筛选').click();
      await rows.nth(3).waitFor();
    });

    it('says that it is loading, and that it could not load, with a way to try again', async () => {
      const open = await closed(TIMES, (route) => route.fulfill(BROKEN));
      await page.goto(`${here.site.base}${TIMELINESS}`);
      await card(PUBLISHED).getByRole('status', { name: '正在加载' }).waitFor();
      open();
      const alert = card(PUBLISHED).getByRole('alert');
      await alert.waitFor();
      await page.unroute(TIMES);
      await button(alert, '重试').click();
      await rowsOf(PUBLISHED).first().waitFor();
    });
  });

  it('the year’s holidays are typed as the State Council’s notice writes them; what is no such day is named first', async () => {
    await go(page, `${AUDIT}/calendar`);
    await sees(page, '无 2027 年节假日数据');
    await button(page, '导入节假日').click();
    const dialog = page.getByRole('dialog');
    const confirm = button(dialog, '导入');
    await dialog.getByLabel('通知文号（必填）').fill('国办发明电〔2026〕7号');
    await dialog.getByLabel('放假的日子（必填）').fill('1月1日（周五）至3日（周日）\n二月初五');
    await sees(dialog, '以下内容不是 2027 年的日期，请改正：二月初五');
    expect(await confirm.isEnabled()).toBe(false);
    await dialog.getByLabel('放假的日子（必填）').fill('1月1日（周五）至3日（周日）\n2月5日至11日');
    await dialog.getByLabel('补班的日子').fill('2月15日');
    await sees(dialog, '补班应在双休日，请改正：2月15日');
    expect(await graveFindings(page, DIALOG)).toEqual([]);
    await picture(page, 'calendar-import');
    await dialog.getByLabel('补班的日子').fill('2月14日');
    await sees(dialog, '2027 年：放假 10 天，补班 1 天');
    await confirm.click();
    await dialog.waitFor({ state: 'detached' });
    await sees(page.locator('tbody tr', { hasText: '2027' }), '国办发明电〔2026〕7号');
    await page.getByText('无 2027 年节假日数据').waitFor({ state: 'detached' });
  });

  it('Home, when no column is at risk, says so and names the next date', async () => {
    await page.route(STANDINGS, async (route) => {
      const answer = await route.fetch();
      const body = (await answer.json()) as { meta: { counts: Record<string, number> } };
      const counts = { ...body.meta.counts, overdue: 0, empty: 0, due_soon: 0 };
      const period = { unit: 'month', from: '2099-11-01', to: '2099-11-30' };
      const data = [{ id: 'x', name: '通知公告', standing: 'pending', period }];
      await route.fulfill({ json: { ...body, data, meta: { ...body.meta, counts } } });
    });
    await go(page, '/admin/');
    await sees(page, '没有栏目超期');
    await sees(page, '下一个时限：2099年11月30日（通知公告）。');
    await page.unroute(STANDINGS);
  });

  it('the bulletin of a month prints as A4 paper with its text, and nothing of the admin', async () => {
    await go(page, `${AUDIT}/bulletin/2026-10`);
    await sees(page, '网站栏目更新情况的通报');
    const pages = readPdf(await page.pdf({ preferCSSPageSize: true }));
    expect(pages.length).toBeGreaterThan(1);
    for (const { width, height } of pages) expect([Math.round(width), Math.round(height)]).toEqual([210, 297]);
    const text = pages.map((one) => one.text).join('');
    for (const part of ['关于2026年10月网站栏目更新情况的通报', '一、总体情况', '二、单位达标情况', '单项否决', '印发'])
      expect(text).toContain(part);
    for (const foreign of ['返回栏目更新监测', '打印', '内容管理']) expect(text).not.toContain(foreign);
    expect(pages[0]?.text.startsWith('关于')).toBe(true);
    expect(pages.every((one) => one.text.length > 40)).toBe(true);
  });

  describe.each(PAIRS.map((look) => [lookName(look), look] as const))('in %s', (_name, look) => {
    let reader: Page;
    const wording =
      look.language === 'en'
        ? { remove: 'Delete the column ', kept: 'This column cannot be deleted' }
        : { remove: '删除栏目：', kept: '这个栏目不能删除' };

    beforeAll(async () => {
      reader = await openAs(here.browser, here.site.base, EMAILS.auditor, look);
    });

    afterAll(async () => {
      await reader?.context().close();
    });

    it('timeliness has nothing grave, nothing cut off, and targets for a thumb', async () => {
      await go(reader, TIMELINESS);
      expect(await graveFindings(reader, 'main')).toEqual([]);
      expect(await unfit(reader, 'main')).toEqual([]);
      await picture(reader, `audit-timeliness-${lookName(look)}`);
    });

    it('the bulletin, too', async () => {
      await go(reader, `${AUDIT}/bulletin/2026-10`);
      expect(await graveFindings(reader, PAPER)).toEqual([]);
      expect(await unfit(reader, PAPER)).toEqual([]);
      await reader.locator(`${PAPER} footer`).waitFor();
      await picture(reader, `audit-bulletin-${lookName(look)}`);
    });

    it('so has the dialog that deletes', async () => {
      await go(reader, COLUMNS);
      await button(reader, `${wording.remove}住建新闻`).click();
      await sees(reader.getByRole('dialog'), wording.kept);
      expect(await graveFindings(reader, DIALOG)).toEqual([]);
      expect(await unfit(reader, DIALOG)).toEqual([]);
      await reader.screenshot({ path: `.tmp/screens/audit-removal-${lookName(look)}.png` });
    });
  });
});
