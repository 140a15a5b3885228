import chunk from 'lodash/chunk';
import { CASE_SOURCES, CASE_STATES, type CaseAct, type CaseSource, type CaseState, type RegisteredCase } from '../../../../core/audit';
import { CASE_KINDS, type CaseKind } from '../../../../core/regulation';
import { caseAct, type CaseActOut, type DateFindingIn } from '../../../../shared/contracts';
import { formatDay } from '../../../../core/kernel/dates';
import { allRows, engineOf, firstRow, insertedId, numberOf, numberOrNull, table, NAMED_AT_ONCE } from '../../platform/database';
import { fromJson, isOneOf } from '../../platform/json';
import { textOf, wordOf, type Row, type Strapi, type Trx } from '../../platform/strapi';
import type { Db } from '../../platform/database';

import { AUDIT_TABLES } from '../tables';

/** What was found, as somebody recorded it. */
export interface CaseFacts {
  readonly kind: CaseKind;
  readonly foundOn: number;
  readonly document: { readonly uid: string; readonly documentId: string; readonly locale: string; readonly title: string | null } | null;
  readonly place: string;
  readonly text: string;
  readonly source: CaseSource;
  readonly finding: DateFindingIn | null;
}

/** A case by its acts: how it stands, and since when. */
export interface HeldCase extends RegisteredCase {
  readonly id: number;
  readonly state: CaseState;
  readonly recordedOn: number;
  readonly findingKey: string | null;
  readonly correctedOn: number | null;
  readonly recordedBy: { readonly id: number; readonly name: string };
  readonly recordedAt: number;
}

export interface NewAct {
  readonly act: CaseAct | 'record';
  readonly from: CaseState | null;
  readonly to: CaseState;
  readonly day: number;
  readonly correctedOn: number | null;
  readonly reason: string;
  readonly by: { readonly id: number; readonly name: string };
  readonly at: number;
}

const cases = (strapi: Strapi, db: Db) => table(strapi, db, AUDIT_TABLES.cases);
const acts = (strapi: Strapi, db: Db) => table(strapi, db, AUDIT_TABLES.caseActs);

const wordIn = <T extends string>(words: readonly T[], value: unknown): T => {
  if (isOneOf(words, value)) return value;
  throw new TypeError(`${String(value)} is none of ${words.join(', ')}`);
};
const personOf = (row: Row) => ({ id: numberOf(row.by_id), name: String(row.by_name) });

/** What the acts of a case come to, in their order; null: nobody recorded it. */
const held = (row: Row, done: readonly Row[]): HeldCase | null => {
  const [first] = done;
  const last = done.at(-1);
  if (!first || !last) return null;
  return {
    id: numberOf(row.id),
    kind: wordIn(CASE_KINDS, row.kind),
    state: wordIn(CASE_STATES, last.to_state),
    findingKey: textOf(row.finding_key),
    recordedOn: numberOf(first.day),
    acts: done.map(({ to_state, day }) => ({ to: wordIn(CASE_STATES, to_state), day: numberOf(day) })),
    correctedOn: numberOrNull(last.corrected_day),
    recordedBy: personOf(first),
    recordedAt: numberOf(first.at_ms),
  };
};

/** The register, the newest case first; only one case where `id` names it. A site has few cases, so the register is read whole. */
export const readRegister = async (strapi: Strapi, db: Db, id?: number): Promise<readonly HeldCase[]> => {
  const named = id === undefined ? {} : { id };
  const rows = await allRows(cases(strapi, db).select('id', 'kind', 'finding_key').where(named).orderBy('id', 'desc'));
  const about = id === undefined ? {} : { case_id: id };
  const done = await allRows(
    acts(strapi, db).select('case_id', 'to_state', 'day', 'corrected_day', 'by_id', 'by_name', 'at_ms').where(about).orderBy('seq')
  );
  const byCase = new Map<number, Row[]>();
  for (const one of done) byCase.set(numberOf(one.case_id), [...(byCase.get(numberOf(one.case_id)) ?? []), one]);
  return rows.flatMap((row) => held(row, byCase.get(numberOf(row.id)) ?? []) ?? []);
};

/** Locks the case, so that nobody else decides it meanwhile. On SQLite the pool of one connection does so already. */
export const lockCase = async (strapi: Strapi, trx: Trx, id: number): Promise<void> => {
  if (engineOf(strapi) !== 'sqlite') await cases(strapi, trx).select('id').where({ id }).forUpdate();
};

export const caseOfFinding = async (strapi: Strapi, db: Db, key: string): Promise<number | null> =>
  numberOrNull((await firstRow(cases(strapi, db).select('id').where({ finding_key: key })))?.id);

/** Null where a case of the same contradiction exists already. */
export const insertCase = async (strapi: Strapi, trx: Trx, facts: CaseFacts, key: string | null): Promise<number | null> => {
  const row = {
    kind: facts.kind,
    found_day: facts.foundOn,
    uid: facts.document?.uid ?? null,
    document_id: facts.document?.documentId ?? null,
    locale: facts.document?.locale ?? null,
    title: facts.document?.title?.slice(0, 500) ?? null,
    place: facts.place,
    text: facts.text,
    source: facts.source,
    finding_key: key,
    finding: facts.finding === null ? null : JSON.stringify(facts.finding),
  };
  const insert = cases(strapi, trx).insert(row);
  if (key === null) return insertedId(strapi, insert);
  if ((await caseOfFinding(strapi, trx, key)) !== null) return null;
  // No id comes back where another row was first: the database waits until that one is committed.
  return (await insertedId(strapi, insert.onConflict('finding_key').ignore())) || null;
};

export const insertAct = async (strapi: Strapi, trx: Trx, caseId: number, act: NewAct): Promise<void> => {
  const last = await firstRow(acts(strapi, trx).where({ case_id: caseId }).max({ seq: 'seq' }));
  await acts(strapi, trx).insert({
    case_id: caseId,
    seq: numberOf(last?.seq) + 1,
    act: act.act,
    from_state: act.from,
    to_state: act.to,
    day: act.day,
    corrected_day: act.correctedOn,
    reason: act.reason,
    by_id: act.by.id,
    by_name: act.by.name.slice(0, 120),
    at_ms: act.at,
  });
};

const factsIn = (row: Row): CaseFacts => ({
  kind: wordIn(CASE_KINDS, row.kind),
  foundOn: numberOf(row.found_day),
  document:
    row.uid === null
      ? null
      : { uid: wordOf(row.uid), documentId: wordOf(row.document_id), locale: wordOf(row.locale), title: textOf(row.title) },
  place: wordOf(row.place),
  text: wordOf(row.text),
  source: wordIn(CASE_SOURCES, row.source),
  finding: row.finding === null ? null : fromJson<DateFindingIn>(row.finding),
});

/** What was recorded of these cases, by their numbers. */
export const readFacts = async (strapi: Strapi, db: Db, ids: readonly number[]): Promise<ReadonlyMap<number, CaseFacts>> => {
  const found = new Map<number, CaseFacts>();
  for (const some of chunk(ids, NAMED_AT_ONCE)) {
    for (const row of await allRows(cases(strapi, db).whereIn('id', [...some]))) found.set(numberOf(row.id), factsIn(row));
  }
  return found;
};

export const readActs = async (strapi: Strapi, db: Db, id: number): Promise<CaseActOut[]> =>
  (await allRows(acts(strapi, db).where({ case_id: id }).orderBy('seq'))).map((row) => ({
    act: wordIn(caseAct.shape.act.options, row.act),
    from: row.from_state === null ? null : wordIn(CASE_STATES, row.from_state),
    to: wordIn(CASE_STATES, row.to_state),
    day: formatDay(numberOf(row.day)),
    reason: wordOf(row.reason),
    by: personOf(row),
    at: numberOf(row.at_ms),
  }));
