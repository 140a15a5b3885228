import type { Strapi } from '../../platform/strapi';
import { createMissing, type Columns } from '../../platform/tables';

export const FILE_TABLES = { named: 'three_review_named_files' } as const;

/** How much of a storage's own name is kept: the random end of it, which no other file has. */
export const TAIL = 10;

const COLUMNS: Readonly<Record<keyof typeof FILE_TABLES, Columns>> = {
  // Which texts name which files by their addresses: a row for each field and file. Kept in step by whatever writes texts.
  named: (t) => {
    t.increments('id');
    t.string('uid', 190).notNullable();
    t.integer('row_id').notNullable();
    t.string('field', 190).notNullable();
    t.string('tail', TAIL).notNullable();
    // Written by somebody from outside who may not read drafts: their word makes no file public.
    t.integer('outside').notNullable();
    t.index(['tail'], 'three_review_named_files_tail');
    t.index(['row_id', 'uid'], 'three_review_named_files_row');
  },
};

export const createFileTables = (strapi: Strapi): Promise<void> => createMissing(strapi, FILE_TABLES, COLUMNS);
