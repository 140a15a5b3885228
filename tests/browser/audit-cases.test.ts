import type { Locator, Page } from 'playwright-core';
import { EMAILS } from '../support/people';
import { graveFindings } from './support/axe';
import { BROKEN, button, sees } from './support/desk';
import { siteFor } from './support/here';
import { DESK, go, LOOKS, lookName, openAs, picture, unfit } from './support/looks';
import { AUDIT, CASES, DIALOG, TIMELINESS } from './support/pages';

const LISTED = /\/three-review\/audit\/cases\?/;

describe('[A9.2] the register of cases by clicks', () => {
  const here = siteFor({ year: true, background: false });
  let page: Page;

  const rows = (): Locator => page.getByRole('tabpanel').locator('tbody tr');
  const dialog = (): Locator => page.getByRole('dialog');
  const gone = (): Promise<void> => dialog().waitFor({ state: 'detached' });
  const tab = (name: string): Locator => page.getByRole('tab', { name: new RegExp(`^${name}`) });
  const settled = (): Promise<void> => page.locator('[role="tabpanel"][aria-busy="false"]').waitFor();
  const card = (on: Page = page): Locator => on.locator('li').filter({ has: on.getByRole('heading', { name: /严重错误|Grave errors/ }) });
  /** Somebody else at another desk, by the same session: what this screen does not know yet. */
  const elsewhere = async (path: string, data: object): Promise<void> => {
    const token = await page.evaluate(() => String(JSON.parse(localStorage.getItem('jwtToken') ?? '""')));
    const answer = await page.context().request.post(`${here.site.base}/three-review/audit/cases${path}`, {
      data,
      headers: { authorization: `Bearer ${token}` },
    });
    if (!answer.ok()) throw new Error(`${path}: ${await answer.text()}`);
  };

  beforeAll(async () => {
    page = await openAs(here.browser, here.site.base, EMAILS.auditor, DESK);
  });

  it('the veto says that the register is empty and what dates are in question, and leads to it', async () => {
    await go(page, AUDIT);
    await sees(card(), '出现 1 件即单项否决。');
    await sees(card(), /^另有.*日期存疑 1 篇，尚未认定。/);
    await card().getByRole('link', { name: '查看问题登记' }).click();
    await page.getByRole('heading', { level: 1, name: '问题登记' }).waitFor();
    await sees(page, '还没有登记问题。');
    expect(await graveFindings(page, 'main')).toEqual([]);
    await picture(page, 'cases-empty');
  });

  it('while it loads no tab says that there is none; what fails says so, and is tried again', async () => {
    let open = (): void => undefined;
    const gate = new Promise<void>((resolve) => (open = resolve));
    await page.route(LISTED, async (route) => {
      await gate;
      await route.fulfill(BROKEN);
    });
    await page.goto(`${here.site.base}${CASES}`);
    await page.getByRole('tabpanel').getByRole('status', { name: '正在加载' }).waitFor();
    expect(await page.getByRole('tab').allInnerTexts()).toEqual(['全部', '待核实', '已认定', '已整改', '已排除']);
    open();
    const alert = page.getByRole('alert').filter({ hasText: '加载失败' }).first();
    await alert.waitFor();
    await page.unroute(LISTED);
    await button(alert, '重试').click();
    await sees(page, '还没有登记问题。');
  });

  it('a case is recorded with a document found by its title; a leak is not to be copied', async () => {
    await button(page, '登记问题').click();
    expect(await button(dialog(), '登记').isEnabled()).toBe(false);
    await dialog().getByLabel('类别').selectOption({ label: '泄露国家秘密' });
    await sees(dialog(), '不要在此抄录涉密内容');
    await dialog().getByLabel('类别').selectOption({ label: '严重表述错误' });
    await dialog().getByLabel('来源').selectOption({ label: '群众反映' });
    await dialog().getByLabel('问题描述（必填）').fill('正文第二段单位名称表述错误。');
    await dialog().getByLabel('按标题查找已发布的稿件').fill('没有这一篇');
    await sees(dialog(), '没有找到已发布的稿件。');
    await dialog().getByLabel('按标题查找已发布的稿件').fill('冬季施工');
    await dialog().getByRole('radio', { name: '关于冬季施工管理的补充通知' }).check();
    expect(await graveFindings(page, DIALOG)).toEqual([]);
    await page.screenshot({ path: '.tmp/screens/cases-record.png' });
    await button(dialog(), '登记').click();
    await gone();
    await sees(page, '问题已登记，待核实。');
    await rows().first().getByText('正文第二段单位名称表述错误。').waitFor();
    await rows().first().getByRole('link', { name: '关于冬季施工管理的补充通知' }).waitFor();
    await sees(rows().first(), '待核实');
  });

  it('confirmed with its grounds it counts, and says how long; the dashboard says that the site fails', async () => {
    await button(page, '认定问题：第 1 号').click();
    await sees(dialog(), '只能说明理由后重新核实');
    expect(await button(dialog(), '确认认定').isEnabled()).toBe(false);
    await dialog().getByLabel('认定依据（必填）').fill('上级检查通报第三条');
    await button(dialog(), '确认认定').click();
    await gone();
    await sees(rows().first(), '已认定');
    await sees(rows().first(), /计入单项否决至 2027年/);
    expect(await button(page, '排除问题：第 1 号').count()).toBe(0);
    await go(page, AUDIT);
    await sees(card(), '已达到单项否决。');
    await picture(page, 'cases-vetoed');
  });

  it('put right it says when and what was done, and counts on; its history names everybody', async () => {
    await go(page, CASES);
    await button(page, '登记整改：第 1 号').click();
    await dialog().getByLabel('整改完成日期').fill('2020-01-01');
    await dialog().getByLabel('整改措施（必填）').fill('已更正，并复核全站同类稿件');
    expect(await button(dialog(), '确认整改完成').isEnabled()).toBe(false);
    const today = (await dialog().getByLabel('整改完成日期').getAttribute('max')) ?? '';
    await dialog().getByLabel('整改完成日期').fill(today);
    await button(dialog(), '确认整改完成').click();
    await gone();
    await sees(rows().first(), '已整改');
    await sees(rows().first(), '计入单项否决至');
    await button(page, '查看经过：第 1 号').click();
    for (const text of ['上级检查通报第三条', '已更正，并复核全站同类稿件', /周考核/]) await sees(dialog(), text);
    expect(await dialog().locator('li').count()).toBe(3);
    expect(await graveFindings(page, DIALOG)).toEqual([]);
    await page.screenshot({ path: '.tmp/screens/cases-history.png' });
    await page.keyboard.press('Escape');
    await gone();
  });

  it('reopened with a reason it is in question again, and counts anew once it is confirmed anew', async () => {
    await button(page, '重新核实：第 1 号').click();
    await sees(dialog(), '不再计入单项否决，直至重新认定');
    expect(await button(dialog(), '确认重新核实').isEnabled()).toBe(false);
    await dialog().getByLabel('重新核实的理由（必填）').fill('认定依据有误');
    expect(await graveFindings(page, DIALOG)).toEqual([]);
    await button(dialog(), '确认重新核实').click();
    await gone();
    await sees(rows().first(), '待核实');
    expect(await rows().first().getByText('计入单项否决至').count()).toBe(0);
    await elsewhere('/1/confirm', { reason: '复核后重新认定' });
    await go(page, CASES);
    await sees(rows().first(), '计入单项否决至');
  });

  it('filters by status, by the keyboard too, and by kind', async () => {
    const found = { foundOn: '2026-01-05', source: 'inspection' };
    await elsewhere('', { ...found, kind: 'leak', text: '内部通讯录误挂网上', place: 'https://bureau.example/contacts' });
    await elsewhere('', { ...found, kind: 'grave_error', text: '标题漏字', decision: { act: 'dismiss', reason: '不属严重表述错误' } });
    await go(page, CASES);
    expect(await rows().count()).toBe(3);
    await tab('全部').focus();
    await page.keyboard.press('ArrowRight');
    await page.waitForURL(/state=suspected/);
    await settled();
    expect(await rows().count()).toBe(1);
    await sees(rows().first(), '内部通讯录误挂网上');
    await tab('已排除').click();
    await settled();
    await sees(rows().first(), '标题漏字');
    await page.getByLabel('类别').selectOption({ label: '泄露国家秘密' });
    await sees(page, '没有符合条件的问题。');
    await button(page, '清除筛选').click();
    await rows().nth(2).waitFor();
  });

  it('who decides too late is told how the case stands, and what he wrote stays', async () => {
    await go(page, CASES);
    await button(page, '排除问题：第 2 号').click();
    await elsewhere('/2/confirm', { reason: '保密办认定' });
    await dialog().getByLabel('排除理由（必填）').fill('已公开信息');
    await button(dialog(), '确认排除').click();
    await sees(dialog().getByRole('alert'), '此问题已由他人处理，现为“已认定”。');
    expect(await dialog().getByLabel('排除理由（必填）').inputValue()).toBe('已公开信息');
    expect(await graveFindings(page, DIALOG)).toEqual([]);
    await page.screenshot({ path: '.tmp/screens/cases-late.png' });
    await button(dialog(), '取消').click();
    await gone();
  });

  it('a date in question is settled in its list, and leaves what is in question', async () => {
    await go(page, `${TIMELINESS}?show=findings`);
    const published = page.getByRole('region', { name: '已发布信息' });
    await button(published, '核实日期：关于冬季施工管理的补充通知').click();
    await sees(dialog(), /事发日期 \d\d-\d\d 晚于发布日期 \d\d-\d\d。/);
    expect(await button(dialog(), '认定为伪造').isEnabled()).toBe(false);
    await dialog().getByLabel('核实情况（必填）').fill('会议跨年，日期无误');
    expect(await graveFindings(page, DIALOG)).toEqual([]);
    await page.screenshot({ path: '.tmp/screens/cases-settle.png' });
    await button(dialog(), '排除').click();
    await gone();
    await sees(page, '这段时间没有日期存疑的信息。');
    await go(page, `${TIMELINESS}?sort=newest`);
    await sees(published, '已排除');
    await picture(page, 'cases-settled');
    await go(page, `${CASES}?kind=forged_date`);
    await sees(rows().first(), '已排除');
    await sees(rows().first(), '关于冬季施工管理的补充通知');
    await sees(rows().first(), /事发日期 \d\d-\d\d 晚于发布日期/);
    await sees(rows().first(), '会议跨年，日期无误');
  });

  it('who has no right to the register finds no way there, and only the count', async () => {
    const officer = await openAs(here.browser, here.site.base, EMAILS.officer, DESK);
    await go(officer, AUDIT);
    await sees(card(officer), '已达到单项否决。');
    expect(await officer.getByRole('link', { name: /问题登记/ }).count()).toBe(0);
    await officer.goto(`${here.site.base}${CASES}`);
    await sees(officer, /权限/);
    expect(await officer.getByText('内部通讯录').count()).toBe(0);
    await go(officer, `${TIMELINESS}?sort=newest`);
    await sees(officer, '已核实');
    expect(await button(officer, /核实日期/).count()).toBe(0);
    await officer.context().close();
  });

  describe.each(LOOKS.map((look) => [lookName(look), look] as const))('in %s', (_name, look) => {
    let reader: Page;
    const word =
      look.language === 'en'
        ? { record: 'Record a case', correct: 'Put right: No. 2', history: 'See the history: No. 1' }
        : { record: '登记问题', correct: '登记整改：第 2 号', history: '查看经过：第 1 号' };

    beforeAll(async () => {
      reader = await openAs(here.browser, here.site.base, EMAILS.auditor, look);
    });

    afterAll(async () => {
      await reader?.context().close();
    });

    it('the page has nothing grave, nothing cut off, and targets for a thumb', async () => {
      await go(reader, CASES);
      expect(await graveFindings(reader, 'main')).toEqual([]);
      expect(await unfit(reader, 'main')).toEqual([]);
      await picture(reader, `cases-${lookName(look)}`);
    });

    it('so have its dialogs', async () => {
      for (const [name, label] of Object.entries(word)) {
        await button(reader, label).click();
        await reader.getByRole('dialog').waitFor();
        await reader.waitForLoadState('networkidle');
        expect(await graveFindings(reader, DIALOG)).toEqual([]);
        expect(await unfit(reader, DIALOG)).toEqual([]);
        await reader.screenshot({ path: `.tmp/screens/cases-${name}-${lookName(look)}.png` });
        await reader.keyboard.press('Escape');
        await reader.getByRole('dialog').waitFor({ state: 'detached' });
      }
    });

    it('the veto with its note fits its card', async () => {
      await go(reader, AUDIT);
      expect(await graveFindings(reader, 'main')).toEqual([]);
      expect(await unfit(reader, 'main')).toEqual([]);
      await card(reader).scrollIntoViewIfNeeded();
      await reader.screenshot({ path: `.tmp/screens/cases-veto-${lookName(look)}.png` });
    });
  });
});
