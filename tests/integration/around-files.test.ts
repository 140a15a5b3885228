import { createHmac } from 'node:crypto';
import fs from 'node:fs';
import { createServer, request as ask, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import request from 'supertest';
import { EMAILS, signIn, type People } from '../support/people';
import { ARTICLE, draftArticle, NOTICE, paragraph, publish, reviewed, reviewUrl } from '../support/review';
import { accessToken, bootSite, ENGINE, type Site } from '../support/site';
import { clearUploads, liveArticle, newFile, onDisk, png, sendFile, uploads, type MediaFile } from '../support/surroundings';
import { apiToken, siteUser } from '../support/tokens';

let site: Site;
let people: People;
let server: Server;
let filesBefore: Record<string, string>;
let token: string;
let drafts: string;

const FILES = ['plugin::upload.content-api.find', 'plugin::upload.content-api.findOne'];

beforeAll(async () => {
  site = await bootSite();
  people = await signIn(site);
  filesBefore = onDisk(site);
  token = await apiToken(site, 'full-access');
  drafts = await apiToken(site, 'custom', [...FILES, 'plugin::three-review.drafts.read']);
  // By itself supertest tidies addresses up.
  server = createServer((incoming, answer) => void site.strapi.server.httpServer.emit('request', incoming, answer));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  server.close();
  clearUploads(site, filesBefore);
  await site.close();
});

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

const fetchRaw = (address: string, headers: Record<string, string> = {}): Promise<Answer> =>
  new Promise((resolve, reject) => {
    ask({ port: (server.address() as AddressInfo).port, path: address, headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => {
        const { date: _date, ...rest } = answer.headers;
        resolve({ status: answer.statusCode ?? 0, headers: rest, body: Buffer.concat(chunks).toString('latin1') });
      });
    })
      .on('error', reject)
      .end();
  });

const statusOf = async (address: string, headers?: Record<string, string>): Promise<number> => (await fetchRaw(address, headers)).status;
const picture = (): Promise<MediaFile> => newFile(site, png(200, 30, 30, 300));
const names = (text: string) => ({ summary: text });

/** How a draft uses a file. */
const USES: readonly (readonly [string, (file: MediaFile) => object])[] = [
  ['as its cover', (file) => ({ cover: file.id })],
  ['in a component of a dynamic zone', (file) => ({ sections: [{ __component: 'shared.gallery', caption: '组图', pictures: [file.id] }] })],
  ['by its address in a block', (file) => ({ body: paragraph(`见 ${file.url}`) })],
  ['by the address of a rendition', (file) => names(file.formats?.thumbnail?.url ?? '')],
  ['by an encoded address', (file) => names(`见 ${file.url.replace(/_/g, '%5f').replace(/e/, '%65')}`)],
  ['by an address with entities', (file) => ({ body: paragraph(`<a href="${file.url.replace(/_/g, '&#95;')}">附件</a>`) })],
  [
    'by its address in a component of a component',
    (file) => ({ sections: [{ __component: 'shared.table-note', note: '注', facts: [{ label: '图', value: file.url }] }] }),
  ],
];

/** Addresses under which a server might find it. */
const spellings = ({ url, formats }: MediaFile): string[] => [
  url,
  url.replace(/_/g, '%5F'),
  url.replace('/uploads', '/%75ploads'),
  url.replace('/uploads/', '/uploads//'),
  url.replace('/uploads/', '/uploads/x/../'),
  url.replace('/uploads/', '/uploads/%2e%2e/uploads/'),
  `${url}?width=200`,
  `${url}/x/..`,
  // So many names that one is looked for among them.
  url.replace(
    '/uploads/',
    `/uploads/${Array.from({ length: 200 }, (_, i) => `0_${String(i).padStart(10, '0')}/`).join('')}${'../'.repeat(200)}`
  ),
  ...Object.values(formats ?? {}).map((format) => format.url),
];

interface Koa {
  middleware: ((ctx: { path: string; status: number; body: unknown }, next: () => Promise<unknown>) => Promise<void>)[];
}

describe(`[A7.3, A10.2] ${ENGINE}: a file that only a draft uses`, () => {
  it.each(USES)('%s, is answered like one that does not exist, under whatever address; once live it is there', async (_how, data) => {
    const file = await picture();
    expect(file.formats?.thumbnail).toBeDefined();
    expect(await statusOf(file.url)).toBe(200);
    const documentId = await draftArticle(site, data(file));
    const missing = await fetchRaw('/uploads/nothing_of_this_name.png');
    expect(missing.status).toBe(404);
    for (const address of spellings(file)) {
      expect([address, await statusOf(address)]).toEqual([address, 404]);
      expect([address, await statusOf(address, { authorization: `Bearer ${token}` })]).toEqual([address, 404]);
    }
    expect(await fetchRaw(file.url)).toEqual(missing);
    expect(await fetchRaw(file.url, { range: 'bytes=0-9' })).toEqual(await fetchRaw('/uploads/nothing.png', { range: 'bytes=0-9' }));
    await reviewed(people, ARTICLE, documentId);
    expect(await statusOf(file.url)).toBe(404);
    expect((await publish(people.publisher, ARTICLE, documentId)).status).toBe(200);
    for (const address of [file.url, ...Object.values(file.formats ?? {}).map((format) => format.url)])
      expect(await statusOf(address)).toBe(200);
    expect((await people.publisher.post(reviewUrl(ARTICLE, documentId, 'take-down'), { reason: '有误' })).status).toBe(200);
    expect(await statusOf(file.url)).toBe(404);
  });

  it('stays there while something live shows it, though a draft uses it as well or no longer', async () => {
    const file = await picture();
    const documentId = await liveArticle(site, people, { cover: file.id });
    await draftArticle(site, { body: paragraph(file.url) });
    expect(await statusOf(file.url)).toBe(200);
    await site.strapi.documents(ARTICLE).update({ documentId, data: { cover: null } as never });
    expect(await statusOf(file.url)).toBe(200);
  });

  it('is there for everybody again when the draft no longer uses it', async () => {
    const file = await picture();
    const documentId = await draftArticle(site, names(file.url));
    expect(await statusOf(file.url)).toBe(404);
    await site.strapi.documents(ARTICLE).update({ documentId, data: names('没有附件') as never });
    expect(await statusOf(file.url)).toBe(200);
    await site.strapi.db.query(ARTICLE).updateMany({ where: { documentId }, data: names(file.url) });
    expect(await statusOf(file.url)).toBe(404);
    await site.strapi.documents(ARTICLE).delete({ documentId });
    expect(await statusOf(file.url)).toBe(200);
  });

  it('is public where a record of a type that is not covered shows it, but for what somebody from outside wrote', async () => {
    const file = await picture();
    await draftArticle(site, { cover: file.id });
    const posted = await site.outside(token).post('/api/columns', { data: { name: '外来', slug: 'from-outside', description: file.url } });
    expect(posted.status).toBe(201);
    expect(await statusOf(file.url)).toBe(404);
    const made = await site.strapi
      .documents('api::column.column')
      .create({ data: { name: '内部', slug: 'from-inside', description: `见 ${file.url}` } });
    expect(await statusOf(file.url)).toBe(200);
    await site.strapi.documents('api::column.column').delete({ documentId: made.documentId });
    expect(await statusOf(file.url)).toBe(404);
  });

  it('is not there for whoever would show it from outside by a record that nobody reviews', async () => {
    const [hidden, free] = [await picture(), await picture()];
    await draftArticle(site, { cover: hidden.id });
    // The host has no other type with media: notices are taken out of the review for as long as this takes.
    const { contentTypes } = site.strapi.config.get<{ contentTypes: Record<string, unknown> }>('plugin::three-review');
    const { [NOTICE]: mapping } = contentTypes;
    Reflect.deleteProperty(contentTypes, NOTICE);
    try {
      const post = (file: number) => site.outside(token).post('/api/notices?status=draft', { data: { title: '外来', attachment: file } });
      const [none, refused] = [await post(999_999), await post(hidden.id)];
      expect([refused.status, refused.text]).toEqual([400, none.text.replaceAll('999999', String(hidden.id))]);
      expect((await post(free.id)).status).toBe(201);
    } finally {
      contentTypes[NOTICE] = mapping;
    }
    expect(await statusOf(hidden.url)).toBe(404);
  });

  it('is not found by a middleware of the host that opens it under another address', async () => {
    const file = await picture();
    const { middleware } = site.strapi.server.app as unknown as Koa;
    const alias = async (ctx: { path: string; status: number; body: unknown }, next: () => Promise<unknown>): Promise<void> => {
      await next();
      if (ctx.path !== '/alias') return;
      ctx.status = 200;
      ctx.body = fs.createReadStream(path.join(site.strapi.dirs.static.public, file.url));
    };
    middleware.splice(1, 0, alias);
    try {
      expect(await statusOf('/alias')).toBe(200);
      await draftArticle(site, { cover: file.id });
      const { status, body } = await fetchRaw('/alias');
      expect([status, body]).toEqual([404, (await fetchRaw('/uploads/nothing.png')).body]);
    } finally {
      middleware.splice(middleware.indexOf(alias), 1);
    }
  });

  it('is not found by a middleware of the host that leads to it from elsewhere, nor is a part of it', async () => {
    const file = await picture();
    const { middleware } = site.strapi.server.app as unknown as Koa;
    const lead = async (ctx: { path: string }, next: () => Promise<unknown>): Promise<void> => {
      const asked = ctx.path;
      if (asked === '/led') ctx.path = file.url;
      await next();
      ctx.path = asked;
    };
    middleware.splice(1, 0, lead);
    try {
      const range = { range: 'bytes=0-' };
      expect([await statusOf('/led'), await statusOf('/led', range)]).toEqual([200, 206]);
      expect((await fetchRaw('/led', range)).headers['content-security-policy']).toContain('sandbox');
      await draftArticle(site, { cover: file.id });
      expect([await statusOf('/led'), await statusOf('/led', range)]).toEqual([404, 404]);
    } finally {
      middleware.splice(middleware.indexOf(lead), 1);
    }
  });

  it('leaves what nothing uses as it was: in the media library, or put there by the host', async () => {
    const file = await picture();
    expect(await statusOf(file.url)).toBe(200);
    fs.writeFileSync(path.join(uploads(site), 'host_0123456789.txt'), 'x');
    await draftArticle(site, names('/uploads/host_0123456789.txt'));
    expect(await statusOf('/uploads/host_0123456789.txt')).toBe(200);
  });
});

describe(`[A7.3, A10.2] ${ENGINE}: lists of files, for whoever may not read drafts,`, () => {
  interface Listed {
    readonly ids: readonly number[];
    readonly one: number;
    readonly connected: unknown;
    readonly found: unknown;
  }
  const listed = async (bearer: string, file: MediaFile): Promise<Listed> => {
    const by = site.outside(bearer);
    const answer = await by.get('/api/upload/files?pagination[pageSize]=1000&populate=*');
    const named = JSON.stringify(file.hash);
    const query = `{ uploadFiles_connection(filters: { hash: { eq: ${named} } }) { nodes { name url } pageInfo { total } } }`;
    const graph = (await by.post('/graphql', { query })).body as { data?: { uploadFiles_connection?: unknown } };
    return {
      ids: (answer.body as { id: number }[]).map(({ id }) => id),
      one: (await by.get(`/api/upload/files/${String(file.id)}`)).status,
      connected: graph.data?.uploadFiles_connection,
      found: (await by.get(`/api/upload/files?filters[hash]=${file.hash}`)).body,
    };
  };
  const none = { nodes: [], pageInfo: { total: 0 } };

  it('leave out what only drafts use, counts included; whoever may read drafts sees it', async () => {
    const visible = await picture();
    const shown = await picture();
    await liveArticle(site, people, { cover: shown.id });
    const hidden = await picture();
    await draftArticle(site, { attachments: [hidden.id] });
    const named = await picture();
    await draftArticle(site, names(named.url));
    const readers = [await apiToken(site, 'read-only'), token, await siteUser(site, FILES)];
    for (const bearer of readers) {
      for (const file of [hidden, named]) {
        const { ids, one, connected, found } = await listed(bearer, file);
        expect(ids).toEqual(expect.arrayContaining([visible.id, shown.id]));
        expect(ids).not.toContain(file.id);
        expect(one).toBe(404);
        expect(found).toEqual([]);
        expect(connected ?? none).toEqual(none);
      }
      expect((await listed(bearer, shown)).one).toBe(200);
    }
    expect(await listed(token, hidden)).toMatchObject({ connected: none });
    expect(await listed(token, shown)).toMatchObject({ connected: { pageInfo: { total: 1 } } });
    const { ids, one } = await listed(drafts, hidden);
    expect([ids.includes(hidden.id), ids.includes(named.id), one]).toEqual([true, true, 200]);
  });

  it('are none by which it is changed or deleted', async () => {
    const hidden = await picture();
    await draftArticle(site, { cover: hidden.id });
    const id = String(hidden.id);
    expect((await site.outside(token).delete(`/api/upload/files/${id}`)).status).toBe(404);
    const replaced = await sendFile(site, token, { to: `/api/upload?id=${id}` });
    expect(replaced.status).toBe(404);
    expect(await site.strapi.db.query('plugin::upload.file').count({ where: { id: hidden.id } })).toBe(1);
  });
});

describe(`[A7.3] ${ENGINE}: an administrator who is signed in`, () => {
  const COOKIE = 'three_review_files';
  const secret = (): string => site.strapi.config.get<string>('admin.auth.secret');
  const key = (): string => createHmac('sha256', secret()).update('three-review: files that nothing live shows').digest('hex');
  const signed = (said: string): string => `${said}.${createHmac('sha256', key()).update(said).digest('base64url')}`;

  const signedIn = async (email: string): Promise<{ bearer: string; set: string; pass: string }> => {
    const bearer = await accessToken(site.strapi, email);
    const answer = await request(site.strapi.server.httpServer).get('/admin/users/me').set('Authorization', `Bearer ${bearer}`);
    const cookies = answer.headers['set-cookie'] as unknown as string[];
    const set = cookies.find((cookie) => cookie.startsWith(`${COOKIE}=`)) ?? '';
    return { bearer, set, pass: set.slice(COOKIE.length + 1).split(';')[0] ?? '' };
  };
  const sees = (file: MediaFile, pass: string): Promise<Answer> => fetchRaw(file.url, { cookie: `${COOKIE}=${pass}` });

  let file: MediaFile;
  beforeAll(async () => {
    file = await picture();
    await draftArticle(site, { cover: file.id });
  });

  it('sees pictures of drafts, by a cookie for the uploads alone that no cache keeps', async () => {
    const { set, pass } = await signedIn(EMAILS.officer);
    expect(set).toMatch(/; Path=\/uploads; Max-Age=600; HttpOnly; SameSite=Strict$/);
    const answer = await sees(file, pass);
    expect(answer.status).toBe(200);
    expect(answer.headers['cache-control']).toBe('private, no-store');
    expect(await statusOf(file.formats?.thumbnail?.url ?? '', { cookie: `a=b; ${COOKIE}=${pass}` })).toBe(200);
    expect((await fetchRaw('/api/articles')).headers['set-cookie']).toBeUndefined();
    expect((await fetchRaw('/api/articles', { authorization: `Bearer ${token}` })).headers['set-cookie']).toBeUndefined();
  });

  it('is nobody by it anywhere else: the cookie opens no route of any API', async () => {
    const { pass } = await signedIn(EMAILS.superAdmin);
    const tries: Record<string, string>[] = [
      { cookie: `${COOKIE}=${pass}; jwtToken=${pass}; strapi_admin_refresh=${pass}` },
      { authorization: `Bearer ${pass}` },
    ];
    for (const headers of tries) {
      expect(await statusOf('/admin/users/me', headers)).toBe(401);
      expect(await statusOf('/three-review/audit/drafts', headers)).toBe(401);
      expect(await statusOf('/upload/files', headers)).toBe(401);
    }
    const visitor = await fetchRaw('/api/articles?status=draft');
    expect(visitor.body).not.toContain('保障性住房');
    expect((await fetchRaw('/api/articles?status=draft', { cookie: `${COOKIE}=${pass}` })).body).toBe(visitor.body);
  });

  it('no longer, when it is over, forged, of a session that was ended, or of an account that was blocked or closed', async () => {
    const { pass, bearer } = await signedIn(EMAILS.head);
    const [person = '', session = '', until = '', mark = ''] = pass.split('.');
    expect((await sees(file, signed(`${person}.${session}.${until}`))).status).toBe(200);
    const forged = [
      signed(`${person}.${session}.${String(Date.now() - 1)}`),
      `${person}.${session}.${String(Number(until) + 1)}.${mark}`,
      `1${person}.${session}.${until}.${mark}`,
      `${person}.${session}.${until}.${mark.slice(1)}`,
      `${person}.${session}.${until}.${mark.slice(1)}ÿ`,
      bearer,
      `${pass}.x`,
      '',
    ];
    for (const one of forged) expect([one, (await sees(file, one)).status]).toEqual([one, 404]);
    const users = site.strapi.db.query('admin::user');
    for (const change of [{ blocked: true }, { isActive: false }]) {
      await users.update({ where: { id: Number(person) }, data: change });
      expect((await sees(file, pass)).status).toBe(404);
      await users.update({ where: { id: Number(person) }, data: { blocked: false, isActive: true } });
    }
    expect((await sees(file, pass)).status).toBe(200);
    await site.strapi.db.query('admin::session').deleteMany({ where: { sessionId: session } });
    expect((await sees(file, pass)).status).toBe(404);
  });
});

describe(`[A10.2] ${ENGINE}: the doctor`, () => {
  it('tries a file of a draft of each type that can name one', async () => {
    const doctor = site.strapi.plugin('three-review').service('doctor') as unknown as {
      run(): Promise<{ checks: { name: string; uid: string | null; ok: boolean; detail: string }[] }>;
    };
    const { checks } = await doctor.run();
    expect(checks).toContainEqual(expect.objectContaining({ name: 'file of a draft', uid: ARTICLE, ok: true, detail: 'kept back' }));
    expect(checks.find(({ name }) => name === 'uploaded files')).toMatchObject({ ok: true });
  });
});
