import type { Locator, Page } from 'playwright-core';
import { EMAILS } from '../support/people';
import { PASSWORD } from '../support/site';
import { graveFindings } from './support/axe';
import { button, openArticle, panel, publishWithPassword, sees, sign } from './support/desk';
import { siteFor } from './support/here';
import { DESK, go, loaded, LOOKS, lookName, openAs, picture, unfit } from './support/looks';
import { DIALOG, SETUP } from './support/pages';

const MAIN = 'main';
/** ms; a loaded machine takes its time. */
const SLOW = 60_000;

describe('[A1, A6, A10.2] the first page: from nothing to the first publication by clicks', () => {
  const here = siteFor({ fresh: true });
  let page: Page;

  const dialog = (): Locator => page.getByRole('dialog');
  const step = (name: string): Locator => page.getByRole('listitem').filter({ has: page.getByRole('heading', { name, exact: true }) });
  const done = async (name: string): Promise<void> => sees(step(name), '已完成');
  const confirm = async (name: string | RegExp): Promise<void> => {
    await button(dialog(), name).click();
    await dialog().waitFor({ state: 'detached' });
  };
  const appoint = async (person: string): Promise<void> => {
    await button(page, /^指定人员/).click();
    await dialog().getByLabel('搜索人员').fill(person);
    // The first choice asks to choose; only one person is left of the others.
    await dialog().getByLabel('人员', { exact: true }).selectOption({ index: 1 });
    await confirm('指定人员');
  };

  beforeAll(async () => {
    page = await openAs(here.browser, here.site.base, EMAILS.superAdmin, DESK);
  });

  it('says what is there and what is not, the most harmful first', async () => {
    await go(page, SETUP);
    await sees(page, '还差 5 步才能正式启用');
    await sees(step('单位'), '还没有单位，稿件无人负责。');
    await sees(step('纳入的内容类型'), '文章 Article');
    await sees(page, '只记录，不拦截');
    expect(await page.getByRole('button', { name: /^正式启用（还差 5 步）$/ }).isEnabled()).toBe(false);
    expect(await graveFindings(page, MAIN)).toEqual([]);
    await picture(page, 'setup-nothing');
  });

  it('shows the lines of the configuration, and has the mapping confirmed', async () => {
    await button(page, '核对并确认').click();
    await sees(dialog(), "'api::article.article': { column: 'column', eventDate: 'eventDate', unit: 'unit' },");
    expect(await graveFindings(page, DIALOG)).toEqual([]);
    await picture(page, 'setup-types');
    await confirm('确认现有的对应关系');
    await sees(step('纳入的内容类型'), /由高峰确认/);
    await done('纳入的内容类型');
  });

  it('[A1] makes a unit', async () => {
    await button(page, '设立单位').click();
    await dialog().getByLabel('单位名称').fill('办公室');
    await dialog().getByLabel('代码').fill('office');
    await dialog().getByLabel('类别').selectOption({ label: '科室' });
    expect(await graveFindings(page, DIALOG)).toEqual([]);
    await picture(page, 'setup-unit');
    await confirm('设立单位');
    await done('单位');
    await sees(step('岗位'), '空缺 4 个');
  });

  it('[A6] appoints people, and nobody themselves: the refusal is a sentence', async () => {
    await appoint('陈信息');
    await sees(step('岗位'), '空缺 3 个');
    await button(page, /^指定人员/).click();
    await dialog().getByLabel('搜索人员').fill('高峰');
    await dialog().getByLabel('人员', { exact: true }).selectOption({ index: 1 });
    await button(dialog(), '指定人员').click();
    await sees(dialog(), '不能任命自己担任');
    expect(await graveFindings(page, DIALOG)).toEqual([]);
    await picture(page, 'setup-appoint');
    await button(dialog(), '取消').click();
    for (const person of ['刘主任', '王分管', '孙发布']) await appoint(person);
    await done('岗位');
  });

  it('[A9.1] takes over the columns of the site, each with its unit', async () => {
    await button(page, '接收栏目').click();
    await dialog().getByLabel('责任单位：住建新闻').selectOption({ label: '办公室' });
    expect(await graveFindings(page, DIALOG)).toEqual([]);
    await picture(page, 'setup-columns');
    await confirm('接收 1 个');
    await done('栏目与更新频次');
  });

  it('[A10.2] shows exactly which rights are lacking, and gives them', async () => {
    await sees(step('角色与字段'), '“信息员”角色');
    await button(page, '补上权限').click();
    await sees(dialog(), '送审、撤回');
    expect(await graveFindings(page, DIALOG)).toEqual([]);
    await picture(page, 'setup-rights');
    await confirm('补上权限');
    await done('角色与字段');
    await sees(page, '各步均已完成，可以正式启用');
    await picture(page, 'setup-ready');
  });

  it('[A10.2] a named person enforces with their password, and it says who and when', async () => {
    await button(page, '正式启用').click();
    expect(await button(dialog(), '正式启用').isEnabled()).toBe(false);
    await dialog().locator('input[type="password"]').fill(PASSWORD);
    await picture(page, 'setup-enforce');
    await confirm('正式启用');
    await page
      .getByText(/已启用，高峰/)
      .first()
      .waitFor({ timeout: SLOW });
    await sees(page, '各步均已完成，三审三校已启用');
    await picture(page, 'setup-enforced');
  });

  it('[A10.2] a draft goes live after three sign-offs by three people, and not before', async () => {
    const officer = await openAs(here.browser, here.site.base, EMAILS.officer, DESK);
    await officer.goto('/admin/');
    const id = await draft(officer, here.site.base);
    const live = async () => (await fetch(`${here.site.base}/api/articles/${id}?locale=zh-Hans`)).status;
    const at = async (email: string): Promise<Page> => {
      const desk = email === EMAILS.officer ? officer : await openAs(here.browser, here.site.base, email, DESK);
      await openArticle(desk, here.site.base, id);
      return desk;
    };
    await at(EMAILS.officer);
    await button(panel(officer), '提交初审').click();
    await sign(officer, '初审', '待复审');
    await sign(await at(EMAILS.head), '复审', '待审签');
    expect(await live()).toBe(404);
    await sign(await at(EMAILS.leader), '审签', '三审通过·待发布');
    const publisher = await at(EMAILS.publisher);
    await publishWithPassword(publisher);
    await sees(panel(publisher), '已上网');
    expect(await live()).toBe(200);
  });

  it.each(LOOKS.map((look) => [lookName(look), look] as const))('%s: fits, and axe finds nothing grave', async (name, look) => {
    const own = await openAs(here.browser, here.site.base, EMAILS.superAdmin, look);
    await go(own, SETUP);
    await loaded(own);
    expect(await unfit(own, MAIN)).toEqual([]);
    expect(await graveFindings(own, MAIN)).toEqual([]);
    await picture(own, `setup-${name}`);
    await own.context().close();
  });

  it('is not for everybody: others do not see the link', async () => {
    const head = await openAs(here.browser, here.site.base, EMAILS.head, DESK);
    await go(head, '/admin/settings/application-infos');
    expect(await head.getByRole('link', { name: '开始使用' }).count()).toBe(0);
    await head.goto(SETUP);
    await sees(head, /权限|permissions/);
    expect(await head.getByRole('heading', { name: '开始使用' }).count()).toBe(0);
  });
});

/** A draft of the officer's own, as their form would save it. */
const draft = async (page: Page, base: string): Promise<string> => {
  const token = await page.evaluate(() => String(JSON.parse(localStorage.getItem('jwtToken') ?? '""')));
  const headers = { authorization: `Bearer ${token}` };
  const units = await page.context().request.get(`${base}/content-manager/relations/api::article.article/unit`, { headers });
  const [unit] = ((await units.json()) as { results: { documentId: string }[] }).results;
  const data = {
    title: '停水通知',
    body: [{ type: 'paragraph', children: [{ type: 'text', text: '今日停水。' }] }],
    unit: { connect: [{ documentId: unit?.documentId ?? '' }] },
  };
  const url = `${base}/content-manager/collection-types/api::article.article?locale=zh-Hans`;
  const made = await page.context().request.post(url, { headers, data });
  if (!made.ok()) throw new Error(await made.text());
  return ((await made.json()) as { data: { documentId: string } }).data.documentId;
};
