import type { Locator, Page } from 'playwright-core';
import { answers } from '../support/review';
import { EMAILS } from '../support/people';
import { PASSWORD } from '../support/site';
import { graveFindings } from './support/axe';
import { button, sees } from './support/desk';
import { siteFor } from './support/here';
import { DESK, go, loaded, lookName, LOOKS, openAs, picture, unfit, type Look } from './support/looks';
import { INBOX } from './support/pages';

const ARTICLE = 'api::article.article';
const TITLES = [
  '关于城区集中供热管网抢修进展情况的通报',
  '我市召开老旧小区改造工作推进会',
  '2026年度第三批建筑业企业资质审查结果公示',
  '市住建局党组召开理论学习中心组（扩大）学习会',
  '住宅专项维修资金使用指南（2026年修订）',
  '冬季施工安全生产专项检查发现问题清单',
] as const;

/** When what each reports happened: the first is past its time. */
const DAYS_AGO = [40, 18, 9, 5, 3, 1];

describe('[A10.2] 我的待办 by clicks: what awaits a person, one by one and in turn', () => {
  const here = siteFor();
  const pages = new Map<string, Page>();
  const ids = new Map<string, string>();

  const at = async (who: keyof typeof EMAILS, look: Look = DESK): Promise<Page> => {
    const key = `${who} ${lookName(look)}`;
    const page = pages.get(key) ?? (await openAs(here.browser, here.site.base, EMAILS[who], look));
    pages.set(key, page);
    return page;
  };

  /** A call to the admin API in the session of whoever sits before this page. */
  const call = async (page: Page, method: 'GET' | 'POST' | 'PUT', url: string, body?: object): Promise<Record<string, unknown>> => {
    const token = await page.evaluate(() => JSON.parse(localStorage.getItem('jwtToken') ?? '""') as string);
    const answer = await page.request.fetch(`${here.site.base}${url}`, {
      method,
      headers: { authorization: `Bearer ${token}` },
      ...(body ? { data: body } : {}),
    });
    if (!answer.ok()) throw new Error(`${method} ${url}: ${String(answer.status())} ${await answer.text()}`);
    return ((await answer.json()) as { data: Record<string, unknown> }).data;
  };

  const review = (id: string, act = ''): string => `/three-review/reviews/${ARTICLE}/${id}${act === '' ? '' : `/${act}`}`;

  /** Six drafts of the officer's, submitted; the last two signed by him already. */
  beforeAll(async () => {
    const page = await at('officer');
    await go(page, INBOX);
    const { unit } = (await call(page, 'GET', review(here.site.article))) as { unit: { id: string } };
    for (const [i, title] of TITLES.entries()) {
      const day = new Date(Date.now() - (DAYS_AGO[i] ?? 0) * 86_400_000).toISOString().slice(0, 10);
      const body = [{ type: 'paragraph', children: [{ type: 'text', text: `${title}。正文。` }] }];
      const made = await call(page, 'POST', `/content-manager/collection-types/${ARTICLE}?locale=zh-Hans`, {
        title,
        body,
        eventDate: day,
        unit: { connect: [{ documentId: unit.id }] },
      });
      const id = String(made.documentId);
      ids.set(title, id);
      await call(page, 'POST', review(id, 'submit'), {});
    }
    for (const title of TITLES.slice(4)) {
      const id = ids.get(title) ?? '';
      const { contentHash } = await call(page, 'GET', review(id));
      await call(page, 'POST', review(id, 'sign'), { stage: 'first_review', contentHash, ...answers('first_review'), password: PASSWORD });
    }
  });

  const panelOf = (page: Page): Locator => page.getByRole('tabpanel');
  const rowOf = (page: Page, title: string): Locator => page.getByRole('row').filter({ hasText: title });
  const answerAll = async (page: Page, pass = '通过'): Promise<void> => {
    await page.getByRole('radiogroup').first().waitFor();
    for (const question of await page.getByRole('radiogroup').all()) await question.getByText(pass, { exact: true }).click();
    for (const duty of await page.locator('main').getByRole('checkbox').all()) await duty.check();
  };

  it('the least time left comes first, the counts agree with the rows, and the menu says how many', async () => {
    const page = await at('officer');
    await go(page, INBOX);
    await sees(panelOf(page), TITLES[0]);
    const titles = await panelOf(page).getByRole('rowheader').getByRole('link').allTextContents();
    expect(titles).toEqual(TITLES.slice(0, 4));
    await sees(page.getByRole('tab', { name: /^待我审核/, selected: true }), '4');
    await sees(page.getByRole('tab', { name: /^我的稿件/ }), '6');
    await sees(page.getByRole('tab', { name: /^已超时/ }), '1');
    await sees(rowOf(page, TITLES[0]), /^已超/);
    await sees(page.getByRole('navigation').first(), '4');
    expect(await graveFindings(page, 'main')).toEqual([]);
  });

  it('filters, boxes and search stand in the address, and a link shows the same', async () => {
    const page = await at('officer');
    await page.getByRole('searchbox').fill('资质');
    await page.waitForURL(/q=/);
    await sees(panelOf(page), TITLES[2]);
    await rowOf(page, TITLES[0]).waitFor({ state: 'detached' });
    await page.reload();
    await loaded(page);
    await sees(panelOf(page), TITLES[2]);
    expect(await panelOf(page).getByRole('rowheader').count()).toBe(1);
    await page.getByRole('searchbox').fill('没有这样的题目');
    await sees(panelOf(page), '没有符合条件的稿件。');
    await button(panelOf(page), '清除筛选').click();
    await sees(panelOf(page), TITLES[0]);
    await page.getByRole('tab', { name: /^待我审核/ }).focus();
    await page.keyboard.press('ArrowRight');
    await page.waitForURL(/box=returned/);
    await sees(panelOf(page), '没有退回给您的稿件。');
    await page.getByRole('tab', { name: /^我的稿件/ }).click();
    await sees(panelOf(page), TITLES[4]);
    await page.getByLabel('阶段').selectOption('second_review');
    await page.waitForURL(/stage=second_review/);
    await rowOf(page, TITLES[0]).waitFor({ state: 'detached' });
    expect(await panelOf(page).getByRole('rowheader').count()).toBe(2);
  });

  it('three are signed in turn, one is refused because it was changed meanwhile: the others are signed', async () => {
    const page = await at('officer');
    await go(page, INBOX);
    for (const title of TITLES.slice(0, 3)) await page.getByLabel(`选中：${title}`).check();
    await sees(page, '已选 3 篇');
    await picture(page, 'inbox-selected');
    await button(page, '连续审签 3 篇').click();
    await sees(page, '第 1 篇，共 3 篇');
    expect(await page.getByRole('radio', { checked: true }).count()).toBe(0);
    await answerAll(page);
    await picture(page, 'inbox-turn');
    expect(await graveFindings(page, 'main')).toEqual([]);
    await button(page, '答完，下一篇').click();
    await sees(page, '第 2 篇，共 3 篇');
    await answerAll(page);
    await button(page, '答完，下一篇').click();
    await sees(page, '第 3 篇，共 3 篇');
    await answerAll(page);
    const admin = await at('superAdmin');
    await go(admin, INBOX);
    await call(admin, 'PUT', `/content-manager/collection-types/${ARTICLE}/${ids.get(TITLES[1]) ?? ''}?locale=zh-Hans`, {
      title: `${TITLES[1]}（改）`,
    });
    await button(page, '答完，去确认').click();
    await sees(page, '以下 3 篇按您各自的作答签字');
    await page.locator('input[type="password"]').fill('not-the-password');
    await button(page, '签字 3 篇').click();
    await page.getByRole('alert').first().waitFor();
    await page.locator('input[type="password"]').fill(PASSWORD);
    expect(await graveFindings(page, 'main')).toEqual([]);
    await picture(page, 'inbox-turn-confirm');
    await button(page, '签字 3 篇').click();
    await sees(page, '已签字 2 篇，被拒 1 篇，退回 0 篇，未办 0 篇。');
    const refused = page.getByRole('listitem').filter({ hasText: TITLES[1] });
    await sees(refused, '被拒');
    expect(await graveFindings(page, 'main')).toEqual([]);
    await picture(page, 'inbox-turn-done');
    await page.getByRole('link', { name: '返回我的待办' }).click();
    await rowOf(page, TITLES[3]).waitFor();
    expect(await panelOf(page).getByRole('rowheader').count()).toBe(1);
  });

  it('a row leads to the page on which its document is read, and back to the desk', async () => {
    const page = await at('officer');
    await go(page, INBOX);
    await button(rowOf(page, TITLES[3]), `初审：${TITLES[3]}`).click();
    await page.waitForURL(/three-review\/review\//);
    await page.getByRole('heading', { name: TITLES[3] }).first().waitFor();
    await page.getByRole('link', { name: '我的待办' }).last().click();
    await sees(panelOf(page), TITLES[3]);
  });

  it('one alone is signed in turn, too, and the desk is empty', async () => {
    const page = await at('officer');
    await go(page, INBOX);
    await page.getByLabel(`选中：${TITLES[3]}`).check();
    await button(page, '连续审签 1 篇').click();
    await answerAll(page);
    await button(page, '答完，去确认').click();
    await page.locator('input[type="password"]').fill(PASSWORD);
    await button(page, '签字 1 篇').click();
    await sees(page, '已签字 1 篇');
    await page.getByRole('link', { name: '返回我的待办' }).click();
    await sees(panelOf(page), '没有待您审核的稿件。');
  });

  it.each(LOOKS.map((look) => [lookName(look), look] as const))('reads well in %s', async (_name, look) => {
    const page = await openAs(here.browser, here.site.base, EMAILS.head, look);
    await go(page, INBOX);
    await sees(page.getByRole('tabpanel'), TITLES[4]);
    expect(await graveFindings(page, 'main')).toEqual([]);
    expect(await unfit(page, 'main')).toEqual([]);
    await picture(page, `inbox-${lookName(look)}`);
    await page.context().close();
  });

  it('on a phone a card leads the head to the page on which it is read, and returned', async () => {
    const page = await at('head', { width: 390, theme: 'light', language: 'zh-Hans' });
    await go(page, INBOX);
    await page.getByRole('link').filter({ hasText: TITLES[4] }).click();
    await page.waitForURL(/three-review\/review\//);
    await page.getByRole('button', { name: /^已读 \d+%，继续读$/ }).click();
    await button(page, '退回').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').fill('第二段日期有误');
    await button(dialog, '退回').click();
    await dialog.waitFor({ state: 'detached' });
    await go(page, INBOX);
    await sees(page.getByRole('tabpanel'), TITLES[5]);
    await page.getByRole('link').filter({ hasText: TITLES[4] }).waitFor({ state: 'detached' });
    const officer = await at('officer');
    await go(officer, `${INBOX}?box=returned`);
    await sees(rowOf(officer, TITLES[4]), '退回修改');
  });
});
