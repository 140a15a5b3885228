import type { Strapi } from '../platform/strapi';
import { createMissing, type Columns } from '../platform/tables';

export const NOTIFY_TABLES = {
  notifications: 'three_review_notifications',
  outbox: 'three_review_outbox',
} as const;

const COLUMNS: Readonly<Record<keyof typeof NOTIFY_TABLES, Columns>> = {
  // The notice in the admin. One a cause and person: the key holds both.
  notifications: (t) => {
    t.increments('id');
    t.string('dedupe_key', 190).notNullable().unique({ indexName: 'three_review_notifications_key' });
    t.integer('person_id').notNullable();
    t.string('kind', 30).notNullable();
    t.text('data').notNullable();
    t.string('link', 200).nullable();
    t.bigInteger('at_ms').notNullable();
    t.bigInteger('read_at_ms').nullable();
    t.index(['person_id', 'read_at_ms'], 'three_review_notifications_person');
  },
  // What still has to leave the house, a row a channel; kept when it is delivered or given up.
  outbox: (t) => {
    t.increments('id');
    t.integer('notification_id').notNullable();
    t.string('channel', 20).notNullable();
    t.string('status', 10).notNullable();
    t.integer('attempts').notNullable();
    t.bigInteger('next_at_ms').notNullable();
    t.specificType('token', 'char(36)').nullable();
    t.bigInteger('ended_at_ms').nullable();
    t.text('error').nullable();
    t.unique(['notification_id', 'channel'], { indexName: 'three_review_outbox_once' });
    t.index(['status', 'next_at_ms'], 'three_review_outbox_due');
  },
};

export const createNotifyTables = (strapi: Strapi): Promise<void> => createMissing(strapi, NOTIFY_TABLES, COLUMNS);
