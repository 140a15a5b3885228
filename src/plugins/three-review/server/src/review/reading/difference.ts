import { readText, type ContentText, type Fields } from '../../../../core/content';
import { countsOf, difference, summed, type FieldDifference } from '../../../../core/difference';
import { refusal, type Decision } from '../../../../core/kernel/result';
import { chainOf, readReview } from '../../../../core/ledger';
import { basesOf, editsSince, tellApart, type Basis, type BasisId, type ReviewEvent } from '../../../../core/review';
import type { DifferenceOut, FieldDifferenceOut } from '../../../../shared/contracts';
import { segment, sha256, shapeOf, titleField, type ContentRow } from '../../content';
import { readDraft } from '../../dossier/dossier';
import { readEntries, readSnapshot } from '../../ledger/entries';
import { readState, type ReviewKey } from '../../ledger/states';
import type { Caller } from '../../platform/caller';
import { configOf, coveredType } from '../../platform/covered';
import { inTransaction } from '../../platform/database';
import { plain } from '../../platform/json';
import type { Reader } from '../../platform/reader';
import { textOf, type Strapi, type Trx } from '../../platform/strapi';
import { fileViews } from './files';
import { hidingFrom, type Hiding } from './hiding';
import { linkViews } from './links';

/** A document as it is now, and all that it could be compared with. */
interface Found {
  readonly draft: ContentRow;
  readonly events: readonly ReviewEvent[];
  readonly bases: readonly Basis[];
  readonly basis: Basis | null;
  /** The canonical text of the basis, as it is kept; null: it is not. */
  readonly kept: string | null;
}

const eventsOf = async (strapi: Strapi, trx: Trx, key: ReviewKey): Promise<readonly ReviewEvent[]> =>
  (await readEntries(strapi, trx, chainOf(key.uid, key.documentId))).flatMap(({ body }) => {
    const read = readReview(body);
    return read?.locale === key.locale ? [read.event] : [];
  });

const findAll = (strapi: Strapi, key: ReviewKey, caller: Caller, against: BasisId | undefined): Promise<Found | null> =>
  inTransaction(strapi, async (trx) => {
    const draft = await readDraft(strapi, key);
    if (!draft) return null;
    const { state } = await readState(strapi, trx, key);
    const events = await eventsOf(strapi, trx, key);
    const bases = basesOf(state, events, caller.actor?.id ?? null);
    const basis = (against === undefined ? bases[0] : bases.find(({ id }) => id === against)) ?? null;
    return { draft, events, bases, basis, kept: basis && (await readSnapshot(strapi, trx, basis.contentHash)) };
  });

/** What is kept under a hash, if it is what the hash says, and of this document (A10.2); null otherwise. */
const verified = (key: ReviewKey, hash: string, text: string | null): ContentText | null => {
  if (text === null || sha256(text) !== hash) return null;
  const read = readText(text);
  const { uid, documentId, locale } = read?.head ?? {};
  return uid === key.uid && documentId === key.documentId && locale === key.locale ? read : null;
};

/**
 * What differs between the draft of a document and an earlier content of it, as this reader may see it. Null: there is no draft. Refused where
 * what is asked for does not exist (`no_basis`), or is not kept as it was signed (`snapshot_broken`).
 */
export const differenceOf = async (
  strapi: Strapi,
  key: ReviewKey,
  caller: Caller,
  reader: Reader,
  against: BasisId | undefined
): Promise<Decision<DifferenceOut> | null> => {
  const found = await findAll(strapi, key, caller, against);
  if (!found) return null;
  const { draft, basis, kept } = found;
  if (basis === null && against !== undefined) return { allowed: false, refusals: [refusal('no_basis', 'A10.2', { against })] };
  const before = basis && verified(key, basis.contentHash, kept);
  if (basis !== null && before === null) {
    const data = { against: basis.id, contentHash: basis.contentHash };
    return { allowed: false, refusals: [refusal('snapshot_broken', 'A10.2', data)] };
  }
  const hiding = await hidingFrom(strapi, key.uid, draft.row, reader);
  return { allowed: true, value: await told(strapi, key, reader, found, before?.fields ?? null, hiding) };
};

const told = async (
  strapi: Strapi,
  key: ReviewKey,
  reader: Reader,
  { draft, events, bases, basis }: Found,
  before: Fields | null,
  hiding: Hiding
): Promise<DifferenceOut> => {
  const now = readText(draft.text)?.fields ?? {};
  const shape = shapeOf(strapi, key.uid, coveredType(strapi, key.uid).mapping.ignore);
  const fields = before === null ? [] : difference(before, now, shape, segment).filter(({ path }) => !hiding.hides(path));
  const differing = new Set(fields.map(({ name, steps }) => steps[0]?.name ?? name));
  const edits = basis === null || basis.at === null ? [] : editsSince(events, basis.at);
  const apart = tellApart([...bases, ...edits].flatMap(({ by }) => by ?? []));
  const title = titleField(strapi, key.uid);
  return {
    contentHash: draft.full,
    title: title === null || hiding.hides(title) ? null : textOf(draft.row[title]),
    bases: bases.map(({ by, ...rest }) => ({ ...rest, by: by && apart(by), same: rest.contentHash === draft.full })),
    against: basis?.id ?? null,
    fields: await worded(strapi, key.uid, reader, fields),
    unchanged: [...shape.keys()].filter((name) => !differing.has(name) && !hiding.hides(name)),
    hidden: [...hiding.fields],
    edits: edits.map(({ by, at, changed }) => ({ by: by && apart(by), at, changed: changed.filter((name) => !hiding.hides(name)) })),
    counts: summed(fields.map(countsOf)),
    timeZone: configOf(strapi).timeZone,
  };
};

/** Links by name, files with what can be seen of them, each field with its counts. */
const worded = async (strapi: Strapi, uid: string, reader: Reader, fields: readonly FieldDifference[]): Promise<FieldDifferenceOut[]> => {
  const named = fields.flatMap((field) =>
    field.kind === 'links' ? field.changes.map(({ target }) => ({ path: field.path, target })) : []
  );
  const files = fields.flatMap((field) =>
    field.kind === 'files' ? field.changes.flatMap(({ before, after }) => [before ?? [], after ?? []].flat()) : []
  );
  const [link, file] = await Promise.all([linkViews(strapi, uid, reader, named), fileViews(strapi, files)]);
  return fields.map((field) => {
    const counts = countsOf(field);
    if (field.kind === 'links') {
      const changes = field.changes.map(({ change, target }) => ({ change, target: link({ path: field.path, target }) }));
      return plain<FieldDifferenceOut>({ ...field, counts, changes });
    }
    if (field.kind === 'files') {
      const changes = field.changes.map(({ change, before, after }) => ({
        change,
        before: before && file(before),
        after: after && file(after),
      }));
      return plain<FieldDifferenceOut>({ ...field, counts, changes });
    }
    return plain<FieldDifferenceOut>({ ...field, counts });
  });
};
