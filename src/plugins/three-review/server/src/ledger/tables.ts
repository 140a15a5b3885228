import type { Strapi } from '../platform/strapi';
import { bringIndexes, type Index } from '../platform/indexes';
import { addMissing, createMissing, type Columns } from '../platform/tables';

export const TABLES = {
  ledger: 'three_review_ledger',
  heads: 'three_review_ledger_heads',
  states: 'three_review_states',
  snapshots: 'three_review_snapshots',
  publications: 'three_review_publication_events',
  posts: 'three_review_posts',
  permits: 'three_review_permits',
  types: 'three_review_covered_types',
  keptMedia: 'three_review_kept_media',
  checkpoints: 'three_review_checkpoints',
} as const;

const COLUMNS: Readonly<Record<keyof typeof TABLES, Columns>> = {
  ledger: (t) => {
    t.increments('id');
    t.string('chain', 190).notNullable();
    t.integer('seq').notNullable();
    t.text('body', 'longtext').notNullable();
    t.specificType('prev_hash', 'char(64)').notNullable();
    t.specificType('hash', 'char(64)').notNullable();
    t.bigInteger('at_ms').notNullable();
    t.unique(['chain', 'seq'], { indexName: 'three_review_ledger_chain_seq' });
  },
  heads: (t) => {
    t.string('chain', 190).primary();
    t.integer('seq').notNullable();
    t.specificType('hash', 'char(64)').notNullable();
  },
  states: (t) => {
    t.string('uid', 120).notNullable();
    t.string('document_id', 64).notNullable();
    t.string('locale', 35).notNullable();
    t.string('stage', 20).notNullable();
    t.integer('round').notNullable();
    t.specificType('content_hash', 'char(64)').nullable();
    t.specificType('live_hash', 'char(64)').nullable();
    t.text('state', 'longtext').notNullable();
    t.bigInteger('updated_at_ms').notNullable();
    t.primary(['uid', 'document_id', 'locale']);
  },
  snapshots: (t) => {
    t.specificType('hash', 'char(64)').primary();
    t.text('content', 'longtext').notNullable();
  },
  publications: (t) => {
    t.increments('id');
    t.string('uid', 120).notNullable();
    t.string('document_id', 64).notNullable();
    t.string('locale', 35).notNullable();
    t.string('column_id', 64).nullable();
    t.string('unit_id', 64).nullable();
    t.string('kind', 12).notNullable();
    t.bigInteger('at_ms').notNullable();
    t.integer('local_day').notNullable();
    t.integer('event_day').nullable();
    t.boolean('content_changed').notNullable();
    t.specificType('content_hash', 'char(64)').nullable();
    t.string('source', 20).notNullable();
    t.string('actor', 20).nullable();
    t.string('dedupe_key', 190).notNullable().unique({ indexName: 'three_review_pub_dedupe' });
    t.index(['local_day', 'column_id', 'kind'], 'three_review_pub_day');
    t.index(['document_id', 'locale', 'at_ms'], 'three_review_pub_document');
  },
  // What was served with a publication, by address and SHA-256: renditions, which no sign-off names, included.
  keptMedia: (t) => {
    t.increments('id');
    t.string('uid', 120).notNullable();
    t.string('document_id', 64).notNullable();
    t.string('locale', 35).notNullable();
    t.specificType('content_hash', 'char(64)').notNullable();
    t.bigInteger('at_ms').notNullable();
    t.text('files', 'longtext').notNullable();
    t.index(['document_id', 'uid', 'locale'], 'three_review_kept_media_document');
  },
  checkpoints: (t) => {
    t.integer('seq').primary();
    t.text('body', 'longtext').notNullable();
    t.specificType('prev_hash', 'char(64)').notNullable();
    t.specificType('hash', 'char(64)').notNullable();
    t.bigInteger('at_ms').notNullable();
    // The last entry, by its id, that was looked at. Only says where the next checkpoint begins to look.
    t.integer('through').notNullable();
    t.index(['through'], 'three_review_checkpoints_through');
  },
  // `adopting` 1: what is live of the type is still to be taken over as it stands, or being so; up to `through` it is.
  types: (t) => {
    t.string('uid', 120).primary();
    t.text('fields', 'longtext').notNullable();
    t.bigInteger('since_ms').notNullable();
    t.integer('adopting').nullable();
    t.string('through', 80).nullable();
  },
  // Never holds a row for anybody but the transaction that wrote it: what the gate lets through the triggers, while it does.
  permits: (t) => {
    t.increments('id');
    t.string('content_type', 190).notNullable();
    t.string('document_id', 190).notNullable();
    t.string('token', 36).notNullable();
    t.index(['document_id', 'content_type'], 'three_review_permits_document');
  },
  posts: (t) => {
    t.increments('id');
    t.string('kind', 30).notNullable();
    t.string('unit_id', 64).nullable();
    t.integer('holder_id').notNullable();
    t.string('identity', 64).nullable();
    t.integer('valid_from').nullable();
    t.integer('valid_to').nullable();
    t.index(['unit_id', 'kind'], 'three_review_posts_unit');
  },
};

/** By what the column audit counts (A9.2): everything it reads of a publication is in it, so that no engine turns to the table itself. */
const COUNTED: Index = {
  name: 'three_review_pub_counting',
  table: TABLES.publications,
  columns: ['column_id', 'local_day', 'kind', 'content_changed', 'document_id', 'id'],
};
/** What earlier versions read by. */
const SUPERSEDED = ['three_review_pub_column', 'three_review_pub_counted'].map((name) => ({ name, table: TABLES.publications }));

export const createTables = async (strapi: Strapi): Promise<void> => {
  await createMissing(strapi, TABLES, COLUMNS);
  await addMissing(strapi, TABLES.posts, 'identity', (t) => void t.string('identity', 64).nullable());
  await addMissing(strapi, TABLES.types, 'adopting', (t) => void t.integer('adopting').nullable());
  await addMissing(strapi, TABLES.types, 'through', (t) => void t.string('through', 80).nullable());
  await bringIndexes(strapi, [COUNTED], SUPERSEDED);
};
