import { z } from 'zod';
import { CLOCK_LEVELS } from '../../core/audit';
import { BOXES, INBOX_ACTS } from '../../core/review';
import { locale, page, pages, refusal, reviewStage, stageId } from './common';
import { confirmBody } from './confirmations';
import { columnRef, documentRef, person, recordId, unitRef } from './references';
import { signBody } from './reviews';

/** 待我审核, 退回给我, 待发布, 我的稿件, 已超时. */
export const inboxBox = z.enum(BOXES);
export type InboxBox = z.infer<typeof inboxBox>;

export const INBOX_SORTS = ['time_left', 'longest_wait', 'newest'] as const;

/** `GET /inbox`: the caller's own, and nobody else's. */
export const inboxQuery = page.extend({
  box: inboxBox.default('to_sign'),
  sort: z.enum(INBOX_SORTS).default('time_left'),
  unit: recordId.optional(),
  column: recordId.optional(),
  stage: reviewStage.exclude(['published']).optional(),
  /** Only what has waited for at least so many days. */
  age: z.coerce.number().int().min(1).max(366).optional(),
  /** In the title, the unit's name, the drafter's name. */
  _q: z
    .string()
    .trim()
    .max(100)
    .refine((text) => !text.includes('\u0000'), { message: 'must not contain a NUL character' })
    .optional(),
});

export const inboxRow = documentRef.extend({
  stage: reviewStage,
  round: z.number().int(),
  /** The last round was ended by a return. */
  returned: z.boolean(),
  drafter: person.nullable(),
  /** ms since 1970, UTC: since when it stands where it stands. */
  since: z.number(),
  /** The time to the first publication (A9.2), while it runs. `daysLeft`: working days or days, as the policy counts; null: no calendar. */
  limit: z
    .object({ eventDay: z.string(), dueDay: z.string().nullable(), daysLeft: z.number().nullable(), level: z.enum(CLOCK_LEVELS) })
    .nullable(),
  /** What the caller can do with it now. */
  act: z.enum(INBOX_ACTS),
});
export type InboxRow = z.infer<typeof inboxRow>;

const counts = z.record(inboxBox, z.number().int());
/** How many lie in each box under the same filters, by the same answer as the rows. */
export const inboxMeta = z.object({
  pagination: pages,
  counts,
  /** What the caller may act for; nobody's: they hold no post. */
  posts: z.array(z.object({ post: z.string(), unit: unitRef.nullable() })),
});
export type InboxMeta = z.infer<typeof inboxMeta>;

/** `GET /inbox/choices`: what to filter by: the units and columns of what lies in the caller's boxes. */
export const inboxChoices = z.object({ units: z.array(unitRef), columns: z.array(columnRef) });
export type InboxChoices = z.infer<typeof inboxChoices>;

/** `POST /reviews/sign-batch`: an answer sheet for each document; one password for all where the policy asks. */
export const signBatchBody = z.strictObject({
  documents: z
    .array(
      signBody.omit({ password: true }).extend({
        uid: confirmBody.shape.documents.element.shape.uid,
        documentId: confirmBody.shape.documents.element.shape.documentId,
      })
    )
    .min(1)
    .max(50),
  password: z.string().max(256).optional(),
});
export type SignBatchIn = z.input<typeof signBatchBody>;

/** What became of each, in the order they came: one that is refused keeps none of the others from being signed. */
export const signedDocument = z.object({
  uid: z.string(),
  documentId: z.string(),
  locale: locale.or(z.literal('')),
  stage: stageId,
  outcome: z.enum(['signed', 'refused', 'not_found']),
  refusals: z.array(refusal),
});
export type SignedDocument = z.infer<typeof signedDocument>;
