import { z } from 'zod';
import { CASE_ACTS, CASE_SOURCES, CASE_STATES, DATE_FINDINGS } from '../../core/audit';
import { CASE_KINDS } from '../../core/regulation';
import { documentId, locale, page, pages, required, uid, written } from './common';
import { civilDay, documentRef, person } from './references';

/** The register of cases (问题登记, A9.2): what makes a site fail at once and only a person can tell. */
export const caseKind = z.enum(CASE_KINDS);
export const caseState = z.enum(CASE_STATES);
export const caseSource = z.enum(CASE_SOURCES);

/** Which contradiction of a document's dates is meant, as `GET /audit/timeliness` tells it. */
export const dateFinding = z.strictObject({
  code: z.enum(DATE_FINDINGS),
  stated: civilDay,
  recorded: civilDay,
  at: z.number().int().min(0),
});
export type DateFindingIn = z.infer<typeof dateFinding>;

/** The document that it is about; `locale` is empty on types that are not localised. */
const documentKey = z.strictObject({ uid, documentId, locale: z.union([locale, z.literal('')]) });

/** `GET /audit/cases?state=&kind=&page=&pageSize=` */
export const casesQuery = page.extend({ state: caseState.optional(), kind: caseKind.optional() });
/** `GET /audit/documents?_q=`: published documents with these words in their title. */
export const documentsQuery = z.object({ _q: required(60) });

/** `POST /audit/cases`; with `decision` it is recorded and decided at once. */
export const caseBody = z
  .strictObject({
    kind: caseKind,
    /** The day on which it was found. */
    foundOn: civilDay,
    document: documentKey.nullable().default(null),
    /** Where else: a page, an address, an account. */
    place: written(500).default(''),
    text: required(2000),
    source: caseSource,
    /** The date in question that it is about. */
    finding: dateFinding.nullable().default(null),
    decision: z
      .strictObject({ act: z.enum(['confirm', 'dismiss']), reason: required(2000) })
      .nullable()
      .default(null),
  })
  .refine(({ finding, kind }) => finding === null || kind === 'forged_date', {
    path: ['kind'],
    message: 'must be forged_date with a finding',
  })
  .refine(({ finding, document }) => finding === null || document !== null, { path: ['document'], message: 'is needed with a finding' });
export type CaseIn = z.input<typeof caseBody>;

/** `POST /audit/cases/:id/confirm`, `POST /audit/cases/:id/dismiss`, `POST /audit/cases/:id/reopen` */
export const caseDecisionBody = z.strictObject({ reason: required(2000) });
export type CaseDecisionIn = z.input<typeof caseDecisionBody>;
/** `POST /audit/cases/:id/correct`: on which day it was put right, and what was done (整改). */
export const caseCorrectionBody = z.strictObject({ correctedOn: civilDay, reason: required(2000) });
export type CaseCorrectionIn = z.input<typeof caseCorrectionBody>;

export const caseDocument = documentRef.pick({ uid: true, documentId: true, locale: true, title: true, titleHidden: true });
export type CaseDocument = z.infer<typeof caseDocument>;

/** One case of the list. */
export const caseOut = z.object({
  id: z.string(),
  kind: caseKind,
  state: caseState,
  foundOn: civilDay,
  /** Its title as it was when the case was recorded. */
  document: caseDocument.nullable(),
  place: z.string(),
  text: z.string(),
  source: caseSource,
  finding: dateFinding.nullable(),
  recordedBy: person,
  recordedAt: z.number(),
  correctedOn: civilDay.nullable(),
  /** The last day on which it counts against the site; null: it does not. */
  countsTo: civilDay.nullable(),
});
export type CaseOut = z.infer<typeof caseOut>;

/** An act on record: never rewritten. */
export const caseAct = z.object({
  act: z.enum(['record', ...CASE_ACTS]),
  from: caseState.nullable(),
  to: caseState,
  day: civilDay,
  reason: z.string(),
  by: person,
  at: z.number(),
});
export type CaseActOut = z.infer<typeof caseAct>;

/** `GET /audit/cases/:id` */
export const caseDetail = caseOut.extend({ acts: z.array(caseAct) });
export type CaseDetail = z.infer<typeof caseDetail>;

export const casesMeta = z.object({
  on: civilDay,
  timeZone: z.string(),
  pagination: pages,
  /** Of all that meet the other filter: the states add up to `all`. */
  counts: z.object({ all: z.number().int() }).catchall(z.number().int()),
});
export type CasesMeta = z.infer<typeof casesMeta>;
