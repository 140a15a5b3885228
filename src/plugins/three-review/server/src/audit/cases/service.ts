import type { z } from 'zod';
import { CASE_STATES, caseAfter, confirmedOn, findingKey, spanEnd, type CaseAct, type CaseState } from '../../../../core/audit';
import { formatDay, parseDay } from '../../../../core/kernel/dates';
import { refusal } from '../../../../core/kernel/result';
import type { CaseKind, Span } from '../../../../core/regulation';
import type { caseBody, CaseDetail, CaseOut, CasesMeta, casesQuery } from '../../../../shared/contracts';
import type { Caller } from '../../platform/caller';
import { configOf, localDay } from '../../platform/covered';
import { failed, missing, refused, wrong, type Failure } from '../../platform/failure';
import { pageOf } from '../../platform/paging';
import type { Strapi, Trx } from '../../platform/strapi';
import { allOrNothing } from '../../platform/allOrNothing';
import type { Db } from '../../platform/database';
import { findingsFor } from '../views/dateFindings';
import { titlesFor, type DocumentKey, type Told } from '../../content';
import { READS_ALL, READS_NOTHING, type Reader } from '../../platform/reader';
import { dayOut } from '../views/wire';
import { isThere, publicTitles, wasLive } from './documents';
import { spanOf } from './span';
import { tellReopened } from './reopened';
import { caseOfFinding, insertAct, insertCase, lockCase, readActs, readFacts, readRegister, type CaseFacts, type HeldCase } from './store';

type Input = z.output<typeof caseBody>;
type Query = z.output<typeof casesQuery>;

/** What an act carries: the reason, or what was done; a correction also carries its day. */
export interface Said {
  readonly reason: string;
  readonly correctedOn?: string;
}

interface Doing {
  readonly by: { readonly id: number; readonly name: string };
  readonly at: number;
  readonly today: number;
}

const NOBODY = refused([refusal('not_interactive', 'A9.2')]);

/** A case is recorded and decided by a named administrator in their own session, never by a token or a program (A9.2). */
const doing = (strapi: Strapi, { actor, interactive }: Caller, now: number): Doing | null =>
  actor && interactive ? { by: { id: Number(actor.id), name: actor.name }, at: now, today: localDay(strapi, now) } : null;

const countsTo = (one: HeldCase, within: Span | null, today: number): number | null => {
  const from = confirmedOn(one, today);
  if (from === null || within === null) return null;
  const end = spanEnd(from, within);
  return today < end ? end - 1 : null;
};

/** What a reader of the register is told of a document's title, and what everybody is. */
interface Heard {
  readonly reader: (key: DocumentKey) => Told;
  readonly everybody: (key: DocumentKey) => Told;
  /** How documents that are gone were called when they were public last. */
  readonly gone: (key: DocumentKey) => string | null;
}

/** `titlesFor` knows nothing of it. */
const isGone = ({ title, titleHidden, open }: Told): boolean => title === null && !titleHidden && !open;

/**
 * The title as it was recorded, for whoever reads the drafts of the document; who reads what is live alone hears that, for the recorded one may
 * have been a draft's. Of a document that is gone the register tells how it was called in public, and nothing where it never was.
 */
const documentIn = (document: CaseFacts['document'], { reader, everybody, gone }: Heard): CaseOut['document'] => {
  if (!document) return null;
  const [told, live] = [reader(document), everybody(document)];
  if (isGone(told)) return { ...document, title: gone(document), titleHidden: false };
  const readsLiveAlone = live.open && live.title === told.title;
  const title = told.titleHidden ? null : readsLiveAlone ? live.title : document.title;
  return { ...document, title, titleHidden: told.titleHidden };
};

const toldOf = async (strapi: Strapi, db: Db, reader: Reader, facts: readonly CaseFacts[]): Promise<Heard> => {
  const documents = facts.flatMap(({ document }) => document ?? []);
  const told = await titlesFor(strapi, reader, documents);
  const titles = await publicTitles(
    strapi,
    db,
    documents.filter((document) => isGone(told(document)))
  );
  return { reader: told, everybody: await titlesFor(strapi, READS_NOTHING, documents), gone: titles };
};

const view = (strapi: Strapi, one: HeldCase, facts: CaseFacts, today: number, heard: Heard): CaseOut => ({
  ...facts,
  id: String(one.id),
  state: one.state,
  foundOn: formatDay(facts.foundOn),
  document: documentIn(facts.document, heard),
  recordedBy: { ...one.recordedBy },
  recordedAt: one.recordedAt,
  correctedOn: dayOut(one.correctedOn),
  countsTo: dayOut(countsTo(one, spanOf(strapi, facts.kind), today)),
});

/** One case with all that was done with it. */
export const caseDetail = async (strapi: Strapi, db: Db, id: number, today: number, reader: Reader): Promise<CaseDetail | Failure> => {
  const [one] = await readRegister(strapi, db, id);
  const facts = (await readFacts(strapi, db, [id])).get(id);
  if (!one || !facts) return missing('case');
  return { ...view(strapi, one, facts, today, await toldOf(strapi, db, reader, [facts])), acts: await readActs(strapi, db, id) };
};

/** The one way in which a case changes its state, in the transaction of whoever holds it locked. */
const perform = async (
  strapi: Strapi,
  trx: Trx,
  one: { readonly id: number; readonly state: CaseState; readonly foundOn: number },
  act: CaseAct,
  said: Said,
  { by, at, today }: Doing
): Promise<Failure | null> => {
  const decision = caseAfter(one.state, act);
  if (!decision.allowed) return refused(decision.refusals);
  const correctedOn = said.correctedOn === undefined ? null : parseDay(said.correctedOn);
  if (correctedOn !== null && correctedOn > today) return wrong('correctedOn', `must not be after ${formatDay(today)}`);
  if (correctedOn !== null && correctedOn < one.foundOn) return wrong('correctedOn', `must not be before ${formatDay(one.foundOn)}`);
  await insertAct(strapi, trx, one.id, { act, from: one.state, to: decision.value, day: today, correctedOn, reason: said.reason, by, at });
  return null;
};

/** The date in question, or null where its documents no longer contradict the record: such a finding can no longer be settled. */
const findingIn = async (strapi: Strapi, { document, finding }: Input, today: number): Promise<string | Failure | null> => {
  if (finding === null || document === null) return null;
  const { documentId, locale } = document;
  const asked = { ...finding, documentId, locale, stated: parseDay(finding.stated) ?? 0, recorded: parseDay(finding.recorded) ?? 0 };
  const key = findingKey(asked);
  const found = await findingsFor(strapi, [document], today);
  return found.some((one) => findingKey(one) === key) ? key : wrong('finding', 'the dates of this document do not contradict like this');
};

/** Records a case as suspected. With a decision it is also decided, in the same transaction (A9.2). */
export const recordCase = async (
  strapi: Strapi,
  input: Input,
  caller: Caller,
  now: number,
  reader: Reader
): Promise<CaseDetail | Failure> => {
  const who = doing(strapi, caller, now);
  if (!who) return NOBODY;
  const { today } = who;
  const foundOn = parseDay(input.foundOn) ?? 0;
  if (foundOn > today) return wrong('foundOn', `must not be after ${formatDay(today)}`);
  const { document, finding, decision } = input;
  const known = finding ? wasLive : isThere;
  if (document && !(await known(strapi, strapi.db.connection, document))) return wrong('document', 'there is no such document');
  const key = await findingIn(strapi, input, today);
  if (failed(key)) return key;
  const titled = document && { ...document, title: (await titlesFor(strapi, READS_ALL, [document]))(document).title };
  return allOrNothing(strapi, async (trx) => {
    const id = await insertCase(strapi, trx, { ...input, foundOn, document: titled }, key);
    if (id === null) return settled(strapi, trx, key ?? '');
    const { by, at } = who;
    const recorded = { act: 'record', from: null, to: 'suspected', day: today, correctedOn: null, reason: '', by, at } as const;
    await insertAct(strapi, trx, id, recorded);
    const no = decision && (await perform(strapi, trx, { id, state: 'suspected', foundOn }, decision.act, decision, who));
    return no ?? caseDetail(strapi, trx, id, today, reader);
  });
};

/** Somebody else has recorded the same contradiction first: the state of their case. */
const settled = async (strapi: Strapi, db: Db, key: string): Promise<Failure> => {
  const id = await caseOfFinding(strapi, db, key);
  const [one] = id === null ? [] : await readRegister(strapi, db, id);
  return refused([refusal('case_decided', 'A9.2', { act: 'record', state: one?.state ?? 'suspected', case: String(id) })]);
};

/** Confirms, dismisses, corrects or reopens a case. Of two people at the same time the second waits, and is told what the first has decided. */
export const actOnCase = async (
  strapi: Strapi,
  id: number,
  act: CaseAct,
  said: Said,
  caller: Caller,
  now: number,
  reader: Reader
): Promise<CaseDetail | Failure> => {
  const who = doing(strapi, caller, now);
  if (!who) return NOBODY;
  return allOrNothing(strapi, async (trx) => {
    await lockCase(strapi, trx, id);
    const [one] = await readRegister(strapi, trx, id);
    const facts = (await readFacts(strapi, trx, [id])).get(id);
    if (!one || !facts) return missing('case');
    const no = await perform(strapi, trx, { id, state: one.state, foundOn: facts.foundOn }, act, said, who);
    if (!no && act === 'reopen') await tellReopened(strapi, trx, id, who);
    return no ?? caseDetail(strapi, trx, id, who.today, reader);
  });
};

/** `GET /audit/cases`, the newest first. */
export const listCases = async (
  strapi: Strapi,
  { state, kind, page, pageSize }: Query,
  today: number,
  reader: Reader
): Promise<{ readonly rows: readonly CaseOut[] } & CasesMeta> => {
  const db = strapi.db.connection;
  const ofKind = (one: { readonly kind: CaseKind }): boolean => kind === undefined || one.kind === kind;
  const all = (await readRegister(strapi, db)).filter(ofKind);
  const countOf = (asked: CaseState): number => all.filter((one) => one.state === asked).length;
  const { rows, pagination } = pageOf(state === undefined ? all : all.filter((one) => one.state === state), page, pageSize);
  const facts = await readFacts(
    strapi,
    db,
    rows.map(({ id }) => id)
  );
  const told = await toldOf(strapi, db, reader, [...facts.values()]);
  return {
    rows: rows.flatMap((one) => {
      const recorded = facts.get(one.id);
      return recorded ? [view(strapi, one, recorded, today, told)] : [];
    }),
    on: formatDay(today),
    timeZone: configOf(strapi).timeZone,
    pagination,
    counts: { all: all.length, ...Object.fromEntries(CASE_STATES.map((one) => [one, countOf(one)])) },
  };
};
