import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import request from 'supertest';
import { readContent, readContents } from '../../../src/plugins/three-review/server/src/content';
import type { SiteOut } from '../../../src/plugins/three-review/shared/contracts';
import { EMAILS } from '../../support/people';
import { ARTICLE, paragraph } from '../../support/review';
import { accessToken, prepareEnvironment } from '../../support/site';
import type { Adopted } from '../adoption';

/* A site in its trial run with many live documents, on which the rule is enforced: in a process of its own. */

const DIR = process.env.BENCH_DIR ?? '';
const DOCUMENTS = Number(process.env.BENCH_DOCUMENTS ?? 3000);
const MB = 2 ** 20;
const AT_ONCE = 50;
const BODY = Array.from({ length: 12 }, (_none, i) =>
  paragraph(`第${String(i + 1)}段。${'本批次保障性住房房源共一百二十套，'.repeat(6)}`)
).flat();

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const from = performance.now();
  await work();
  return performance.now() - from;
};

const main = async (): Promise<void> => {
  prepareEnvironment('data.db');
  Object.assign(process.env, { ENFORCE: 'false', SIGNING_REAUTHENTICATE: 'false' });
  process.chdir(DIR);
  const { createStrapi } = await import('@strapi/strapi');
  const strapi = await createStrapi({ appDir: DIR, distDir: path.join(DIR, 'dist'), serveAdminPanel: false, autoReload: false }).load();
  strapi.server.mount();
  const { seed } = (await import(path.join(DIR, 'dist', 'database', 'seeds', 'index.js'))) as { seed: (s: typeof strapi) => Promise<void> };
  await seed(strapi);
  const { documentId } = await strapi.documents(ARTICLE).create({ data: { title: '在线', body: BODY } as never, status: 'published' });
  const db = strapi.db.connection;
  const rows = (await db('articles').where({ document_id: documentId })) as Record<string, unknown>[];
  const ids = Array.from({ length: DOCUMENTS - 1 }, (_none, i) => `bench${String(i).padStart(8, '0')}`);
  const copies = ids.flatMap((id) =>
    rows.map(({ id: _id, ...row }) => ({ ...row, body: JSON.stringify(BODY), document_id: id, slug: null }))
  );
  for (let at = 0; at < copies.length; at += AT_ONCE) await db('articles').insert(copies.slice(at, at + AT_ONCE));

  const all = [documentId, ...ids];
  const read = await timed(async () => {
    for (const id of all) await readContent(strapi, { uid: ARTICLE, documentId: id }, []);
  });
  const readInSlices = await timed(async () => {
    for (let at = 0; at < all.length; at += AT_ONCE) await readContents(strapi, ARTICLE, all.slice(at, at + AT_ONCE), []);
  });
  const before = process.memoryUsage.rss();
  let most = before;
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 20);
  const token = await accessToken(strapi, EMAILS.superAdmin);
  const ask = (): request.Test => request(strapi.server.httpServer).get('/three-review/site').set('Authorization', `Bearer ${token}`);
  const adopted = await timed(async () => {
    await request(strapi.server.httpServer).post('/three-review/site/enforce').set('Authorization', `Bearer ${token}`).send({}).expect(202);
    for (let mode = 'trial'; mode === 'trial'; mode = ((await ask()).body as { data: SiteOut }).data.mode) await pause(100);
  });
  clearInterval(watch);
  const answer: Adopted = { documents: all.length, read, readInSlices, adopted, memory: (most - before) / MB };
  process.send?.(answer, undefined, undefined, () => void strapi.destroy().then(() => process.exit(0)));
};

void main();
