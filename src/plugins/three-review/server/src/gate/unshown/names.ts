import mapValues from 'lodash/mapValues';
import { storedAs } from '../../../../core/content';
import { namesIn, textsIn } from '../../content';
import { inTrial } from '../../ledger/site';
import { currentCaller, isKeptFromDrafts, withScope } from '../../platform/caller';
import { coveredUids } from '../../platform/covered';
import { allRows, inTransaction, numberOf, table } from '../../platform/database';
import type { Subscriber } from '../../platform/databaseHooks';
import { remembered } from '../../platform/memory';
import { dbColumnOf, findModel, isRow, tableOf, type Row, type Strapi, type Trx } from '../../platform/strapi';
import { dataOf, idsOf, met, type Event } from '../around/events';
import { parsed, rowsThatMayName, TEXTS } from '../around/texts';
import { FILE_TABLES, TAIL } from './tables';

/** Models whose texts nobody reads on the site. */
const ELSEWHERE = /^(?:admin::|strapi::|plugin::(?:upload|three-review|content-releases|review-workflows)\.)/;

/** Content types and components of the site, covered or not. */
export const siteModels = (strapi: Strapi): readonly string[] =>
  [...Object.keys(strapi.contentTypes), ...Object.keys(strapi.components)].filter((uid) => !ELSEWHERE.test(uid));

const textFields = (strapi: Strapi, uid: string): readonly string[] =>
  Object.entries(findModel(strapi, uid)?.attributes ?? {}).flatMap(([name, { type }]) => (TEXTS.has(type) ? [name] : []));

/** By what a file is looked up that these texts may name. */
const tailsIn = (texts: readonly string[]): readonly string[] => [
  ...new Set(namesIn(texts).flatMap((name) => storedAs(name).map((part) => part.slice(-TAIL)))),
];

const rowsFor = (uid: string, id: number, field: string, value: unknown, outside: boolean): Row[] =>
  tailsIn(textsIn(parsed(value))).map((tail) => ({ uid, row_id: id, field, tail, outside: outside ? 1 : 0 }));

const INSERTED_AT_ONCE = 100;

const insert = async (strapi: Strapi, trx: Trx, rows: readonly Row[]): Promise<void> => {
  for (let at = 0; at < rows.length; at += INSERTED_AT_ONCE)
    await table(strapi, trx, FILE_TABLES.named).insert(rows.slice(at, at + INSERTED_AT_ONCE));
};

/** Somebody who may not read drafts cannot make a file public by naming it. */
const fromOutside = (strapi: Strapi): boolean => isKeptFromDrafts(currentCaller(strapi));

const written = async (strapi: Strapi, uid: string, id: number, data: Row, isNew: boolean): Promise<void> => {
  const fields = textFields(strapi, uid).filter((name) => data[name] !== undefined);
  const rows = fields.flatMap((field) => rowsFor(uid, id, field, data[field], fromOutside(strapi)));
  if (fields.length === 0 || (isNew && rows.length === 0)) return;
  await inTransaction(strapi, async (trx) => {
    if (!isNew) await table(strapi, trx, FILE_TABLES.named).where({ row_id: id, uid }).whereIn('field', fields).delete();
    await insert(strapi, trx, rows);
  });
};

/** Reads the texts of these rows, or of all from one on, and notes what they name. */
const readAnew = async (strapi: Strapi, trx: Trx, uid: string, from = 0): Promise<void> => {
  const fields = textFields(strapi, uid);
  const columns = fields.map((field) => dbColumnOf(strapi, uid, field));
  if (columns.length === 0) return;
  await table(strapi, trx, FILE_TABLES.named).where({ uid }).where('row_id', '>=', from).delete();
  for await (const row of rowsThatMayName(strapi, trx, uid, columns, from)) {
    const named = fields.flatMap((field, i) => rowsFor(uid, Number(row.id), field, row[columns[i] ?? ''], fromOutside(strapi)));
    await insert(strapi, trx, named);
  }
};

type NameEvent = Event & { readonly result?: unknown; state: { ids?: readonly number[] } };

/** The row that was written; where whoever wrote it may not see it, by what they wrote. */
const idWritten = async (strapi: Strapi, event: NameEvent, data: Row): Promise<number | null> => {
  if (isRow(event.result) && event.result.id !== undefined) return numberOf(event.result.id);
  const where = event.params.where ?? (data.documentId === undefined ? null : { documentId: data.documentId });
  const [row] = where === null ? [] : await withScope({ action: true }, () => met(strapi, { ...event, params: { where } }));
  return row ? numberOf(row.id) : null;
};

/** Keeps the table of names in step with every text that is written through Strapi's database layer, in the transaction that is open. */
export const followNames = (strapi: Strapi): Subscriber => {
  const one = (isNew: boolean) => async (event: NameEvent) => {
    const [data] = dataOf(event);
    const id =
      data && textFields(strapi, event.model.uid).some((name) => data[name] !== undefined) ? await idWritten(strapi, event, data) : null;
    if (data && id !== null) await written(strapi, event.model.uid, id, data, isNew);
  };
  const moments = {
    afterCreate: one(true),
    afterUpdate: one(false),
    afterCreateMany: async (event: NameEvent) => {
      const ids = isRow(event.result) && Array.isArray(event.result.ids) ? event.result.ids.map(Number) : [];
      if (ids.length > 0) await inTransaction(strapi, (trx) => readAnew(strapi, trx, event.model.uid, Math.min(...ids)));
    },
    beforeUpdateMany: async (event: NameEvent) => {
      const [data = {}] = dataOf(event);
      const texts = textFields(strapi, event.model.uid).some((name) => data[name] !== undefined);
      event.state.ids = texts ? idsOf(await met(strapi, event)) : [];
    },
    afterUpdateMany: async (event: NameEvent) => {
      const [data = {}] = dataOf(event);
      for (const id of event.state.ids ?? []) await written(strapi, event.model.uid, id, data, false);
    },
  };
  // In a trial run nothing is kept back: all texts are read anew when the rule is enforced.
  const unlessTrial = (moment: (event: NameEvent) => Promise<void>) => (event: NameEvent) => (inTrial(strapi) ? undefined : moment(event));
  return { models: siteModels(strapi), ...mapValues(moments, unlessTrial) };
};

/** For which schema all texts have been read. Another number where what is noted of a text changes. */
const noted = remembered<string>('file_names');
const FORMAT = '1';

/**
 * After Strapi has synchronised: reads every text of the site where that was never done, where its models are others than then, or where
 * somebody else may have written (`anew`). Names of rows that are gone are removed at each boot.
 */
export const settleNames = async (strapi: Strapi, anew: boolean): Promise<void> => {
  if (coveredUids(strapi).length === 0 || !strapi.plugin('upload') || inTrial(strapi)) {
    // Nobody follows the texts meanwhile: they are read anew when there is something to keep back again.
    if ((await noted.get(strapi)) !== null) await noted.set(strapi, '');
    return;
  }
  const models = siteModels(strapi);
  const mark = [FORMAT, ...models.map((uid) => `${uid}:${textFields(strapi, uid).join(',')}`)].join(' ');
  if (anew || (await noted.get(strapi)) !== mark) {
    await inTransaction(strapi, async (trx) => {
      await table(strapi, trx, FILE_TABLES.named).delete();
      for (const uid of models) await readAnew(strapi, trx, uid);
    });
    await noted.set(strapi, mark);
  } else {
    for (const uid of models) await forgetGone(strapi, uid);
  }
};

const forgetGone = async (strapi: Strapi, uid: string): Promise<void> => {
  const db = strapi.db.connection;
  const there = table(strapi, db, tableOf(strapi, uid)).select('id');
  if ((await allRows(table(strapi, db, FILE_TABLES.named).where({ uid }).limit(1))).length === 0) return;
  await table(strapi, db, FILE_TABLES.named).where({ uid }).whereNotIn('row_id', there).delete();
};
