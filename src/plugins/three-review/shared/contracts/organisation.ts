import { z } from 'zod';
import { BASES, UNIT_KINDS } from '../../core/organisation';
import { POSTS, type PostKind } from '../../core/regulation';
import { nameOf, page } from './common';
import { actor, civilDay, recordId } from './references';

export const postKind = z.enum(Object.keys(POSTS) as [PostKind, ...PostKind[]]);
export const unitKind = z.enum(UNIT_KINDS);

/** Why; kept in the ledger with who and when. */
const reason = z.string().trim().max(500).default('');
/** `?reason=` of a DELETE. */
export const reasonQuery = z.object({ reason });

export const unitBody = z.strictObject({
  code: z.string().regex(/^[a-z0-9-]{1,64}$/, 'must be lower-case letters, digits and hyphens'),
  name: nameOf(120),
  kind: unitKind,
  parent: recordId.nullable().default(null),
  reason,
});
/** What is left out stays as it is: no defaults here. */
export const unitPatch = unitBody.extend({ parent: recordId.nullable(), reason: z.string().trim().max(500) }).partial();
export const unit = z.object({ id: recordId, code: z.string(), name: z.string(), kind: unitKind, parent: z.string().nullable() });
export type Unit = z.infer<typeof unit>;
export type UnitIn = z.infer<typeof unitBody>;
export type UnitPatch = z.infer<typeof unitPatch>;

export const postBody = z
  .strictObject({
    kind: postKind,
    /** The unit it is held for; null for the posts of the whole bureau. */
    unit: recordId.nullable().default(null),
    /** The admin user in post. */
    holder: z.union([z.number().int().positive(), z.string().regex(/^\d{1,15}$/)]),
    validFrom: civilDay.nullable().default(null),
    /** The last day in post; null: until further notice. */
    validTo: civilDay.nullable().default(null),
    reason,
  })
  .refine((post) => (POSTS[post.kind] === 'unit') === (post.unit !== null), {
    path: ['unit'],
    message: 'informationOfficer, unitHead and supervisingLeader are held for a unit, the other posts for the whole bureau (null)',
  })
  .refine((post) => !post.validFrom || !post.validTo || post.validFrom <= post.validTo, {
    path: ['validTo'],
    message: 'must not be before validFrom',
  });
export const post = z.object({
  id: z.string(),
  kind: postKind,
  unit: z.string().nullable(),
  holder: actor,
  validFrom: z.string().nullable(),
  validTo: z.string().nullable(),
  /** In post today, in the policy's time zone, and with an active account. */
  inPost: z.boolean(),
});
export type Post = z.infer<typeof post>;
export type PostIn = z.input<typeof postBody>;

/** A row that no rule can be applied to: of a kind that nobody knows. It entitles to nothing, and can only be removed. */
export const unreadableRow = z.object({
  id: z.string(),
  /** What stands in the field that cannot be read. */
  kind: z.string(),
  unit: z.string().nullable(),
  holder: z.string().nullable(),
});
export type UnreadableRow = z.infer<typeof unreadableRow>;
/** `meta` of the lists of units and posts. */
export const organisationMeta = z.object({ unreadable: z.array(unreadableRow) });

/** What the first set-up of a site may bring (`organisation.seed`): all of it, or nothing. */
export const organisationSeed = z.strictObject({
  units: z
    .array(
      unitBody
        .pick({ code: true, name: true, kind: true })
        .extend({ parentCode: z.string().nullable().default(null) })
        .strict()
    )
    .default([]),
  posts: z.array(z.strictObject({ kind: postKind, unitCode: z.string().nullable().default(null), email: z.string().min(1) })).default([]),
});
export type OrganisationSeed = z.input<typeof organisationSeed>;

export const historyQuery = page;
/** One line of `GET /organisation/history`, meta `{ pagination }`: of a unit or of a post. */
export const organisationChange = z.object({
  /** The number of its entry in the ledger. */
  seq: z.number().int(),
  type: z.enum(['unit_created', 'unit_changed', 'unit_removed', 'appointed', 'transferred', 'ended']),
  at: z.number(),
  by: actor.nullable(),
  basis: z.enum(BASES),
  reason: z.string(),
  unit: unit.nullable(),
  post: post.omit({ inPost: true }).nullable(),
});
export type OrganisationChange = z.infer<typeof organisationChange>;
