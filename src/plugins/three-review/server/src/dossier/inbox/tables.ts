import type { Strapi } from '../../platform/strapi';
import { createMissing, type Columns } from '../../platform/tables';

export const INBOX_TABLES = { inbox: 'three_review_inbox' } as const;

/** `due_day` of a document whose time to publication does not run: after all others. */
export const NO_CLOCK = 9_999_999;

const COLUMNS: Readonly<Record<keyof typeof INBOX_TABLES, Columns>> = {
  // One row for each document in a locale that somebody has something to do with: follows from the ledger and the draft, and can be made anew.
  inbox: (t) => {
    t.string('uid', 120).notNullable();
    t.string('document_id', 64).notNullable();
    t.string('locale', 35).notNullable();
    t.string('stage', 20).notNullable();
    t.integer('round').notNullable();
    // The unit as the draft names it: its document id, or the words of the host's text (`unitRefs`).
    t.string('unit_ref', 300).nullable();
    t.string('column_id', 64).nullable();
    t.integer('drafter_id').nullable();
    t.integer('submitter_id').nullable();
    // Who signed in this round: `,3,7,`; none: `,`.
    t.string('signers', 190).notNullable();
    t.boolean('returned').notNullable();
    t.integer('due_day').notNullable();
    t.bigInteger('since_ms').notNullable();
    t.primary(['uid', 'document_id', 'locale']);
    t.index(['stage', 'unit_ref', 'due_day', 'since_ms', 'signers'], 'three_review_inbox_desk');
    t.index(['stage', 'due_day', 'since_ms'], 'three_review_inbox_stage');
    t.index(['drafter_id', 'stage'], 'three_review_inbox_drafter');
    t.index(['submitter_id', 'stage'], 'three_review_inbox_submitter');
  },
};

export const createInboxTables = (strapi: Strapi): Promise<void> => createMissing(strapi, INBOX_TABLES, COLUMNS);
