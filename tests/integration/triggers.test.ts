import { dump } from '../support/dump';
import { COLUMN, FILE, liveContent, rowOf, TAG, type LiveContent } from '../support/live';
import { signIn, type People } from '../support/people';
import { ARTICLE, cmUrl, NOTICE, paragraph, refusalIn } from '../support/review';
import { bootSite, ENGINE, type Site } from '../support/site';
import { apiToken } from '../support/tokens';

/**
 * The last wall: whatever reaches the database past document service and lifecycles, live content stays. Each attempt is made as its
 * author would make it, and afterwards every table is as before.
 */
let site: Site;
let people: People;
let world: LiveContent;

beforeAll(async () => {
  site = await bootSite();
  people = await signIn(site);
  world = await liveContent(site, people);
});
afterAll(() => site.close());

type Attempt = () => Promise<unknown>;
const knex = () => site.strapi.db.connection;
const raw = (sql: string, values: readonly unknown[] = []) => knex().raw(sql, [...values] as never);
const query = (uid: string) => site.strapi.db.query(uid);
const id = async (uid: string, documentId: string, live = true): Promise<number> => Number((await rowOf(site, uid, documentId, live)).id);
type Row = Record<string, unknown>;
const found = async (query: PromiseLike<unknown>): Promise<Row> => {
  const row = (await query) as Row | undefined;
  if (!row) throw new Error('nothing to attack');
  return row;
};
const cell = async (component: string): Promise<number> =>
  Number((await found(knex()('articles_cmps').where({ entity_id: world.live, component_type: component }).orderBy('id').first())).cmp_id);
const nestedFact = async (): Promise<number> =>
  Number(
    (
      await found(
        knex()('components_shared_table_notes_cmps')
          .where({ entity_id: await cell('shared.table-note') })
          .first()
      )
    ).cmp_id
  );

interface No {
  readonly code: string | undefined;
  readonly name: string | undefined;
}
const attempt = async (work: Attempt): Promise<No | null> => {
  try {
    await work();
    return null;
  } catch (error) {
    const { name, details } = error as { name?: string; details?: { code?: string } };
    if (!details?.code) throw error;
    return { code: details.code, name };
  }
};

const ATTACKS: readonly (readonly [string, Attempt])[] = [
  // The row itself
  ['raw SQL writes the title of a live row', () => raw('UPDATE articles SET title = ? WHERE id = ?', ['未审', world.live])],
  [
    'raw SQL changes no more than the case of a letter',
    async () => {
      await raw('UPDATE articles SET source = UPPER(source) WHERE id = ?', [world.live]);
    },
  ],
  ['raw SQL claims another stage for a live row', () => raw("UPDATE articles SET review_stage = 'draft' WHERE id = ?", [world.live])],
  ['raw SQL makes a draft live', () => raw('UPDATE articles SET published_at = created_at WHERE id = ?', [world.draft])],
  ['raw SQL takes a live row down', () => raw('UPDATE articles SET published_at = NULL WHERE id = ?', [world.live])],
  ['raw SQL gives a live row to another document', () => raw("UPDATE articles SET document_id = 'somebody' WHERE id = ?", [world.live])],
  ['raw SQL deletes a live row', () => raw('DELETE FROM articles WHERE id = ?', [world.live])],
  ['raw SQL deletes everything', () => raw('DELETE FROM articles')],
  [
    'knex inserts a live row',
    () => knex()('articles').insert({ document_id: 'x'.repeat(24), title: '未审', locale: 'zh-Hans', published_at: new Date() }),
  ],
  [
    'knex inserts many, one of them live',
    () =>
      knex()('articles').insert([
        { document_id: 'a', title: '草稿' },
        { document_id: 'b', title: '未审', published_at: new Date() },
      ]),
  ],
  [
    'the query builder writes a live row',
    () =>
      site.strapi.db
        .queryBuilder(ARTICLE)
        .where({ id: world.live })
        .update({ title: '未审' } as never)
        .execute(),
  ],
  [
    'the query builder makes a live row',
    () =>
      site.strapi.db
        .queryBuilder(NOTICE)
        .insert({ documentId: 'n', title: '未审', publishedAt: new Date() } as never)
        .execute(),
  ],
  ['the query builder deletes a live row', () => site.strapi.db.queryBuilder(ARTICLE).where({ id: world.live }).delete().execute()],
  // Components
  [
    'raw SQL writes a fact of a live document',
    async () => raw('UPDATE components_shared_facts SET value = ? WHERE id = ?', ['121', await cell('shared.fact')]),
  ],
  [
    'raw SQL writes a fact inside a note inside a live document',
    async () => raw('UPDATE components_shared_facts SET value = ? WHERE id = ?', ['2', await nestedFact()]),
  ],
  [
    'db.query writes a quote of a live document',
    async () => query('shared.quote').update({ where: { id: await cell('shared.quote') }, data: { text: '未审' } }),
  ],
  ['db.query writes many facts at once', () => query('shared.fact').updateMany({ where: {}, data: { value: '0' } })],
  ['db.query deletes a quote of a live document', async () => query('shared.quote').delete({ where: { id: await cell('shared.quote') } })],
  ['db.query deletes many quotes', () => query('shared.quote').deleteMany({ where: {} })],
  [
    'the query builder writes a note',
    async () =>
      site.strapi.db
        .queryBuilder('shared.table-note')
        .where({ id: await cell('shared.table-note') })
        .update({ note: '未审' } as never)
        .execute(),
  ],
  [
    'a live document is given one more fact',
    async () => {
      const made = await found(knex()('components_shared_facts').orderBy('id', 'desc').first());
      await knex()('articles_cmps').insert({
        entity_id: world.live,
        cmp_id: Number(made.id),
        component_type: 'shared.fact',
        field: 'facts',
        order: 9,
      });
    },
  ],
  [
    'a live document loses a fact',
    () => knex()('articles_cmps').where({ entity_id: world.live, component_type: 'shared.fact' }).limit(1).delete(),
  ],
  [
    'the facts of a live document change places',
    () => knex()('articles_cmps').where({ entity_id: world.live, field: 'facts' }).update({ order: 0 }),
  ],
  [
    'a component of the draft is hung on the live row',
    () => knex()('articles_cmps').where({ entity_id: world.draft, field: 'facts' }).update({ entity_id: world.live }),
  ],
  [
    'a component of the live row is hung on the draft',
    () => knex()('articles_cmps').where({ entity_id: world.live, field: 'facts' }).update({ field: 'elsewhere' }),
  ],
  [
    'a note of a live document is given a fact',
    async () => {
      const note = await cell('shared.table-note');
      await knex()('components_shared_table_notes_cmps').insert({
        entity_id: note,
        cmp_id: await cell('shared.fact'),
        component_type: 'shared.fact',
        field: 'facts',
        order: 2,
      });
    },
  ],
  // Relations
  [
    'raw SQL moves a live document to another column',
    async () => {
      const other = await query(COLUMN).create({
        data: { name: `other ${String(Date.now())}`, slug: `other-${String(Date.now())}`, documentId: `c${String(Date.now())}` },
      });
      try {
        await raw('UPDATE articles_column_lnk SET column_id = ? WHERE article_id = ?', [other.id, world.live]);
      } finally {
        await knex()('columns').where({ id: other.id }).delete();
      }
    },
  ],
  ['a live document loses its column', () => knex()('articles_column_lnk').where({ article_id: world.live }).delete()],
  [
    'db.query moves a live document from the column',
    async () => query(COLUMN).update({ where: { id: await id(COLUMN, world.column) }, data: { articles: { disconnect: [world.live] } } }),
  ],
  [
    'db.query empties the column',
    async () => query(COLUMN).update({ where: { id: await id(COLUMN, world.column) }, data: { articles: [] } }),
  ],
  ['the tags of a live document change places', () => knex()('articles_tags_lnk').where({ article_id: world.live }).update({ tag_ord: 5 })],
  [
    'a live document is given a tag',
    async () => {
      const row = await found(knex()('tags').where({ document_id: world.tags[0] }).whereNull('published_at').first());
      await knex()('articles_tags_lnk').insert({ article_id: world.live, tag_id: Number(row.id), tag_ord: 9, article_ord: 9 });
    },
  ],
  [
    'db.query takes a tag off a live document',
    async () => query(TAG).update({ where: { id: await id(TAG, world.tags[0] ?? '') }, data: { articles: { disconnect: [world.live] } } }),
  ],
  [
    'a live document is related to a draft',
    async () =>
      knex()('articles_related_lnk').insert({
        article_id: world.live,
        inv_article_id: await id(ARTICLE, world.related, false),
        article_ord: 2,
      }),
  ],
  ['a column that live content names is deleted', () => knex()('columns').where({ document_id: world.column }).delete()],
  ['db.query deletes that column', () => query(COLUMN).delete({ where: { documentId: world.column } })],
  [
    'a live tag that live content names is deleted',
    () => knex()('tags').where({ document_id: world.tags[0] }).whereNotNull('published_at').delete(),
  ],
  ['that column becomes another one', () => knex()('columns').where({ document_id: world.column }).update({ document_id: 'another' })],
  ['the unit that answers for live content is deleted', () => knex()('three_review_units').where({ code: 'office' }).delete()],
  // Media
  [
    'raw SQL writes the alternative text of a file that live content shows',
    () => raw('UPDATE files SET alternative_text = ? WHERE id = ?', ['未审', world.files.cover]),
  ],
  [
    'raw SQL points that file at other bytes',
    () => raw('UPDATE files SET url = ?, hash = ? WHERE id = ?', ['/uploads/other.png', 'other', world.files.attachment]),
  ],
  [
    'db.query writes the caption of a picture in a gallery',
    () => query(FILE).update({ where: { id: world.files.picture }, data: { caption: '未审' } }),
  ],
  ['db.query deletes a file that live content shows', () => query(FILE).delete({ where: { id: world.files.cover } })],
  [
    'a live document shows another file',
    () =>
      knex()('files_related_mph')
        .where({ related_id: world.live, related_type: ARTICLE, field: 'cover' })
        .update({ file_id: world.files.unused }),
  ],
  [
    'a live document is given a file',
    () =>
      knex()('files_related_mph').insert({
        file_id: world.files.unused,
        related_id: world.live,
        related_type: ARTICLE,
        field: 'attachments',
        order: 9,
      }),
  ],
  [
    'a gallery in a live document is given a file',
    async () =>
      knex()('files_related_mph').insert({
        file_id: world.files.unused,
        related_id: await cell('shared.gallery'),
        related_type: 'shared.gallery',
        field: 'pictures',
        order: 9,
      }),
  ],
  [
    'a live document loses a file',
    () => knex()('files_related_mph').where({ related_id: world.live, related_type: ARTICLE, field: 'attachments' }).delete(),
  ],
  [
    'a file is laid ready for a row that does not exist yet',
    () =>
      knex()('files_related_mph').insert({
        file_id: world.files.unused,
        related_id: 900_000,
        related_type: ARTICLE,
        field: 'cover',
        order: 1,
      }),
  ],
  [
    'db.query gives a live document a file from the file’s side',
    () =>
      query(FILE).update({
        where: { id: world.files.unused },
        data: { related: [{ id: world.live, __type: ARTICLE, __pivot: { field: 'attachments' } }] },
      }),
  ],
];

const BY_ENGINE: Readonly<Record<string, readonly (readonly [string, Attempt])[]>> = {
  sqlite: [
    [
      'REPLACE puts a draft in the place of a live row',
      () => raw("REPLACE INTO articles (id, document_id, title) VALUES (?, 'x', '未审')", [world.live]),
    ],
    [
      'REPLACE writes a component',
      async () =>
        raw("INSERT OR REPLACE INTO components_shared_facts (id, label, value) VALUES (?, '套数', '121')", [await cell('shared.fact')]),
    ],
    [
      'UPDATE OR REPLACE moves a row over a live one',
      () => raw('UPDATE OR REPLACE articles SET id = ? WHERE id = ?', [world.live, world.draft]),
    ],
    ['REPLACE writes a file', () => raw("REPLACE INTO files (id, name) VALUES (?, 'x')", [world.files.cover])],
    [
      'REPLACE writes a column anew',
      async () => raw("REPLACE INTO columns (id, document_id, name) VALUES (?, 'x', 'x')", [await id(COLUMN, world.column)]),
    ],
    [
      'an upsert writes a live row',
      () => raw("INSERT INTO articles (id, title) VALUES (?, '未审') ON CONFLICT (id) DO UPDATE SET title = excluded.title", [world.live]),
    ],
  ],
  postgres: [
    ['TRUNCATE empties the components', () => raw('TRUNCATE components_shared_facts')],
    ['TRUNCATE empties the type', () => raw('TRUNCATE articles CASCADE')],
    ['TRUNCATE empties the links', () => raw('TRUNCATE articles_tags_lnk')],
    [
      'an upsert writes a live row',
      () => raw("INSERT INTO articles (id, title) VALUES (?, '未审') ON CONFLICT (id) DO UPDATE SET title = excluded.title", [world.live]),
    ],
    [
      'a replica’s session writes a live row',
      async () => {
        await knex().transaction(async (trx) => {
          await trx.raw("SET LOCAL session_replication_role = 'replica'");
          await trx('articles').where({ id: world.live }).update({ title: '未审' });
        });
      },
    ],
  ],
  mariadb: [
    [
      'REPLACE puts a draft in the place of a live row',
      () => raw("REPLACE INTO articles (id, document_id, title) VALUES (?, 'x', '未审')", [world.live]),
    ],
    [
      'REPLACE writes a component',
      async () => raw("REPLACE INTO components_shared_facts (id, label, value) VALUES (?, '套数', '121')", [await cell('shared.fact')]),
    ],
    [
      'an upsert writes a live row',
      () => raw("INSERT INTO articles (id, title) VALUES (?, '未审') ON DUPLICATE KEY UPDATE title = '未审'", [world.live]),
    ],
    [
      'an update over two tables writes a live row',
      () => raw("UPDATE articles a JOIN articles_column_lnk l ON l.article_id = a.id SET a.title = '未审' WHERE a.id = ?", [world.live]),
    ],
  ],
};

describe(`[A10.2] the database itself keeps live content as it was signed (${ENGINE})`, () => {
  it.each([...ATTACKS, ...(BY_ENGINE[ENGINE] ?? [])])('%s: refused, and nothing has changed', async (_name, work) => {
    const before = await dump(site.strapi);
    const no = await attempt(work);
    expect(no?.name).toBe('PolicyError');
    expect(['live_content', 'blocked_write']).toContain(no?.code);
    expect(await dump(site.strapi)).toEqual(before);
  });

  it('names the document that stands in the way', async () => {
    await expect(
      raw('UPDATE components_shared_facts SET value = ? WHERE id = ?', ['121', await cell('shared.fact')])
    ).rejects.toMatchObject({
      name: 'PolicyError',
      details: { code: 'live_content', article: 'A10.2', table: 'components_shared_facts', uid: ARTICLE, documentId: world.documentId },
    });
  });

  it('refuses a write to any column of a live row but who wrote it', async () => {
    const row = await found(knex()('articles').where({ id: world.live }).first());
    const free: string[] = [];
    for (const [column, value] of Object.entries(row)) {
      if (column === 'id') continue; // its links hold it there by foreign key
      const other = column.endsWith('_at')
        ? new Date(0)
        : typeof value === 'number'
          ? value + 100_000
          : column === 'body'
            ? JSON.stringify(paragraph('未审'))
            : column.endsWith('_date')
              ? '2020-01-01'
              : 'x';
      const no = await attempt(() =>
        knex().transaction(async (trx) => {
          await trx('articles')
            .where({ id: world.live })
            .update({ [column]: column.endsWith('_by_id') ? null : other });
          throw Object.assign(new Error('went through'), { details: { code: 'free' } });
        })
      );
      if (no?.code === 'free') free.push(column);
      else expect(no?.code).toBe('live_content');
    }
    expect(free.sort()).toEqual(['created_by_id', 'updated_by_id']);
  });
});

describe('[A10.2] the same no reaches whoever asked, never as a fault of the server', () => {
  it('in the Content Manager', async () => {
    const answer = await people.superAdmin.post(`${cmUrl(COLUMN, world.column)}`.replace('collection-types', 'collection-types'), {});
    expect(answer.status).toBeLessThan(500);
    const removed = await people.superAdmin.delete(cmUrl(COLUMN, world.column));
    expect(refusalIn(removed)).toMatchObject({ status: 403, code: 'live_content', article: 'A10.2' });
    const { documents } = (removed.body as { error: { details: { documents: unknown } } }).error.details;
    expect(documents).toEqual([expect.objectContaining({ uid: ARTICLE, documentId: world.documentId })]);
  });

  it('in REST and GraphQL', async () => {
    const token = site.outside(await apiToken(site, 'full-access'));
    const before = await dump(site.strapi);
    const moved = await token.put(`/api/columns/${world.column}`, {
      data: { articles: { connect: [{ documentId: world.documentId, locale: 'zh-Hans', status: 'published' }] } },
    });
    expect(refusalIn(moved)).toMatchObject({ status: 403, code: 'live_content' });
    const byId = await token.put(`/api/columns/${world.column}`, { data: { articles: { disconnect: [{ id: world.live }] } } });
    expect(refusalIn(byId)).toMatchObject({ status: 403, code: 'live_content' });
    const removed = await token.delete(`/api/tags/${world.tags[0] ?? ''}`);
    expect(refusalIn(removed)).toMatchObject({ status: 403, code: 'live_content' });
    const graphql = await token.post('/graphql', { query: `mutation { deleteColumn(documentId: "${world.column}") { documentId } }` });
    expect(refusalIn(graphql)).toMatchObject({ code: 'live_content' });
    expect(await dump(site.strapi)).toEqual(before);
  });

  it('also where clean-up after the refusal fails in its turn', async () => {
    const before = await dump(site.strapi);
    const no = await attempt(() =>
      site.strapi.db.transaction(async ({ trx }) => {
        await raw('UPDATE articles SET title = ? WHERE id = ?', ['未审', world.live])
          .transacting(trx)
          .catch(() => undefined);
        await trx('articles').where({ id: world.live }).update({ title: '未审' });
      })
    );
    expect(no?.code).toBe('live_content');
    expect(await dump(site.strapi)).toEqual(before);
  });
});

describe('[A10.2] permits', () => {
  it('never outlive the transaction they were written in', async () => {
    expect(await knex()('three_review_permits').select()).toEqual([]);
  });
});
