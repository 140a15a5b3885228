import { TABLES } from '../../ledger/tables';
import { UPLOAD_FILE } from '../../content';
import { coveredUids, isCovered } from '../../platform/covered';
import { allRows, engineOf, table, type Engine } from '../../platform/database';
import { morphJoinOf } from '../../platform/joins';
import { dbColumnOf, isRow, modelOf, tableOf, textOf, type Row, type Strapi, type Trx } from '../../platform/strapi';
import { holderColumns, holdersOf, toHolder, type Holder } from './holders';
import { surroundings } from './schema';

/** Where covered content shows a file. */
export interface Use {
  readonly holder: Holder;
  /** By its address in a text, of which the content hash sees the address and not the bytes. */
  readonly embedded: boolean;
}

/** Every row of covered content that shows one of these files: as media, at any depth, or by its address in a text. */
export const usesOf = async (strapi: Strapi, trx: Trx, files: readonly Row[]): Promise<readonly Use[]> => {
  if (files.length === 0) return [];
  const attached = await attachedTo(
    strapi,
    trx,
    files.map((file) => Number(file.id))
  );
  const embedded = await embeddedIn(strapi, trx, files.flatMap(marksOf));
  return [...attached.map((holder) => ({ holder, embedded: false })), ...embedded.map((holder) => ({ holder, embedded: true }))];
};

/** Through media fields. */
export const attachedTo = async (strapi: Strapi, trx: Trx, ids: readonly number[]): Promise<readonly Holder[]> => {
  const join = morphJoinOf(strapi, UPLOAD_FILE, 'related');
  const parts = [...surroundings(strapi).parts];
  const rows = await allRows(
    table(strapi, trx, join.table).whereIn(join.own, ids).whereIn(join.type, parts).select({ id: join.id, type: join.type })
  );
  const holders: Holder[] = [];
  for (const uid of parts) {
    const mine = rows.filter((row) => row.type === uid).map((row) => Number(row.id));
    if (mine.length > 0) holders.push(...(await holdersOf(strapi, trx, uid, mine)));
  }
  return holders;
};

/** Strapi's are at least `_` and ten random hex digits; anything shorter may be a word. */
const TELLING = 11;

/** What in a text means this file: Strapi's own random name of it, which stands in the address of every size; else the addresses. */
const marksOf = (file: Row): string[] => {
  const hash = textOf(file.hash);
  if (hash !== null && hash.length >= TELLING) return [hash];
  const formats = isRow(file.formats) ? Object.values(file.formats).filter(isRow) : [];
  return [file, ...formats].flatMap((size) => textOf(size.url) ?? []);
};

const TEXTS = new Set(['string', 'text', 'richtext', 'blocks', 'json']);
const MARKS_AT_ONCE = 20;

const CONTAINS: Readonly<Record<Engine, string>> = {
  sqlite: 'instr(??, ?) > 0',
  postgres: 'position(? in ??::text) > 0',
  mysql: 'instr(cast(?? as char), ?) > 0',
};

const embeddedIn = async (strapi: Strapi, trx: Trx, marks: readonly string[]): Promise<Holder[]> => {
  const found: Holder[] = [];
  for (const uid of surroundings(strapi).parts) {
    const texts = Object.entries(modelOf(strapi, uid).attributes).filter(([, { type }]) => TEXTS.has(type));
    const columns = texts.map(([name]) => dbColumnOf(strapi, uid, name));
    for (let at = 0; columns.length > 0 && at < marks.length; at += MARKS_AT_ONCE) {
      found.push(...(await textsWith(strapi, trx, uid, columns, marks.slice(at, at + MARKS_AT_ONCE))));
    }
  }
  return found;
};

const textsWith = async (
  strapi: Strapi,
  trx: Trx,
  uid: string,
  columns: readonly string[],
  marks: readonly string[]
): Promise<readonly Holder[]> => {
  const engine = engineOf(strapi);
  const containing = table(strapi, trx, tableOf(strapi, uid)).where((query) => {
    for (const column of columns) {
      for (const mark of marks) void query.orWhereRaw(CONTAINS[engine], engine === 'postgres' ? [mark, column] : [column, mark]);
    }
  });
  if (!isCovered(strapi, uid)) {
    const rows = await allRows(containing.select('id'));
    return holdersOf(
      strapi,
      trx,
      uid,
      rows.map((row) => Number(row.id))
    );
  }
  const rows = await allRows(containing.select(holderColumns(strapi, uid)));
  return rows.map((row) => toHolder(strapi, uid, row));
};

/** Of these uses, those that must stay as they are: shown to the public, approved for it, or out of the sight of the hash that is being signed. */
export const bindingUses = async (strapi: Strapi, trx: Trx, uses: readonly Use[]): Promise<readonly Holder[]> => {
  const drafts = uses.filter(({ holder }) => !holder.live);
  const stages = await stagesOf(
    strapi,
    trx,
    drafts.map(({ holder }) => holder)
  );
  const binds = ({ holder, embedded }: Use): boolean => {
    if (holder.live) return true;
    const stage = stages.get(keyOf(holder));
    return stage === 'approved' || (embedded && stage !== undefined && !['draft', 'published'].includes(stage));
  };
  return uses.filter(binds).map(({ holder }) => holder);
};

const keyOf = (holder: Pick<Holder, 'uid' | 'documentId' | 'locale'>): string => `${holder.uid}/${holder.documentId}/${holder.locale}`;

const stagesOf = async (strapi: Strapi, trx: Trx, drafts: readonly Holder[]): Promise<ReadonlyMap<string, string>> => {
  const stages = new Map<string, string>();
  for (const uid of coveredUids(strapi)) {
    const ids = [...new Set(drafts.filter((draft) => draft.uid === uid).map((draft) => draft.documentId))];
    if (ids.length === 0) continue;
    const rows = await allRows(
      table(strapi, trx, TABLES.states).where({ uid }).whereIn('document_id', ids).select('document_id', 'locale', 'stage')
    );
    for (const row of rows)
      stages.set(keyOf({ uid, documentId: String(row.document_id), locale: textOf(row.locale) ?? '' }), String(row.stage));
  }
  return stages;
};
