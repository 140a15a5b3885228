import type { Strapi } from '../../platform/strapi';
import { createMissing, type Columns } from '../../platform/tables';

export const TRIAL_TABLES = { trial: 'three_review_trial' } as const;

const COLUMNS: Readonly<Record<keyof typeof TRIAL_TABLES, Columns>> = {
  // One row an act that was judged in a trial run. `code` null: it would have passed; NOT_JUDGED: nobody could tell.
  trial: (t) => {
    t.increments('id');
    t.bigInteger('at_ms').notNullable();
    t.string('uid', 190).notNullable();
    t.string('document_id', 64).nullable();
    t.string('locale', 35).nullable();
    t.string('action', 20).notNullable();
    t.string('code', 40).nullable();
    t.text('codes').notNullable();
    t.text('actor').nullable();
    t.index(['at_ms', 'code'], 'three_review_trial_at');
  },
};

export const createTrialTables = (strapi: Strapi): Promise<void> => createMissing(strapi, TRIAL_TABLES, COLUMNS);
