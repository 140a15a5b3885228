import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once, type EventEmitter } from 'node:events';
import fs from 'node:fs';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { signIn, type People } from '../support/people';
import { ARTICLE, draftArticle, publish, reviewed } from '../support/review';
import { outside } from '../support/outside';
import { bootSite, ENGINE, ROOT, type Site } from '../support/site';

const NAME = `import-${randomUUID()}`;
const DATABASE = `.tmp/${NAME}.db`;
const ARCHIVE = path.join(ROOT, '.tmp', NAME);
/** Not the demo's own, which an import that begins would empty. */
const PUBLIC = path.join(ROOT, '.tmp', `${NAME}-public`);
const UPLOADS = path.join(PUBLIC, 'uploads');
let site: Site;
let people: People;

const strapi = (...args: string[]) => {
  const bin = path.join(ROOT, 'node_modules', '@strapi', 'strapi', 'bin', 'strapi.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], {
    cwd: ROOT,
    env: { ...process.env, PUBLIC_DIR: PUBLIC },
    encoding: 'utf8',
    timeout: 170_000,
  });
  return { status, output: `${stdout}${stderr}` };
};

const uploads = (): string => path.join(site.strapi.dirs.static.public, 'uploads');
let uploadsBefore: string[];

interface Answer {
  readonly uuid: string;
  readonly data?: unknown;
  readonly error?: { readonly message: string } | null;
}
interface Socket extends EventEmitter {
  send(text: string): void;
  terminate(): void;
}
interface Sockets {
  readonly WebSocket: new (url: string, options: { readonly headers: Readonly<Record<string, string>> }) => Socket;
}
interface Tokens {
  create(asked: object): Promise<{ accessKey: string }>;
}

/** What another site sends when it transfers its content here, as far as it gets. */
const push = async (): Promise<Readonly<Record<'init' | 'bootstrap' | 'beforeTransfer', Answer>>> => {
  uploadsBefore = fs.readdirSync(uploads());
  // As on a host that lets other sites in; the demo does not.
  site.strapi.config.set('server.transfer.remote.enabled', true);
  const { token } = site.strapi.service('admin::transfer') as unknown as { token: Tokens };
  const { accessKey } = await token.create({ name: NAME, description: '', permissions: ['push'], lifespan: null });
  const server = site.strapi.server.httpServer;
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const { WebSocket } = outside.require('ws') as Sockets;
  const socket = new WebSocket(`ws://127.0.0.1:${String(port)}/admin/transfer/runner/push`, {
    headers: { Authorization: `Bearer ${accessKey}` },
  });
  await once(socket, 'open');
  const answers: Answer[] = [];
  socket.on('message', (raw: Buffer) => {
    const answer = JSON.parse(raw.toString()) as Answer;
    // Between the answers it tells what it does.
    if (!('diagnostic' in answer)) answers.push(answer);
  });
  const ask = async (message: object): Promise<Answer> => {
    socket.send(JSON.stringify({ ...message, uuid: randomUUID() }));
    while (answers.length === 0) await once(socket, 'message');
    return answers.shift() as Answer;
  };
  const restore = { assets: true, configuration: { webhook: true, coreStore: true }, entities: { exclude: [] } };
  try {
    return {
      init: await ask({ type: 'command', command: 'init', params: { transfer: 'push', options: { strategy: 'restore', restore } } }),
      bootstrap: await ask({ type: 'transfer', kind: 'action', action: 'bootstrap' }),
      beforeTransfer: await ask({ type: 'transfer', kind: 'action', action: 'beforeTransfer' }),
    };
  } finally {
    socket.terminate();
  }
};

const live = (): Promise<unknown[]> => site.strapi.db.connection('articles').whereNotNull('published_at').orderBy('id');

const boot = async (): Promise<void> => {
  site = await bootSite({ database: DATABASE, seeded: false });
};

beforeAll(async () => {
  fs.mkdirSync(UPLOADS, { recursive: true });
  fs.writeFileSync(path.join(UPLOADS, 'signed.txt'), '');
  site = await bootSite({ database: DATABASE });
  people = await signIn(site);
  const documentId = await draftArticle(site, { title: '导出之前', facts: [{ label: '套数', value: '120' }] });
  await reviewed(people, ARTICLE, documentId);
  expect((await publish(people.publisher, ARTICLE, documentId)).status).toBe(200);
  await site.close();
});
afterAll(() => {
  fs.rmSync(`${ARCHIVE}.tar`, { force: true });
  fs.rmSync(PUBLIC, { recursive: true, force: true });
  if (ENGINE === 'sqlite') for (const end of ['', '-journal', '-wal', '-shm']) fs.rmSync(path.join(ROOT, DATABASE + end), { force: true });
});

describe(`[A10.2] ${ENGINE}: strapi import`, () => {
  it('is refused before it empties the uploads or writes anything, and says how it is done', async () => {
    expect(strapi('export', '--no-encrypt', '--no-compress', '--exclude', 'files', '--file', ARCHIVE)).toMatchObject({ status: 0 });
    await boot();
    const before = await live();
    expect(before).toHaveLength(1);
    await site.close();

    const { status, output } = strapi('import', '--force', '--file', `${ARCHIVE}.tar`);
    expect({ status, output }).toMatchObject({ status: 1, output: expect.stringContaining('npx three-review leave --confirm') });
    expect(fs.readdirSync(PUBLIC)).toEqual(['uploads']);
    expect(fs.readdirSync(UPLOADS)).toEqual(['signed.txt']);

    await boot();
    expect(await live()).toEqual(before);
  });

  it('so is a push from another site, when it asks to begin', async () => {
    const before = await live();
    const asked = await push();
    await site.close();
    expect(asked.init).toMatchObject({ data: { transferID: expect.any(String) } });
    for (const answer of [asked.bootstrap, asked.beforeTransfer])
      expect(answer).toMatchObject({ error: { message: expect.stringContaining('npx three-review leave --confirm') } });
    await boot();
    expect(await live()).toEqual(before);
    expect(fs.readdirSync(uploads())).toEqual(uploadsBefore);
    await site.close();
  });
});
