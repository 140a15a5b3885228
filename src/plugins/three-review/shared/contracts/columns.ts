import { z } from 'zod';
import { COLUMN_CATEGORIES, PERIOD_UNITS } from '../../core/regulation';
import { nameOf, page, required, wording } from './common';
import { civilDay, person, recordId, rowId, unitRef } from './references';

/** How often a column must be updated (A9.2). `policy`: as the policy in force says for a column of this name. */
export const frequency = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('policy') }),
  z.strictObject({
    kind: z.literal('period'),
    unit: z.enum(PERIOD_UNITS),
    min: z.number().int().min(1).max(1000),
  }),
  z.strictObject({ kind: z.literal('gap'), days: z.number().int().min(1).max(3660) }),
  z.strictObject({ kind: z.literal('exempt') }),
]);
export type FrequencyOut = z.infer<typeof frequency>;

/** What the national inspection counts a column as. */
export const columnCategory = z.enum(COLUMN_CATEGORIES);
export type ColumnCategory = z.infer<typeof columnCategory>;

/** What holds for a column from a day on: who answers for it, how often it must be updated. The past is judged by what held then. */
export const columnTermBody = z.strictObject({
  from: civilDay,
  unit: recordId,
  coUnits: z.array(recordId).max(20).default([]),
  /** Admin users; null: vacant. */
  dutyOfficer: z.number().int().positive().nullable().default(null),
  deputy: z.number().int().positive().nullable().default(null),
  frequency: frequency.default({ kind: 'policy' }),
  /** Out of use from this day on: judged again when a later term says so. */
  suspended: z.boolean().default(false),
});
export type ColumnTermIn = z.input<typeof columnTermBody>;
/** A term that is added or changed. `correction`: why, where it gives other terms to days that were judged; left out, that is refused. */
export const termChangeBody = columnTermBody.extend({ correction: required(500).optional() });
export type TermChangeIn = z.input<typeof termChangeBody>;

export const columnBody = z.strictObject({
  /** By which documents name it: the documentId of the host's column, or the text in its field. Left out: found by name, else the slug. */
  id: recordId.optional(),
  name: nameOf(60),
  slug: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'must be lower-case letters, digits and hyphens'),
  parent: recordId.nullable().default(null),
  category: columnCategory.default('other'),
  /** May anybody outside see its last update and next due day? */
  publicStatus: z.boolean().default(false),
  /** Its first term. */
  term: columnTermBody,
});
/** What is left out stays as it is: no defaults here. */
export const columnPatch = columnBody
  .omit({ id: true, term: true })
  .extend({ parent: recordId.nullable(), category: columnCategory, publicStatus: z.boolean() })
  .partial();
export type ColumnIn = z.input<typeof columnBody>;
export type ColumnPatchIn = z.input<typeof columnPatch>;

export const columnTerm = z.object({
  id: z.string(),
  from: civilDay,
  /** The last day it holds; null: until a later term. */
  to: civilDay.nullable(),
  unit: unitRef.nullable(),
  coUnits: z.array(unitRef),
  dutyOfficer: person.nullable(),
  deputy: person.nullable(),
  frequency,
  suspended: z.boolean(),
});
export type ColumnTermOut = z.infer<typeof columnTerm>;

export const column = z.object({
  id: z.string(),
  name: z.string(),
  slug: z.string(),
  parent: z.string().nullable(),
  category: columnCategory,
  publicStatus: z.boolean(),
  /** In the order of their days. */
  terms: z.array(columnTerm),
});
export type ColumnOut = z.infer<typeof column>;

/** That judged days were given other terms: who, when and why. Kept for good. */
export const termCorrection = z.object({
  on: civilDay,
  by: z.string().nullable(),
  reason: z.string(),
  /** The first day that it touches. */
  from: civilDay,
});
/** `GET /columns/:id` */
export const columnInFull = column.extend({
  /** The last day that frozen verdicts rest on; null: none. */
  frozenTo: civilDay.nullable(),
  /** The latest first. */
  corrections: z.array(termCorrection),
});
export type ColumnInFull = z.infer<typeof columnInFull>;

/** One fault of a division sheet (附件1): where, what, what is allowed. `row` counts as the sheet does, from 1; null: the file itself. */
export const sheetFault = z.object({
  row: z.number().int().nullable(),
  cell: z.string().nullable(),
  column: z.string().nullable(),
  code: z.string(),
  message: wording,
});
export type SheetFault = z.infer<typeof sheetFault>;

/** `POST /columns/import?dryRun=true|false`, multipart field `file`: all or nothing; the same sheet twice changes nothing. */
export const importPreview = z.object({
  rows: z.number().int(),
  create: z.array(z.string()),
  update: z.array(z.object({ name: z.string(), changes: z.array(z.string()) })),
  unchanged: z.number().int(),
  faults: z.array(sheetFault),
  /** What was passed over and hinders nothing: heads that the sheet does not speak of. */
  remarks: z.array(sheetFault),
  /** False for a dry run, and whenever there is a fault. */
  applied: z.boolean(),
});
export type ImportPreview = z.infer<typeof importPreview>;

/** `GET /columns/options`: whom and what a term of a column can name, for the lists of its editor. */
export const columnOptions = z.object({ units: z.array(unitRef), people: z.array(person) });
export type ColumnOptions = z.infer<typeof columnOptions>;

/** `GET /columns`, in the order of the tree; `_q`: a part of the name. */
export const columnsQuery = page.extend({
  _q: z.string().max(60).optional(),
  unit: recordId.optional(),
  category: columnCategory.optional(),
});
/** `PUT/DELETE /columns/:id/terms/:term`; `POST /columns/:id/terms` adds one. All answer with the column. */
export const termParams = z.object({ id: recordId, term: rowId });
export const importQuery = z.object({ dryRun: z.enum(['true', 'false']).default('true') });

/** Content API `GET /columns`, `/columns/:slug`: only columns with `publicStatus`. */
export const publicColumn = z.object({
  slug: z.string(),
  name: z.string(),
  lastUpdate: civilDay.nullable(),
  /** The last day by which the next update is due; null: nothing is due. */
  nextDue: civilDay.nullable(),
});
export type PublicColumn = z.infer<typeof publicColumn>;
export const slugParams = z.object({ slug: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'must be one slug') });

/** `GET /columns/export?format=xlsx|csv` */
export const exportQuery = z.object({ format: z.enum(['xlsx', 'csv']).default('xlsx') });
