import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { command } from '../support/command';
import { difference, dump } from '../support/dump';
import { signIn, type People } from '../support/people';
import { ARTICLE, draftArticle, publish, reviewed } from '../support/review';
import { bootSite, ENGINE, ROOT, type Site } from '../support/site';

interface Examination {
  readonly ok: boolean;
  readonly checks: readonly { name: string; uid: string | null; ok: boolean; detail: string }[];
}
interface Guard {
  remove(): Promise<void>;
  install(): Promise<void>;
}

const DATABASE = `.tmp/doctor-${randomUUID()}.db`;
let site: Site;
let people: People;

const service = <T>(name: string): T => site.strapi.plugin('three-review').service(name) as unknown as T;
const examine = (): Promise<Examination> => service<{ run(): Promise<Examination> }>('doctor').run();
const failing = async (): Promise<string[]> =>
  (await examine()).checks.filter(({ ok }) => !ok).map(({ name, uid, detail }) => [uid, name, detail].filter(Boolean).join(' · '));

beforeAll(async () => {
  site = await bootSite({ database: DATABASE });
  people = await signIn(site);
  const documentId = await draftArticle(site, { title: '体检', facts: [{ label: '套数', value: '120' }] });
  await reviewed(people, ARTICLE, documentId);
  expect((await publish(people.publisher, ARTICLE, documentId)).status).toBe(200);
});
afterAll(async () => {
  await site.close();
  if (ENGINE === 'sqlite') for (const end of ['', '-journal', '-wal', '-shm']) fs.rmSync(path.join(ROOT, DATABASE + end), { force: true });
});

describe(`[A10.2] ${ENGINE}: the doctor`, () => {
  it('finds nothing on a site that keeps the promise, and leaves every table as it was', async () => {
    const before = await dump(site.strapi);
    const { ok, checks } = await examine();
    expect(checks.filter((one) => !one.ok)).toEqual([]);
    expect(ok).toBe(true);
    for (const uid of [ARTICLE, 'api::notice.notice', 'api::about.about'])
      expect(checks.filter((one) => one.uid === uid).length).toBeGreaterThan(7);
    expect(difference(before, await dump(site.strapi))).toEqual({});
  });

  it('finds that the triggers are gone, and that SQL goes through', async () => {
    const guard = service<Guard>('guard');
    await guard.remove();
    const found = await failing();
    await guard.install();
    expect(found).toContainEqual(expect.stringMatching(/^database guard · missing: /));
    expect(found).toContainEqual(expect.stringMatching(/^api::article\.article · SQL, update to live · went through/));
    expect(await failing()).toEqual([]);
  });

  it('finds a post that nobody holds', async () => {
    const posts = () => site.strapi.db.connection('three_review_posts');
    const held: number[] = await posts().where({ kind: 'publisher' }).pluck('id');
    await posts().whereIn('id', held).update({ kind: 'auditor' });
    expect(await failing()).toContainEqual(expect.stringMatching(/^publisher · nobody in post/));
    await posts().whereIn('id', held).update({ kind: 'publisher' });
  });

  it('finds a live row that does not stand on its sign-offs', async () => {
    const guard = service<Guard>('guard');
    await guard.remove();
    await site.strapi.db.connection('articles').whereNotNull('published_at').update({ title: '伪造' });
    await guard.install();
    expect(await failing()).toContainEqual(expect.stringMatching(/^live rows · 1 problems, first: altered/));
  });

  it('is a command: exit code 1 and the failing rows as JSON', () => {
    const { status, stdout } = command(['doctor', '--json']);
    expect(status).toBe(1);
    const { ok, checks } = JSON.parse(stdout) as Examination;
    expect(ok).toBe(false);
    expect(checks.filter((one) => !one.ok).map(({ name }) => name)).toEqual(['live rows']);
    const reconciled = command(['reconcile', '--json']);
    expect(reconciled.status).toBe(1);
    expect(JSON.parse(reconciled.stdout)).toMatchObject({ ok: false, problems: [{ problem: 'altered', fields: ['title'] }] });
  });
});
