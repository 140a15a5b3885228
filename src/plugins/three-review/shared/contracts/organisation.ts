import { z } from 'zod';
import { POSTS, type PostKind } from '../../core/regulation';

const id = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, 'must be one id');
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a day like 2026-11-24');
export const postKind = z.enum(Object.keys(POSTS) as [PostKind, ...PostKind[]]);
export const unitKind = z.enum(['bureau', 'office', 'subordinate']);

export const idParams = z.object({ id });

export const unitBody = z.strictObject({
  code: z.string().regex(/^[a-z0-9-]{1,64}$/, 'must be lower-case letters, digits and hyphens'),
  name: z.string().trim().min(1).max(120),
  kind: unitKind,
  parent: id.nullable().default(null),
});
/** What is left out stays as it is: no defaults here. */
export const unitPatch = unitBody.extend({ parent: id.nullable() }).partial();
export const unit = z.object({ id, code: z.string(), name: z.string(), kind: unitKind, parent: z.string().nullable() });
export type Unit = z.infer<typeof unit>;
export type UnitIn = z.infer<typeof unitBody>;

export const postBody = z
  .strictObject({
    kind: postKind,
    /** The unit it is held for; null for the posts of the whole bureau. */
    unit: id.nullable().default(null),
    /** The admin user in post. */
    holder: z.union([z.number().int().positive(), z.string().regex(/^\d{1,15}$/)]),
    validFrom: day.nullable().default(null),
    /** The last day in post; null: until further notice. */
    validTo: day.nullable().default(null),
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
  holder: z.object({ id: z.string(), name: z.string() }),
  validFrom: z.string().nullable(),
  validTo: z.string().nullable(),
  /** In post today, in the policy's time zone, and with an active account. */
  inPost: z.boolean(),
});
export type Post = z.infer<typeof post>;
export type PostIn = z.input<typeof postBody>;
