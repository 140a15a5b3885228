import { createMissing, type Columns } from '../../platform/tables';
import type { Strapi } from '../../platform/strapi';

export const CONFIRMATION_TABLES = { attempts: 'three_review_password_attempts', confirmations: 'three_review_confirmations' } as const;

const COLUMNS: Readonly<Record<keyof typeof CONFIRMATION_TABLES, Columns>> = {
  attempts: (t) => {
    t.integer('person_id').primary();
    t.integer('failures').notNullable();
    t.bigInteger('next_at_ms').notNullable();
  },
  confirmations: (t) => {
    t.increments('id');
    t.integer('person_id').notNullable();
    t.string('session', 64).notNullable();
    t.string('act', 12).notNullable();
    t.string('uid', 120).notNullable();
    t.string('document_id', 64).notNullable();
    t.string('locale', 35).notNullable();
    t.specificType('content_hash', 'char(64)').notNullable();
    t.bigInteger('until_ms').notNullable();
    t.index(['person_id', 'document_id'], 'three_review_confirmations_person');
  },
};

export const createConfirmationTables = (strapi: Strapi): Promise<void> => createMissing(strapi, CONFIRMATION_TABLES, COLUMNS);
