import type { Strapi } from '../platform/strapi';
import { createMissing, type Columns } from '../platform/tables';
import { takeOverEarlier } from './earlier';

export const NOTIFY_TABLES = {
  events: 'three_review_notice_events',
  notices: 'three_review_notices',
  deliveries: 'three_review_deliveries',
} as const;

const COLUMNS: Readonly<Record<keyof typeof NOTIFY_TABLES, Columns>> = {
  // What is told of, once, whoever is told. `cause`: what it is about; several events may have one, each with a key of its own.
  events: (t) => {
    t.increments('id');
    t.string('event_key', 190).notNullable().unique({ indexName: 'three_review_events_key' });
    t.string('cause', 190).notNullable();
    t.string('kind', 30).notNullable();
    t.text('data').notNullable();
    t.text('link').nullable();
    t.bigInteger('at_ms').notNullable();
    t.index(['cause'], 'three_review_events_cause');
  },
  // The notice in the admin: nobody has two of one cause.
  notices: (t) => {
    t.increments('id');
    t.integer('event_id').notNullable();
    t.string('cause', 190).notNullable();
    t.integer('person_id').notNullable();
    t.bigInteger('at_ms').notNullable();
    t.bigInteger('read_at_ms').nullable();
    t.unique(['cause', 'person_id'], { indexName: 'three_review_notices_once' });
    t.index(['person_id', 'read_at_ms'], 'three_review_notices_person');
  },
  // What still has to leave the house, a row an event, channel and address (`person:7`, `group:desk`); kept when delivered or given up.
  deliveries: (t) => {
    t.increments('id');
    t.integer('event_id').notNullable();
    t.string('channel', 20).notNullable();
    t.string('address', 190).notNullable();
    t.string('status', 10).notNullable();
    t.integer('attempts').notNullable();
    t.bigInteger('next_at_ms').notNullable();
    t.specificType('token', 'char(36)').nullable();
    t.bigInteger('ended_at_ms').nullable();
    t.text('error').nullable();
    t.unique(['event_id', 'channel', 'address'], { indexName: 'three_review_deliveries_once' });
    t.index(['status', 'next_at_ms'], 'three_review_deliveries_due');
  },
};

export const createNotifyTables = async (strapi: Strapi): Promise<void> => {
  await createMissing(strapi, NOTIFY_TABLES, COLUMNS);
  await takeOverEarlier(strapi, NOTIFY_TABLES);
};
