import { z } from 'zod';
import { parseDay } from '../../core/kernel/dates';

/** Epoch days travel as civil dates of the policy's time zone. */
export const civilDay = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a day like 2026-11-24')
  .refine((day) => parseDay(day) !== null, { message: 'is no day of the calendar' });

/** The id of a unit, a post or a column in a request: one short plain string, never a list or an operator. */
export const recordId = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, 'must be one id');
/** The id of a row in a table of our own; PostgreSQL takes no more for an integer. */
export const rowId = z.string().regex(/^\d{1,9}$/, 'must be one id');
export const idParams = z.object({ id: recordId });
export const numberParams = z.object({ id: rowId });

const named = z.object({ id: z.string(), name: z.string() });
/** A unit, a column, an actor: by its id, with the name to show. */
export const unitRef = named;
export const columnRef = named;
/** Who acts; `account`: what they sign in with, since two people may have one name. */
export const actor = named.extend({ account: z.string().optional() });
/** An account of the admin. */
export const person = z.object({ id: z.number(), name: z.string() });
export type PersonOut = z.infer<typeof person>;

/** A document that the audit speaks of, with where it belongs. */
export const documentRef = z.object({
  uid: z.string(),
  documentId: z.string(),
  locale: z.string(),
  title: z.string().nullable(),
  /** The title is not for whoever asks: the draft is not theirs to read, and nothing is live. Its id is then empty, unless the register of cases is theirs. */
  titleHidden: z.boolean(),
  column: columnRef.nullable(),
  unit: unitRef.nullable(),
});

/** Why something is as it is: a code with its data, worded by the translations. */
export const coded = z.object({ code: z.string(), data: z.record(z.string(), z.unknown()) });

/** Content API `GET /drafts`: a caller who may not hears a 403. */
export const mayReadDrafts = z.object({ drafts: z.boolean() });
