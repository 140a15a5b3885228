import { z } from 'zod';
import { PROOFS } from '../../core/regulation';
import { END_REASONS, VERDICTS } from '../../core/review';
import { articleId, contentHash, documentId, locale, note, reason, refusal, reviewStage, stageId, uid, wording } from './common';
import { actor, unitRef } from './references';

/** `/reviews/:uid/:documentId` */
export const reviewParams = z.object({ uid, documentId });
export const reviewQuery = z.object({ locale: locale.optional() });

export const criterionAnswer = z.strictObject({
  id: z.string().max(64),
  verdict: z.enum(VERDICTS),
  reason: note.optional(),
});
export type CriterionAnswerIn = z.infer<typeof criterionAnswer>;

export const submitBody = z.strictObject({ locale: locale.optional(), note: note.default('') });
export const signBody = z.strictObject({
  locale: locale.optional(),
  stage: stageId,
  contentHash,
  criteria: z.array(criterionAnswer).max(32),
  checklist: z.array(z.string().max(64)).max(64).default([]),
  note: note.default(''),
  password: z.string().max(256).optional(),
});
export const returnBody = z.strictObject({
  locale: locale.optional(),
  reason,
  to: z.union([z.literal('draft'), stageId]).default('draft'),
});
export const withdrawBody = z.strictObject({ locale: locale.optional(), reason });
export const takeDownBody = z.strictObject({ locale: locale.optional(), reason });
export type SubmitIn = z.input<typeof submitBody>;
export type SignIn = z.input<typeof signBody>;
export type ReturnIn = z.input<typeof returnBody>;
export type WithdrawIn = z.input<typeof withdrawBody>;
export type TakeDownIn = z.input<typeof takeDownBody>;

export const signOff = z.object({
  stage: stageId,
  proof: z.enum(PROOFS),
  signer: actor,
  post: z.string(),
  unitId: z.string(),
  /** As it was understood when it was signed; absent in older signatures. */
  classification: z.string().nullable().optional(),
  contentHash,
  policy: z.string(),
  criteria: z.array(criterionAnswer),
  checklist: z.array(z.string()),
  note: z.string(),
  /** ms since 1970, UTC */
  at: z.number(),
});
export type SignOffOut = z.infer<typeof signOff>;

const policyLine = z.object({ id: z.string(), article: articleId, name: wording, help: wording });

export const requiredStage = z.object({
  id: stageId,
  proof: z.string(),
  post: z.string(),
  article: articleId,
  name: wording,
  duties: z.array(policyLine),
  /** Holders of the stage's post for the document's unit, now. Empty: the post is vacant. */
  people: z.array(actor),
  signed: signOff.nullable(),
});

/** What the panel shows: where is it, why can it not be published, what may I do. */
export const review = z.object({
  uid,
  documentId,
  locale: z.string(),
  stage: reviewStage,
  round: z.number().int(),
  /** Hash of the draft as it is now: to be sent back with a sign-off. Empty where no draft is left. */
  contentHash: contentHash.or(z.literal('')),
  unit: unitRef.nullable(),
  live: z.boolean(),
  policy: z.object({ id: z.string(), version: z.string() }),
  criteria: z.array(policyLine),
  required: z.array(requiredStage),
  signOffs: z.array(signOff),
  /** How the last round ended, when no other has begun since. */
  ended: z
    .object({
      reason: z.enum(END_REASONS),
      by: actor.nullable(),
      at: z.number(),
      note: z.string(),
      changed: z.array(z.string()),
      voided: z.array(signOff),
    })
    .nullable(),
  /** Why it cannot be published now; empty when a publisher can. */
  refusals: z.array(refusal),
  can: z.object({
    submit: z.boolean(),
    sign: z.boolean(),
    return: z.boolean(),
    withdraw: z.boolean(),
    publish: z.boolean(),
    takeDown: z.boolean(),
  }),
  /** Why the person who asks cannot sign the awaited stage; empty when `can.sign`. */
  signRefusals: z.array(refusal),
  submitRefusals: z.array(refusal),
  reauthenticate: z.boolean(),
  timeZone: z.string(),
});
export type Review = z.infer<typeof review>;
export type RequiredStage = z.infer<typeof requiredStage>;

/** `GET /reviews/settings`: what the admin has to know of the configuration. */
export const settings = z.object({
  contentTypes: z.array(z.string()),
  /** Those of them of which there is one document. */
  singleTypes: z.array(z.string()),
  timeZone: z.string(),
});
export type Settings = z.infer<typeof settings>;
