import chunk from 'lodash/chunk';
import { dateFindings, findingKey, type DateFinding, type DatedPublication } from '../../../../core/audit';
import { canonical, type Json } from '../../../../core/ledger';
import { policyInForce } from '../../../../core/regulation';
import { TABLES } from '../../ledger/tables';
import { sha256 } from '../../content';
import { civilDayOf, configOf, coveredUids, isCovered } from '../../platform/covered';
import { allRows, numberOf, table, NAMED_AT_ONCE } from '../../platform/database';
import { fromJson } from '../../platform/json';
import { textOf, type Row, type Strapi } from '../../platform/strapi';
import { toEvent } from '../facts/events';

interface Key {
  readonly uid: string;
  readonly documentId: string;
}

/** The field with the date that readers are shown; undefined where the host names none for this type. */
const displayedField = (strapi: Strapi, uid: string): string | undefined =>
  isCovered(strapi, uid) ? configOf(strapi).contentTypes[uid]?.displayedDate : undefined;

/** The displayed date in the signed content, and a digest of all the rest of it. */
const displayedIn = (strapi: Strapi, field: string, content: string): Pick<DatedPublication, 'displayedDay' | 'bodyHash'> => {
  const { fields } = fromJson<{ fields: { [name: string]: Json } }>(content);
  const { [field]: shown, ...rest } = fields;
  return { displayedDay: civilDayOf(strapi, shown), bodyHash: sha256(canonical(rest)) };
};

const contents = async (strapi: Strapi, hashes: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  const found = new Map<string, string>();
  for (const some of chunk([...new Set(hashes)], NAMED_AT_ONCE)) {
    const rows = await allRows(table(strapi, strapi.db.connection, TABLES.snapshots).whereIn('hash', [...some]));
    for (const row of rows) found.set(String(row.hash), String(row.content));
  }
  return found;
};

/**
 * Dates of these documents that contradict the record of their publications (伪造发稿日期): the event date in the event, the displayed date in
 * the content that was signed for it. Questions for a person, not cases.
 */
export const findingsFor = async (strapi: Strapi, keys: readonly Key[], today: number): Promise<readonly DateFinding[]> => {
  const rows: Row[] = [];
  for (const some of chunk([...new Set(keys.map(({ documentId }) => documentId))], NAMED_AT_ONCE)) {
    rows.push(...(await allRows(table(strapi, strapi.db.connection, TABLES.publications).whereIn('document_id', [...some]))));
  }
  const dated = rows.filter((row) => displayedField(strapi, String(row.uid)) !== undefined);
  const held = await contents(
    strapi,
    dated.flatMap((row) => textOf(row.content_hash) ?? [])
  );
  const publications = rows.map((row): DatedPublication => {
    const field = displayedField(strapi, String(row.uid));
    const content = field === undefined ? undefined : held.get(textOf(row.content_hash) ?? '');
    const shown =
      field !== undefined && content !== undefined ? displayedIn(strapi, field, content) : { displayedDay: null, bodyHash: null };
    return { ...toEvent(row), ...shown };
  });
  return dateFindings(publications, policyInForce(configOf(strapi).policy, today).audit.switches.dateSlackDays);
};

/** Days back that dates are looked into unasked, and publications at the most: the signed content of each is read. */
const BACK = 92;
const MOST = 1000;

/** Documents published by `on` whose dates are in question but for what a case speaks of (`settled`), and since which day that was looked into. */
export const suspectedBy = async (
  strapi: Strapi,
  on: number,
  settled: ReadonlySet<string>
): Promise<{ readonly documents: number; readonly since: number }> => {
  const showing = coveredUids(strapi).filter((uid) => displayedField(strapi, uid) !== undefined);
  const rows = await allRows(
    table(strapi, strapi.db.connection, TABLES.publications)
      .select('uid', 'document_id', 'locale', 'at_ms', 'local_day')
      .whereIn('kind', ['first', 'update'])
      .whereBetween('local_day', [on - BACK, on])
      // No other publication can be one that a date contradicts.
      .where((dated) => void dated.whereRaw('event_day > local_day').orWhereIn('uid', showing))
      .orderBy('at_ms', 'desc')
      .limit(MOST)
  );
  const keyOf = (documentId: string, locale: string, at: number): string => `${locale} ${documentId} ${String(at)}`;
  const asked = new Set(rows.map((row) => keyOf(String(row.document_id), String(row.locale), numberOf(row.at_ms))));
  const keys = rows.map((row) => ({ uid: String(row.uid), documentId: String(row.document_id) }));
  const found = (await findingsFor(strapi, keys, on)).filter(
    (one) => asked.has(keyOf(one.documentId, one.locale, one.at)) && !settled.has(findingKey(one))
  );
  return {
    documents: new Set(found.map(({ documentId, locale }) => `${locale} ${documentId}`)).size,
    since: rows.length < MOST ? on - BACK : numberOf(rows.at(-1)?.local_day),
  };
};
