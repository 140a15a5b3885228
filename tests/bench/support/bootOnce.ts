import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { ARTICLE, paragraph } from '../../support/review';
import { prepareEnvironment } from '../../support/site';

/* One boot of a site of the benchmark, in a process of its own; afterwards it may write live documents. Tells how long the boot took, in ms. */

const DIR = process.env.BENCH_DIR ?? '';
const FILL = Number(process.env.BENCH_FILL ?? 0);
const AT_ONCE = 200;

/** Each a draft and the same, live: as Strapi's own tables have them, without the document service, which would take hours for many. */
const fill = async (strapi: Core.Strapi): Promise<void> => {
  const now = new Date();
  for (let made = 0; made < FILL; made += AT_ONCE) {
    const some = Array.from({ length: Math.min(AT_ONCE, FILL - made) }, (_none, i) => ({
      documentId: randomUUID().replaceAll('-', '').slice(0, 24),
      title: `第${String(made + i)}篇`,
      slug: `bench-${String(made + i)}`,
      body: paragraph('本批次保障性住房房源共一百二十套。'),
      locale: 'zh-Hans',
      createdAt: now,
      updatedAt: now,
    }));
    for (const publishedAt of [null, now])
      await strapi.db.query(ARTICLE).createMany({ data: some.map((one) => ({ ...one, publishedAt })) as never });
  }
};

const main = async (): Promise<void> => {
  prepareEnvironment(process.env.DATABASE_FILENAME);
  process.chdir(DIR);
  const { createStrapi } = await import('@strapi/strapi');
  const from = performance.now();
  const strapi = await createStrapi({ appDir: DIR, distDir: path.join(DIR, 'dist'), serveAdminPanel: false, autoReload: false }).load();
  const took = performance.now() - from;
  if (FILL > 0) await fill(strapi);
  await strapi.destroy();
  process.send?.(took);
  process.exit(0);
};

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
