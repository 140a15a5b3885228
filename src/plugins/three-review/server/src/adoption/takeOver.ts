import groupBy from 'lodash/groupBy';
import { differing, readText } from '../../../core/content';
import { causeKey, chainOf, importKey, otherDates, showingIn, type LedgerEntry } from '../../../core/ledger';
import { transition, waitingIn, type Command, type ReviewEvent, type ReviewState } from '../../../core/review';
import { datesOf, prunableFields, readContents, shownBy, unitOf, type ContentRow } from '../content';
import { bodyOf } from '../dossier/dossier';
import { leaveInbox } from '../dossier/inbox';
import { toldBy } from '../dossier/record';
import { appendEntries, keepSnapshots, readSnapshot } from '../ledger/entries';
import { keepMedia } from '../ledger/keptMedia';
import { eventsAmong, recordFound, type Publication } from '../ledger/publications';
import { modeOf } from '../ledger/site';
import { NOTHING, writeStates, type ReviewKey } from '../ledger/states';
import { configOf, coveredType, localDay, policyNow } from '../platform/covered';
import { textOf, type Row, type Strapi, type Trx } from '../platform/strapi';
import { markStages, readKnown, type Known } from './slice';

/** One document in one locale, as it stands and as the ledger knows it. */
interface Pair extends ReviewKey {
  readonly draft: ContentRow | null;
  readonly live: ContentRow | null;
  readonly state: ReviewState;
}

interface Found extends Pair {
  readonly event: ReviewEvent;
  readonly next: ReviewState;
}

const pairsIn = (uid: string, rows: readonly (ContentRow & { readonly documentId: string })[], known: Known): readonly Pair[] => {
  const places = new Map<string, { documentId: string; locale: string }>();
  const put = (documentId: string, locale: string) => places.set(`${documentId}#${locale}`, { documentId, locale });
  for (const row of rows) put(row.documentId, row.locale);
  for (const { documentId, locale } of known.states.values()) put(documentId, locale);
  return [...places].map(([place, { documentId, locale }]) => {
    const own = rows.filter((row) => row.documentId === documentId && row.locale === locale);
    return {
      ...{ uid, documentId, locale },
      draft: own.find((row) => !row.live) ?? null,
      live: own.find((row) => row.live) ?? null,
      state: known.states.get(place)?.state ?? NOTHING.state,
    };
  });
};

/** Is what is live what the ledger says, by its words and by its dates? What it links to may have come and gone. */
const isAsTold = async (strapi: Strapi, trx: Trx, { uid, documentId, locale, state, live }: Pair, entries: readonly LedgerEntry[]) => {
  if (state.liveHash === null || live === null) return false;
  const chain = chainOf(uid, documentId);
  const since = showingIn(entries.filter((entry) => entry.chain === chain))
    .get(chain)
    ?.get(locale);
  if (!since || otherDates(since, datesOf(live.row)).length > 0) return false;
  if (state.liveHash === live.full) return true;
  const [told, shown] = [readText((await readSnapshot(strapi, trx, state.liveHash)) ?? ''), readText(live.text)];
  return told !== null && shown !== null && differing(told.fields, shown.fields, prunableFields(strapi, uid)).length === 0;
};

/** What the ledger holds live gives way to what is live at the end of a trial run alone; at any other time that is a finding of `reconcile`. */
const commandFor = async (strapi: Strapi, trx: Trx, pair: Pair, entries: readonly LedgerEntry[]): Promise<Command | null> => {
  const { live, draft, state } = pair;
  const afterTrial = modeOf(strapi) === 'enforcing';
  if (state.liveHash !== null && !afterTrial) return null;
  if (live === null) return state.liveHash === null ? null : { type: 'miss' };
  if (await isAsTold(strapi, trx, pair, entries)) return null;
  return { type: 'adopt', liveHash: live.full, modified: draft?.full !== live.full, shown: shownBy(live, live), afterTrial };
};

/** Nobody acts: what is found is told. */
const decide = (strapi: Strapi, pair: Pair, command: Command, now: number): readonly Found[] => {
  const facts = {
    ...{ policy: policyNow(strapi, now), now, actor: null, interactive: false, unit: null, holders: [], classification: null },
    ...{ contentHash: pair.draft?.full ?? '', empty: [], hidden: [], changed: [] },
  };
  const decision = transition(pair.state, command, facts);
  return decision.allowed ? decision.value.events.map((event) => ({ ...pair, event, next: decision.value.next })) : [];
};

/** The unit of a row, looked up once for all rows that name it alike. */
const unitsOf = (strapi: Strapi, uid: string) => {
  const held = new Map<string, Promise<{ id: string } | null>>();
  const { unit: field } = coveredType(strapi, uid);
  return (row: Row): Promise<{ id: string } | null> => {
    const name = JSON.stringify(row[field] ?? null);
    const unit = held.get(name) ?? unitOf(strapi, uid, row).then((said) => said.unit);
    held.set(name, unit);
    return unit;
  };
};

const publicationOf = async (
  strapi: Strapi,
  { event, live, ...found }: Found,
  entry: LedgerEntry,
  known: ReadonlySet<string>,
  unit: (row: Row) => Promise<{ id: string } | null>
): Promise<(Publication & { readonly kind: 'import' | 'take_down' }) | null> => {
  const { uid, documentId, locale } = found;
  const row = live?.row ?? found.draft?.row ?? null;
  const first = importKey(uid, documentId, locale);
  const about = { uid, documentId, locale, ...toldBy(strapi, uid, row), unitId: (row && (await unit(row))?.id) ?? null };
  const told = { ...about, contentChanged: true, source: 'adoption', actor: null };
  if (event.type === 'gone')
    return {
      ...told,
      kind: 'take_down',
      at: event.at,
      localDay: localDay(strapi, event.at),
      contentHash: event.contentHash,
      dedupeKey: causeKey(entry),
    };
  if (event.type !== 'adopted' || live === null) return null;
  const at = new Date(textOf(live.row.publishedAt) ?? event.at).getTime();
  const dedupeKey = known.has(first) ? causeKey(entry) : first;
  return { ...told, kind: 'import', at, localDay: localDay(strapi, at), contentHash: event.contentHash, dedupeKey };
};

/**
 * Takes over what is live of these documents as it stands (A10.2): named by the live row's own content, all relations included; a draft names
 * nothing. What the ledger knows already is left alone, so that a slice that is done twice is done once. The documents' locks are held.
 */
export const takeOver = async (strapi: Strapi, trx: Trx, uid: string, documentIds: readonly string[]): Promise<void> => {
  const known = await readKnown(strapi, trx, uid, documentIds);
  const rows = await readContents(strapi, uid, documentIds, configOf(strapi).contentTypes[uid]?.ignore ?? []);
  const now = Date.now();
  const found: Found[] = [];
  for (const pair of pairsIn(uid, rows, known)) {
    const command = await commandFor(strapi, trx, pair, known.entries);
    if (command) found.push(...decide(strapi, pair, command, now));
  }
  if (found.length === 0) return;
  const texts = found.flatMap(({ live }): [string, string][] => (live ? [[live.full, live.text]] : []));
  await keepSnapshots(strapi, trx, new Map(texts));
  const entries = await appendEntries(
    strapi,
    trx,
    found.map(({ documentId, locale, event }) => bodyOf({ uid, documentId, locale }, event))
  );
  await writeStates(
    strapi,
    trx,
    found.map(({ documentId, locale, next }) => ({ uid, documentId, locale, state: next }))
  );
  // Who was to act on a draft in a trial run is not any more; a round that goes on lies where it lay.
  const done = found.filter(({ next }) => waitingIn(next) === null);
  for (const [locale, some] of Object.entries(groupBy(done, 'locale')))
    await leaveInbox(
      strapi,
      trx,
      uid,
      locale,
      some.map(({ documentId }) => documentId)
    );
  const there = await eventsAmong(
    strapi,
    trx,
    found.map(({ documentId, locale }) => importKey(uid, documentId, locale))
  );
  const unit = unitsOf(strapi, uid);
  const events: Exclude<Awaited<ReturnType<typeof publicationOf>>, null>[] = [];
  for (const [i, one] of found.entries()) {
    const entry = entries[i];
    const event = entry ? await publicationOf(strapi, one, entry, there, unit) : null;
    if (event) events.push(event);
  }
  await recordFound(strapi, trx, events);
  for (const { documentId, locale, live } of found)
    if (live && live.files.length > 0) await keepMedia(strapi, trx, { uid, documentId, locale }, live.full, live.files);
  await markStages(strapi, trx, uid, found);
};
