import { codeOf } from '../../src/plugins/three-review/server/src/platform/errors';
import { demand, sendBack, type Desk } from '../faults/desk';
import { listen } from '../faults/server';
import { EMAILS, signIn, type People } from '../support/people';
import { ARTICLE, draftArticle, look, reviewed } from '../support/review';
import { accessToken, bootSite, ENGINE, type Site } from '../support/site';

/** What a host sets that wants every transaction to judge by its first read; null: the engine has no such thing. */
const SET = {
  postgres: 'SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL REPEATABLE READ',
  mariadb: 'SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ',
  sqlite: null,
}[ENGINE];

/** What the running transaction goes by. */
const LEVEL =
  ENGINE === 'postgres'
    ? "SELECT current_setting('transaction_isolation') AS level"
    : 'SELECT trx_isolation_level AS level FROM information_schema.innodb_trx WHERE trx_mysql_thread_id = CONNECTION_ID()';

let site: Site;
let people: People;
/** Over the network: whoever asks in this process may be answered in the transaction that is open here. */
let head: Desk;
const pool = (): { max: number } => (site.strapi.db.connection.client as { pool: { max: number } }).pool;

/** Every connection of the pool, as its `afterCreate` would: each is held until all of them are. */
const onEveryConnection = async (statement: string): Promise<void> => {
  const { connection } = site.strapi.db;
  const all = await Promise.all(Array.from({ length: pool().max }, () => connection.transaction()));
  for (const trx of all) await trx.rollback();
  // The level is the session's from its next transaction on.
  const again = await Promise.all(Array.from({ length: pool().max }, () => connection.transaction()));
  for (const trx of again) {
    await trx.raw(statement);
    await trx.commit();
  }
};

beforeAll(async () => {
  site = await bootSite();
  people = await signIn(site);
  head = { base: await listen(site.strapi), token: await accessToken(site.strapi, EMAILS.head) };
  if (SET) await onEveryConnection(SET);
});
afterAll(() => site.close());

const levelOf = (answer: unknown): string =>
  (/READ[ -]COMMITTED|REPEATABLE[ -]READ/i.exec(JSON.stringify(answer)) ?? [''])[0].toUpperCase();

describe(`[A10.2] ${ENGINE}: in a host that lets transactions judge by what was true when they began`, () => {
  it('a publication is judged by what is true when it is judged', async () => {
    if (!SET) {
      // One works at a time: nothing happens between the first look and the decision.
      expect(pool().max).toBe(1);
      return;
    }
    const documentId = await draftArticle(site);
    await reviewed(people, ARTICLE, documentId);
    const refused = site.strapi.db.transaction(async ({ trx }) => {
      // What the Content Manager does before it publishes: it looks at the document.
      await site.strapi.db.query(ARTICLE).findOne({ where: { documentId } });
      expect(levelOf(await trx.raw(LEVEL))).toBe('READ COMMITTED');
      demand(await sendBack(head, ARTICLE, documentId), 'return');
      await site.strapi.documents(ARTICLE).publish({ documentId });
    });
    const error: unknown = await refused.then(
      () => null,
      (thrown: unknown) => thrown
    );
    expect(codeOf(error)).not.toBeNull();
    const { refusals } = (error as { details: { refusals: { code: string }[] } }).details;
    expect(refusals.map(({ code }) => code)).toContain('sign_offs_missing');
    expect((await look(people.officer, ARTICLE, documentId)).stage).toBe('draft');
  });
});
