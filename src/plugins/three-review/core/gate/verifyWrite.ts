import { refusal, type Refusal } from '../kernel/result';

/** One published row as read from the database. `core` leaves out relations to types with draft-and-publish, which publishing prunes; `targets` are those relations. */
export interface LiveRow {
  readonly locale: string;
  readonly full: string;
  readonly core: string;
  readonly targets: readonly string[];
}

/** The draft that was signed three times, per locale. */
export type ApprovedRow = LiveRow;

/**
 * After the write, before the commit: every published row that is not what it was must be the approved draft of its locale, one row
 * a locale (A10.2). Catches what the action did beside its purpose: siblings rewritten by i18n, double rows, a draft edited meanwhile.
 */
export const verifyWrite = (before: readonly LiveRow[], after: readonly LiveRow[], approved: readonly ApprovedRow[]): readonly Refusal[] =>
  after.flatMap((row, i) => {
    if (after.findIndex((other) => other.locale === row.locale) !== i) {
      return [refusal('content_mismatch', 'A10.2', { locale: row.locale, why: 'two live rows' })];
    }
    if (before.some((old) => old.locale === row.locale && old.full === row.full)) return [];
    const draft = approved.find((candidate) => candidate.locale === row.locale);
    if (!draft) return [refusal('content_mismatch', 'A10.2', { locale: row.locale, why: 'not part of this publication' })];
    const same = draft.full === row.full || (draft.core === row.core && row.targets.every((target) => draft.targets.includes(target)));
    return same ? [] : [refusal('content_mismatch', 'A10.2', { locale: row.locale, why: 'differs from what was signed' })];
  });
