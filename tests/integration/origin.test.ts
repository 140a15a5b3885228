import { createServer, request as ask, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import fs from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { bootSite, ENGINE, accessToken, type Site } from '../support/site';
import { EMAILS } from '../support/people';
import {
  clearUploads,
  newFile,
  onDisk,
  png,
  refusedWithoutTrace,
  sendFile,
  sentFile,
  uploads,
  uploadService,
} from '../support/surroundings';
import { apiToken } from '../support/tokens';

let site: Site;
let token: string;
let person: string;
let filesBefore: Record<string, string>;
let server: Server;

interface Koa {
  middleware: ((
    ctx: { set(name: string, value: string): void; res: { setHeader(name: string, value: string): void } },
    next: () => Promise<unknown>
  ) => Promise<void>)[];
}

beforeAll(async () => {
  site = await bootSite();
  // A middleware of the host that loosens what others have set, put in after the boot: before and after the answer.
  (site.strapi.server.app as unknown as Koa).middleware.splice(1, 0, async (ctx, next) => {
    const loosen = () => {
      ctx.set('Content-Security-Policy', "script-src 'self'");
      ctx.set('Content-Disposition', 'inline');
      ctx.set('X-Content-Type-Options', 'sniff');
    };
    loosen();
    await next();
    loosen();
  });
  token = await apiToken(site, 'full-access');
  person = await accessToken(site.strapi, EMAILS.superAdmin);
  filesBefore = onDisk(site);
  await sendFile(site, token);
  server = createServer((incoming, answer) => void site.strapi.server.httpServer.emit('request', incoming, answer));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  server.close();
  clearUploads(site, filesBefore);
  await site.close();
});

const SCRIPT = Buffer.from('fetch("/admin/access-token",{method:"POST"})');
const PAGE = Buffer.from('<!doctype html><script>fetch("/admin/access-token")</script>');
const service = () => uploadService(site);
const rows = () => site.strapi.db.query('plugin::upload.file');

const sent = (bytes: Buffer, name: string, mimetype = 'image/png') => ({ ...sentFile(bytes, name), mimetype });
const post = (url: string, bearer: string, bytes: Buffer, name: string, contentType?: string) =>
  sendFile(site, bearer, { to: url, bytes, name: contentType === undefined ? name : { filename: name, contentType } });

const refusedFile = async (work: () => Promise<unknown>): Promise<unknown> => {
  const details = await refusedWithoutTrace(site, work);
  expect(details).toMatchObject({ code: 'active_content', article: 'A10.2' });
  return details;
};

describe(`[A10.2] ${ENGINE}: a file that would run on the admin's origin`, () => {
  it.each<[string, (bytes: Buffer, name: string, type?: string) => Promise<unknown>]>([
    ['REST', async (bytes, name, type) => post('/api/upload', token, bytes, name, type)],
    ['the Media Library', async (bytes, name, type) => post('/upload', person, bytes, name, type)],
    ['the Media Library, one by one', async (bytes, name, type) => post('/upload/files', person, bytes, name, type)],
    ['the service', async (bytes, name, type) => service().upload({ data: { fileInfo: {} }, files: sent(bytes, name, type) })],
  ])('is not taken by %s: by name, type or bytes', async (_way, upload) => {
    await refusedFile(() => upload(SCRIPT, 'a.js'));
    await refusedFile(() => upload(PAGE, '附件.html'));
    await refusedFile(() => upload(PAGE, '配图.png', 'image/png'));
    await refusedFile(() => upload(SCRIPT, 'a', 'application/javascript'));
    await refusedFile(() => upload(Buffer.from('﻿<svg onload="1"/>', 'utf16le'), 'a.bin', 'application/octet-stream'));
  });

  it('is refused with words that say what, where and what is allowed', async () => {
    const answer = await post('/api/upload', token, PAGE, '附件.html');
    expect(answer.status).toBe(403);
    expect(answer.body.error.details).toMatchObject({ file: '附件.html', where: 'name', found: 'html' });
    expect(answer.body.error.details.allowed).toContain('pdf');
    for (const word of ['附件.html', 'html', 'PDF']) expect(answer.body.error.message).toContain(word);
  });

  it('takes the good ones of the same request along', async () => {
    await refusedFile(() => service().upload({ data: { fileInfo: [{}, {}] }, files: [sentFile(png(1, 1, 1)), sent(PAGE, 'b.png')] }));
  });

  it('does not take the place of a file, nor its name', async () => {
    const file = await newFile(site, png(9, 8, 7));
    await refusedFile(() => service().replace(file.id, { data: { fileInfo: {} }, file: sent(PAGE, '配图.png') }));
    await refusedFile(async () => post(`/upload?id=${String(file.id)}`, person, SCRIPT, 'a.js'));
    await refusedFile(async () => post(`/api/upload?id=${String(file.id)}`, token, SCRIPT, 'a.js'));
    await refusedFile(() => service().updateFileInfo(file.id, { name: 'a.html' }));
    await refusedFile(() => service().upload({ data: { fileInfo: { name: 'a.html' } }, files: sentFile(png(3, 3, 3)) }));
    for (const data of [{ ext: '.js' }, { name: 'a.svg' }, { url: '/uploads/a.htm' }]) {
      await refusedFile(() => rows().update({ where: { id: file.id }, data }));
      await refusedFile(() => rows().updateMany({ where: { id: file.id }, data }));
    }
    await refusedFile(() =>
      rows().create({ data: { name: 'a', hash: 'a', ext: '.mjs', mime: 'text/plain', size: 1, url: '/x', provider: 'local' } })
    );
    expect(await rows().update({ where: { id: file.id }, data: { caption: '可以' } })).toMatchObject({ caption: '可以' });
  });

  it('is not written by the provider either, as a stream or as a whole, whoever calls it', async () => {
    const { provider } = site.strapi.plugin('upload') as unknown as {
      provider: Record<'upload' | 'uploadStream', (file: object) => Promise<unknown>>;
    };
    const named = { name: 'a.txt', hash: 'three_review_test', ext: '.txt', mime: 'text/plain' };
    await refusedFile(() => provider.uploadStream({ ...named, stream: Readable.from([Buffer.from(' <ht'), Buffer.from('ml>')]) }));
    await refusedFile(() => provider.upload({ ...named, buffer: PAGE }));
    await refusedFile(() => provider.upload({ ...named, ext: '.js', buffer: SCRIPT }));
    const text = 'x'.repeat(100_000);
    await provider.uploadStream({ ...named, stream: Readable.from([Buffer.from(text.slice(0, 5)), Buffer.from(text.slice(5))]) });
    expect(fs.readFileSync(path.join(uploads(site), 'three_review_test.txt'), 'utf8')).toBe(text);
    fs.rmSync(path.join(uploads(site), 'three_review_test.txt'));
  });

  it('is told apart from what may come in', async () => {
    for (const [bytes, name, type] of [
      [Buffer.from('%PDF-1.7\n'), '通知.pdf', 'application/pdf'],
      [Buffer.from('姓名,单位\n'), '名单.csv', 'text/csv'],
      [Buffer.from('见 <附件>'), '说明.txt', 'text/plain'],
    ] as const)
      expect((await post('/api/upload', token, bytes, name, type)).status).toBe(201);
  });
});

const fetchRaw = (address: string, headers: Record<string, string> = {}): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    ask({ port: (server.address() as AddressInfo).port, path: address, headers }, (answer) => {
      answer.resume();
      answer.on('end', () => resolve(answer));
    })
      .on('error', reject)
      .end();
  });

describe(`[A10.2] ${ENGINE}: what lies among the uploads all the same`, () => {
  const NAME = 'three-review-before';
  const KINDS = ['html', 'js', 'svg', 'xml', 'txt', 'css'] as const;
  beforeAll(() => {
    for (const kind of KINDS) fs.writeFileSync(path.join(uploads(site), `${NAME}.${kind}`), PAGE);
  });

  it.each(['/uploads', '//uploads', '/%75ploads', '/./uploads', '/UPLOADS'])('runs nowhere when asked for below %s', async (folder) => {
    for (const kind of KINDS) {
      const { headers, statusCode } = await fetchRaw(`${folder}/${NAME}.${kind}`);
      expect(headers['content-security-policy']).toMatch(/^sandbox; default-src 'none'/);
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['content-disposition']).toBe('attachment');
      if (statusCode === 200) expect(headers['content-type']).toMatch(/^(application\/octet-stream|image\/svg\+xml|text\/plain.*)$/);
    }
  });

  it('is sent in parts under the same', async () => {
    const { headers } = await fetchRaw(`/uploads/${NAME}.html`, { range: 'bytes=0-9' });
    expect(headers).toMatchObject({ 'content-disposition': 'attachment', 'x-content-type-options': 'nosniff' });
  });

  it('leaves the rest of the site as the host has it', async () => {
    const { headers } = await fetchRaw('/api/articles');
    expect(headers['content-security-policy']).toBe("script-src 'self'");
  });

  it('is asked for by the doctor, which leaves nothing behind', async () => {
    const before = onDisk(site);
    const doctor = site.strapi.plugin('three-review').service('doctor') as unknown as {
      run(): Promise<{ checks: { name: string; ok: boolean; detail: string }[] }>;
    };
    const { checks } = await doctor.run();
    expect(checks).toContainEqual({
      name: 'uploaded files',
      uid: null,
      ok: true,
      detail: 'sent as attachments that run nowhere, those of drafts alone not at all',
    });
    expect(onDisk(site)).toEqual(before);
  });

  it('is a fault for the doctor where a middleware of the host comes before', async () => {
    const { middleware } = site.strapi.server.app as unknown as Koa;
    const [first] = middleware.splice(0, 1);
    const doctor = site.strapi.plugin('three-review').service('doctor') as unknown as {
      run(): Promise<{ ok: boolean; checks: { name: string; ok: boolean; detail: string }[] }>;
    };
    const { ok, checks } = await doctor.run();
    middleware.unshift(...(first ? [first] : []));
    expect(ok).toBe(false);
    expect(checks.find(({ name }) => name === 'uploaded files')).toMatchObject({
      ok: false,
      detail: expect.stringContaining('without Content-Security-Policy'),
    });
  });
});
