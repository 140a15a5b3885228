import fs from 'node:fs';
import path from 'node:path';
import { deflateSync } from 'node:zlib';
import type { Core } from '@strapi/strapi';
import { readContent } from '../../../src/plugins/three-review/server/src/content';
import { inTransaction, lockDocument } from '../../../src/plugins/three-review/server/src/platform/database';
import { listen } from '../../faults/server';
import { EMAILS } from '../../support/people';
import { ARTICLE, paragraph } from '../../support/review';
import { accessToken, PASSWORD, prepareEnvironment } from '../../support/site';
import { fillLedger } from './ledger';
import { watchQueries, type Queries } from './queries';

/* One site of the benchmark, in a process of its own: it makes what is measured, serves it, and counts what its parent asks for. */

export interface Made {
  readonly documentId: string;
}

/** What the parent may ask. */
export interface Asks {
  make: { readonly input: { readonly title: string }; readonly output: Made };
  queries: { readonly input: null; readonly output: Queries };
  hash: { readonly input: { readonly documentId: string; readonly times: number }; readonly output: number[] };
  lock: { readonly input: { readonly documentId: string; readonly times: number }; readonly output: number[] };
  fillLedger: { readonly input: { readonly entries: number }; readonly output: { readonly entries: number } };
  /** MB: resident now, and the most since the last time. */
  memory: { readonly input: null; readonly output: { readonly now: number; readonly most: number } };
}

export type Desks = Readonly<Record<'officer' | 'head' | 'leader' | 'publisher' | 'superAdmin', string>>;
export type Told = { readonly ready: string; readonly tokens: Desks } | { readonly answered: number; readonly output: unknown };

const VARIANT = process.env.BENCH_VARIANT ?? 'on';
/** Served before: the accounts are there. */
const AGAIN = process.env.BENCH_AGAIN === 'true';
const DIR = process.env.BENCH_DIR ?? '';
const MB = 2 ** 20;
const UNIT = VARIANT === 'on' ? 'plugin::three-review.unit' : 'api::unit.unit';

/** 20 KB of UTF-8. */
const BODY = Array.from({ length: 68 }, (_none, i) =>
  paragraph(`第${String(i + 1)}段。${'本批次保障性住房房源共一百二十套，'.repeat(6)}`)
).flat();

/** As the role of the same name in the seeds: reads and publishes, and writes nothing. */
const publisherRole = async (strapi: Core.Strapi): Promise<number> => {
  const roles = strapi.service('admin::role');
  const { id } = (await roles.create({ code: 'bureau-publisher', name: 'Publisher', description: '' })) as { id: number };
  const { actionProvider } = strapi.service('admin::permission');
  const may = ['read', 'publish'].map((verb) => ({
    ...(actionProvider.get(`plugin::content-manager.explorer.${verb}`) as object),
    subjects: [ARTICLE],
  }));
  const whole = strapi.service('admin::content-type').getPermissionsWithNestedFields(may) as { properties: object }[];
  await roles.assignPermissions(
    id,
    whole.map((one) => ({ ...one, properties: { ...one.properties, locales: ['zh-Hans', 'en'] } }))
  );
  return id;
};

/** The accounts of the bureau on the one site; on the other only those who do what is measured. */
const people = async (strapi: Core.Strapi): Promise<void> => {
  if (VARIANT === 'on') {
    const { seed } = (await import(path.join(DIR, 'dist', 'database', 'seeds', 'index.js'))) as { seed: (s: Core.Strapi) => Promise<void> };
    await seed(strapi);
    return;
  }
  const { id } = (await strapi.service('admin::role').findOne({ code: 'strapi-super-admin' })) as { id: number };
  for (const [email, role] of [
    [EMAILS.superAdmin, id],
    [EMAILS.publisher, await publisherRole(strapi)],
  ] as const) {
    const account = { email, firstname: email, lastname: '', password: PASSWORD, isActive: true, roles: [role] };
    await strapi.service('admin::user').create({ ...account, registrationToken: null });
  }
  await strapi.documents('api::column.column').create({ data: { slug: 'news', name: '住建新闻' } });
  await strapi.documents(UNIT as never).create({ data: { code: 'office', name: '办公室' } as never });
};

const crcTable = Array.from({ length: 256 }, (_none, n) => {
  let c = n;
  for (let k = 0; k < 8; k += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});
const crc = (bytes: Buffer): number => {
  let c = 0xffffffff;
  for (const byte of bytes) c = (crcTable[(c ^ byte) & 0xff] ?? 0) ^ (c >>> 8);
  return (c ^ 0xffffffff) >>> 0;
};
const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
};

/** A grey picture, `size` pixels square. */
const png = (size: number): Buffer => {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(size, 0);
  head.writeUInt32BE(size, 4);
  head.set([8, 0, 0, 0, 0], 8);
  const rows = Buffer.alloc((size + 1) * size, 0x80);
  for (let y = 0; y < size; y += 1) rows[y * (size + 1)] = 0;
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
};

const uploaded = async (strapi: Core.Strapi, name: string): Promise<number> => {
  const filepath = path.join(DIR, `${name}.png`);
  fs.writeFileSync(filepath, png(600));
  const files = { filepath, originalFilename: `${name}.png`, mimetype: 'image/png', size: fs.statSync(filepath).size };
  const [file] = (await strapi.plugin('upload').service('upload').upload({ data: {}, files })) as { id: number }[];
  if (!file) throw new Error('nothing was uploaded');
  return file.id;
};

const main = async (): Promise<void> => {
  prepareEnvironment('data.db');
  process.env.NODE_ENV = 'production';
  // The bench signs by code that holds a session, not by a person at a keyboard.
  process.env.SIGNING_REAUTHENTICATE = 'false';
  process.chdir(DIR);
  const { createStrapi } = await import('@strapi/strapi');
  const strapi = await createStrapi({ appDir: DIR, distDir: path.join(DIR, 'dist'), serveAdminPanel: false, autoReload: false }).load();
  strapi.server.mount();
  if (!AGAIN) await people(strapi);
  const upload = async () => ({
    cover: await uploaded(strapi, 'cover'),
    attachment: await uploaded(strapi, 'attachment'),
    picture: await uploaded(strapi, 'picture'),
  });
  let uploads: ReturnType<typeof upload> | null = null;
  const column = await strapi.db.query('api::column.column').findOne({ where: { slug: 'news' } });
  const unit = await strapi.db.query(UNIT).findOne({ where: { code: 'office' } });
  const queries = watchQueries(strapi);

  let most = 0;
  setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 20).unref();

  const timed = async (times: number, work: () => Promise<unknown>): Promise<number[]> => {
    const took: number[] = [];
    for (let i = 0; i < times; i += 1) {
      const from = performance.now();
      await work();
      took.push(performance.now() - from);
    }
    return took;
  };

  const answers: { [A in keyof Asks]: (input: Asks[A]['input']) => Asks[A]['output'] | Promise<Asks[A]['output']> } = {
    make: async ({ title }) => {
      const files = await (uploads ??= upload());
      const made = await strapi.documents(ARTICLE).create({
        data: {
          title,
          summary: '保障性住房配租公告',
          body: BODY,
          source: '住房保障中心',
          author: '陈信息',
          eventDate: '2026-11-20',
          column: column?.documentId,
          unit: unit?.documentId,
          cover: files.cover,
          attachments: [files.attachment],
          facts: ['房源', '户数', '面积'].map((label) => ({ label, value: '120' })),
          sections: [
            { __component: 'shared.quote', text: '应保尽保', by: '局长' },
            { __component: 'shared.gallery', caption: '小区', pictures: [files.picture] },
          ],
        } as never,
      });
      return { documentId: made.documentId };
    },
    queries: () => queries.take(),
    hash: ({ documentId, times }) => timed(times, () => readContent(strapi, { uid: ARTICLE, documentId, live: false }, [])),
    lock: async ({ documentId, times }) => {
      const took: number[] = [];
      for (let i = 0; i < times; i += 1)
        await inTransaction(strapi, async (trx) => {
          took.push(...(await timed(1, () => lockDocument(strapi, trx, ARTICLE, documentId))));
        });
      return took;
    },
    fillLedger: async ({ entries }) => ({ entries: await fillLedger(strapi, entries) }),
    memory: () => {
      const answer = { now: process.memoryUsage.rss() / MB, most: most / MB };
      most = 0;
      return answer;
    },
  };

  process.on('message', ({ ask, name, input }: { ask: number; name: keyof Asks; input: never }) => {
    void Promise.resolve(answers[name](input)).then(
      (output) => process.send?.({ answered: ask, output } satisfies Told),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      }
    );
  });
  process.once('disconnect', () => process.exit(0));
  const token = (email: string) => (VARIANT === 'on' ? accessToken(strapi, email) : '');
  const tokens: Desks = {
    officer: await token(EMAILS.officer),
    head: await token(EMAILS.head),
    leader: await token(EMAILS.leader),
    publisher: await accessToken(strapi, EMAILS.publisher),
    superAdmin: await accessToken(strapi, EMAILS.superAdmin),
  };
  process.send?.({ ready: await listen(strapi), tokens } satisfies Told);
};

void main();
