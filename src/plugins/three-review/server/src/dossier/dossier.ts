import { fromJson } from '../platform/json';
import type { LedgerBody } from '../../../core/ledger';
import { changedFields, type Json } from '../../../core/ledger';
import type { Facts, Holder, ReviewState } from '../../../core/review';
import { readSnapshot } from '../ledger/entries';
import { readState, type Kept, type ReviewKey } from '../ledger/states';
import { holdersFor } from '../organisation/posts';
import type { Caller } from '../platform/caller';
import { emptyRequired, readContent, unitNamed, type ContentRow } from '../content';
import { hiddenFields } from './hidden';
import { coveredType, localDay, policyNow } from '../platform/covered';
import { UNIT } from '../platform/names';
import { isRow, queryOf, textOf, type Row, type Strapi, type Trx } from '../platform/strapi';

/** Everything known about one document in one locale at the moment of a decision. */
export interface Dossier {
  readonly key: ReviewKey;
  readonly state: ReviewState;
  /** Null: there is no draft of it in this locale. */
  readonly draft: ContentRow | null;
  /** The row that answers for the document: its draft, or where there is none what is live. Null: there is neither. */
  readonly row: Row | null;
  readonly facts: Facts;
  /** Somebody else has moved the review on since the caller began: what he is refused for may be that. */
  readonly overtaken: boolean;
}

/** The unit a row names: a relation to a unit, or a text field that holds a unit's code (A1). */
export const unitOf = async (strapi: Strapi, uid: string, row: Row): Promise<{ id: string; name: string } | null> => {
  const held = row[coveredType(strapi, uid).unit];
  if (isRow(held) && textOf(held.name) !== null) return { id: String(held.documentId), name: String(held.name) };
  const where = unitNamed(held);
  const unit = where ? await queryOf(strapi, UNIT).findOne({ where }) : null;
  return unit ? { id: String(unit.documentId), name: String(unit.name) } : null;
};

/** Did this happen after the caller began? */
const since = (caller: Caller, at: number | null): boolean => at !== null && at > caller.since;

/** Has somebody else moved the review of the document on, in any locale, since the caller began? */
export const movedSince = (caller: Caller, states: ReadonlyMap<string, Kept>): boolean =>
  [...states.values()].some(({ movedAt }) => since(caller, movedAt));

interface SnapshotText {
  readonly fields: { readonly [name: string]: Json };
}

/** Which fields differ from the content of `hash`; nothing to compare with: nothing to name. */
const differences = async (strapi: Strapi, trx: Trx, hash: string | null, draft: ContentRow): Promise<readonly string[]> => {
  if (hash === null || hash === draft.full) return [];
  const snapshot = await readSnapshot(strapi, trx, hash);
  if (snapshot === null) return [];
  return changedFields(fromJson<SnapshotText>(snapshot).fields, fromJson<SnapshotText>(draft.text).fields);
};

/** What whoever opens a dossier has read already, in the same transaction and under the document's lock. */
export interface Known {
  /** ms: when the act began. */
  readonly now: number;
  readonly kept: Kept;
  /** The posts of who acts: enough to say yes, not to name who else is missing. */
  readonly holders: readonly Holder[];
}

/**
 * Loads facts and state from the database as it is inside `trx`. Whoever means to act on them holds the document's lock.
 * `draft`, `known`: what has been read already.
 */
export const openDossier = async (
  strapi: Strapi,
  trx: Trx,
  key: ReviewKey,
  caller: Caller,
  draft?: ContentRow | null,
  known?: Known
): Promise<Dossier> => {
  const { mapping } = coveredType(strapi, key.uid);
  const { state, movedAt } = known?.kept ?? (await readState(strapi, trx, key));
  const found = draft === undefined ? await readRow(strapi, key, mapping.ignore, false) : draft;
  const now = known?.now ?? Date.now();
  const row = (found ?? (state.liveHash === null ? null : await readRow(strapi, key, mapping.ignore, true)))?.row ?? null;
  const unit = row ? await unitOf(strapi, key.uid, row) : null;
  const facts: Facts = {
    policy: policyNow(strapi, now),
    now,
    actor: caller.actor,
    interactive: caller.interactive,
    unit,
    holders: known?.holders ?? (await holdersFor(strapi, trx, unit?.id ?? null, localDay(strapi, now))),
    classification: row ? textOf(row[coveredType(strapi, key.uid).classification]) : null,
    contentHash: found?.full ?? '',
    empty: found ? emptyRequired(strapi, key.uid, found.row, mapping.ignore) : [],
    // Only who signs or looks is asked whether they can read it all, and they know nothing beforehand.
    hidden: found && !known ? await hiddenFields(strapi, key.uid, found.row, caller) : [],
    changed: found ? await differences(strapi, trx, state.contentHash, found) : [],
  };
  return { key, state, draft: found, row, facts, overtaken: since(caller, movedAt) };
};

const readRow = async (strapi: Strapi, key: ReviewKey, ignore: readonly string[], live: boolean): Promise<ContentRow | null> => {
  const rows = await readContent(strapi, { ...key, live }, ignore);
  return rows.find((row) => row.locale === key.locale) ?? null;
};

/** The draft of a document in one locale as it stands; null: there is none. */
export const readDraft = (strapi: Strapi, key: ReviewKey): Promise<ContentRow | null> =>
  readRow(strapi, key, coveredType(strapi, key.uid).mapping.ignore, false);

export const bodyOf = (key: ReviewKey, event: LedgerBody['event']): LedgerBody => ({ ...key, event });
