import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { signIn, type People } from '../support/people';
import { ARTICLE, draftArticle, publish, reviewed } from '../support/review';
import { bootSite, ENGINE, ROOT, type Site } from '../support/site';

const NAME = `import-${randomUUID()}`;
const DATABASE = `.tmp/${NAME}.db`;
const ARCHIVE = path.join(ROOT, '.tmp', NAME);
let site: Site;
let people: People;

const strapi = (...args: string[]) => {
  const bin = path.join(ROOT, 'node_modules', '@strapi', 'strapi', 'bin', 'strapi.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], {
    cwd: ROOT,
    env: process.env,
    encoding: 'utf8',
    timeout: 170_000,
  });
  return { status, output: `${stdout}${stderr}` };
};

const live = (): Promise<unknown[]> => site.strapi.db.connection('articles').whereNotNull('published_at').orderBy('id');

const boot = async (): Promise<void> => {
  site = await bootSite({ database: DATABASE, seeded: false });
};

beforeAll(async () => {
  site = await bootSite({ database: DATABASE });
  people = await signIn(site);
  const documentId = await draftArticle(site, { title: '导出之前', facts: [{ label: '套数', value: '120' }] });
  await reviewed(people, ARTICLE, documentId);
  expect((await publish(people.publisher, ARTICLE, documentId)).status).toBe(200);
  await site.close();
});
afterAll(() => {
  fs.rmSync(`${ARCHIVE}.tar`, { force: true });
  if (ENGINE === 'sqlite') for (const end of ['', '-journal', '-wal', '-shm']) fs.rmSync(path.join(ROOT, DATABASE + end), { force: true });
});

describe(`[A10.2] ${ENGINE}: strapi import`, () => {
  it('cannot put other units or other content in the place of what is there, nor of what is live', async () => {
    expect(strapi('export', '--no-encrypt', '--no-compress', '--exclude', 'files', '--file', ARCHIVE)).toMatchObject({ status: 0 });
    await boot();
    const before = await live();
    expect(before).toHaveLength(1);
    await site.close();

    const { status, output } = strapi('import', '--force', '--exclude', 'files', '--file', `${ARCHIVE}.tar`);
    // Units come first in an import, and are no business of it either (A6).
    expect({ status, output }).toMatchObject({
      status: 1,
      output: expect.stringMatching(/Units and posts change only|Live content is protected/),
    });

    await boot();
    expect(await live()).toEqual(before);
    await site.close();
  });
});
