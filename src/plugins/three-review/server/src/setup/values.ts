import { allRows, numberOf, table } from '../platform/database';
import { joinOf } from '../platform/joins';
import { dbColumnOf, hasDbColumn, modelOf, tableOf, textOf, wordOf, type Row, type Strapi } from '../platform/strapi';

/** What documents of a type say in one field. */
export interface Said {
  /** A text, or the documentId of a record. */
  readonly value: string;
  /** Of a record: its name; of a text: the text. */
  readonly name: string;
  readonly documents: number;
}

const MOST = 2_000;

const said = (row: Row): Said[] => {
  const value = textOf(row.value);
  return value === null ? [] : [{ value, name: value, documents: numberOf(row.n) }];
};

const textsIn = async (strapi: Strapi, uid: string, field: string): Promise<readonly Said[]> => {
  const column = dbColumnOf(strapi, uid, field);
  const rows = table(strapi, strapi.db.connection, tableOf(strapi, uid))
    .select({ value: column })
    .countDistinct({ n: 'document_id' })
    .whereNotNull(column)
    .groupBy(column)
    .orderBy(column)
    .limit(MOST);
  return (await allRows(rows)).flatMap(said);
};

const NAMES = ['name', 'title', 'label'];

/** Every record to which the field can lead, those included that no document names yet. */
const recordsIn = async (strapi: Strapi, uid: string, field: string): Promise<readonly Said[]> => {
  const target = modelOf(strapi, uid).attributes[field]?.target;
  const join = joinOf(strapi, uid, field);
  if (target === undefined || join === null) return [];
  const db = strapi.db.connection;
  const far = tableOf(strapi, target);
  const counts = await allRows(
    table(strapi, db, `${join.table} as l`)
      .join(`${far} as f`, 'f.id', `l.${join.far}`)
      .join(`${tableOf(strapi, uid)} as c`, 'c.id', `l.${join.own}`)
      .select({ value: 'f.document_id' })
      .countDistinct({ n: 'c.document_id' })
      .groupBy('f.document_id')
  );
  const named = new Map(counts.map((row) => [String(row.value), numberOf(row.n)]));
  const name = NAMES.find((one) => hasDbColumn(strapi, target, one) && modelOf(strapi, target).attributes[one]?.type === 'string');
  const column = name === undefined ? 'document_id' : dbColumnOf(strapi, target, name);
  const rows = table(strapi, db, far).select({ value: 'document_id', name: column }).orderBy('id').limit(MOST);
  // A record has a row for each language, and for its draft: the last one names it.
  const records = new Map((await allRows(rows)).map((row) => [String(row.value), wordOf(row.name)]));
  return [...records].map(([value, word]) => ({ value, name: word === '' ? value : word, documents: named.get(value) ?? 0 }));
};

/** What the documents of a covered type say in this field: texts, or records of the host's. */
export const valuesIn = (strapi: Strapi, uid: string, field: string): Promise<readonly Said[]> =>
  modelOf(strapi, uid).attributes[field]?.type === 'relation' ? recordsIn(strapi, uid, field) : textsIn(strapi, uid, field);

/** The same value said in several types, with all documents together. */
export const together = (lists: readonly (readonly Said[])[]): readonly Said[] => {
  const all = new Map<string, Said>();
  for (const one of lists.flat()) {
    const before = all.get(one.value);
    all.set(one.value, before ? { ...before, documents: before.documents + one.documents } : one);
  }
  return [...all.values()];
};
