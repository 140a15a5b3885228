import { setTimeout as pause } from 'node:timers/promises';
import { check } from '../faults/checker';
import { bringTo, call, insist, publish, type Desk, type Desks } from '../faults/desk';
import { randomOf, SEED } from '../faults/random';
import { elsewhere, here, type Server } from '../faults/server';
import { openSql, type Sql } from '../faults/sql';
import { EMAILS } from '../support/people';
import { ARTICLE, draftArticle } from '../support/review';
import { accessToken, bootSite, ENGINE, type Site } from '../support/site';

/** Of a second process while the first one works. */
const BOOTS = 2;

const TRIGGERS = {
  sqlite: "SELECT name FROM sqlite_master WHERE type = 'trigger'",
  postgres: 'SELECT tgname AS name FROM pg_trigger WHERE NOT tgisinternal',
  mariadb: 'SELECT trigger_name AS name FROM information_schema.triggers WHERE trigger_schema = DATABASE()',
}[ENGINE as 'sqlite' | 'postgres' | 'mariadb'];

let site: Site;
let near: Server;
let sql: Sql;
let watcher: Sql;

beforeAll(async () => {
  site = await bootSite();
  near = await here(site.strapi, randomOf(SEED));
  sql = await openSql();
  watcher = await openSql();
});
afterAll(async () => {
  await sql.close();
  await watcher.close();
  await site.close();
});

const desksAt = async (base: string): Promise<Desks> => {
  const desk = async (email: string): Promise<Desk> => ({ base, token: await accessToken(site.strapi, email) });
  return {
    officer: await desk(EMAILS.officer),
    head: await desk(EMAILS.head),
    leader: await desk(EMAILS.leader),
    publisher: await desk(EMAILS.publisher),
    superAdmin: await desk(EMAILS.superAdmin),
  };
};

const names = async (from: Sql): Promise<readonly string[]> =>
  (await from.all(TRIGGERS)).map((row) => String(Object.values(row)[0])).filter((name) => name.startsWith('three_review'));

const live = async (desks: Desks, title: string): Promise<string> => {
  const documentId = await draftArticle(site, { title });
  await bringTo(desks, ARTICLE, documentId, 3);
  await insist('publish', () => publish(desks.publisher, ARTICLE, documentId));
  return documentId;
};

/** Past the software, into what is live: what the triggers refuse. */
const forge = async (documentId: string): Promise<boolean> => {
  try {
    await sql.all("UPDATE articles SET title = '伪造' WHERE document_id = ? AND published_at IS NOT NULL", [documentId]);
    return true;
  } catch {
    return false;
  }
};

/** A second process, from its boot to its end. */
const beside = async (work: (at: Server) => Promise<void>): Promise<void> => {
  const far = await elsewhere(randomOf(SEED));
  try {
    await work(far);
  } finally {
    await far.close();
  }
};

describe(`[A10.2] ${ENGINE}: another process of the site that comes up, works and goes`, () => {
  it('takes no trigger away for an instant, and both keep the promise', async () => {
    const desks = await desksAt(near.base);
    const documents = [await live(desks, '第一稿')];
    const standing = await names(watcher);
    expect(standing.length).toBeGreaterThan(40);

    let over = false;
    const gone = new Set<string>();
    let [forged, looks] = [0, 0];
    const watching = async (): Promise<void> => {
      while (!over) {
        const now = new Set(await names(watcher));
        for (const name of standing) if (!now.has(name)) gone.add(name);
        if (await forge(documents[0] ?? '')) forged += 1;
        looks += 1;
        await pause(10);
      }
    };
    // A file of SQLite is for one process at a time: there the first one only looks on.
    const working = async (): Promise<void> => {
      while (!over && ENGINE !== 'sqlite') documents.push(await live(desks, `第${String(documents.length + 1)}稿`));
    };
    const booting = async (): Promise<void> => {
      for (let boot = 0; boot < BOOTS; boot += 1)
        await beside(async (far) => {
          documents.push(await live(await desksAt(far.base), '彼处一稿'));
        });
    };
    await Promise.all([watching(), working(), booting().finally(() => (over = true))]);

    expect({ gone: [...gone], forged }).toEqual({ gone: [], forged: 0 });
    expect(looks).toBeGreaterThan(BOOTS);
    expect((await names(watcher)).toSorted()).toEqual([...standing].sort());
    const found = await check(sql, documents);
    expect(found.problems).toEqual([]);
    expect(found.live).toBe(documents.length);
    expect((await call(desks.superAdmin, 'GET', '/three-review/ledger/verify')).status).toBe(200);
  }, 600_000);
});
