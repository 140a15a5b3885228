import { lostLinks, readText, retell, type Lost, type Retelling } from '../../../core/content';
import type { ReviewState } from '../../../core/review';
import { canonical } from '../../../core/ledger';
import { prunableFields, readContent, type ContentRow, type PlainRow } from '../content';
import { readSnapshot } from '../ledger/entries';
import type { ReviewKey } from '../ledger/states';
import { coveredType } from '../platform/covered';
import { withScope } from '../platform/caller';
import { queryOf, type Strapi, type Trx } from '../platform/strapi';

export interface Restored {
  readonly lost: readonly string[];
  readonly retelling: Retelling;
}

/**
 * Does the draft say again what is live (A10.2)? The live row decides: it may show fewer links than were signed, to documents that are not
 * published, and a draft that was brought back to it has lost them. Null: it says something else, or what was signed word for word.
 */
export const restoredTo = async (
  strapi: Strapi,
  trx: Trx,
  key: ReviewKey,
  { liveHash, contentHash }: ReviewState,
  draft: ContentRow
): Promise<Restored | null> => {
  if (liveHash === null || draft.full === liveHash || draft.full === contentHash) return null;
  const prunable = prunableFields(strapi, key.uid);
  if (prunable.size === 0) return null;
  const [signed, said] = [readText((await readSnapshot(strapi, trx, liveHash)) ?? ''), readText(draft.text)];
  const lost = signed && said ? lostLinks(signed.fields, said.fields, prunable) : null;
  if (!signed || lost === null || lost.length === 0) return null;
  const lives = await readContent(strapi, { ...key, live: true }, coveredType(strapi, key.uid).mapping.ignore);
  if (lives.find(({ locale }) => locale === key.locale)?.full !== draft.full) return null;
  // A link to what is published is missing on the live row for no good reason: it is not forgotten here.
  for (const one of lost) if (await isPublished(strapi, prunable.get(one.path) ?? '', one)) return null;
  return { lost: lost.map(({ link }) => link), retelling: retell(signed.fields, draft.text) };
};

/**
 * Does a draft say in its plain fields already that it is not what is live? Then nothing else of it has to be read to know that it does
 * not say that again. What cannot be compared (a field that came later) tells nothing.
 */
export const saysOtherwise = async (strapi: Strapi, trx: Trx, liveHash: string, drafts: readonly PlainRow[]): Promise<boolean> => {
  const live = readText((await readSnapshot(strapi, trx, liveHash)) ?? '');
  const differs = ({ fields }: PlainRow): boolean =>
    Object.entries(fields).some(([name, value]) => {
      const told = live?.fields[name];
      return told !== undefined && canonical(told) !== canonical(value);
    });
  return live !== null && drafts.length > 0 && drafts.every(differs);
};

const isPublished = async (strapi: Strapi, uid: string, { link }: Lost): Promise<boolean> => {
  const [documentId = '', locale] = link.slice(link.indexOf('=') + 1).split('/');
  const where = { documentId, publishedAt: { $notNull: true }, ...(locale ? { locale } : {}) };
  return (await withScope({ action: true }, () => queryOf(strapi, uid).count({ where }))) > 0;
};
