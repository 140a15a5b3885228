import { leadsTo, storedAs } from '../../../../core/content';
import { componentsOf, storedOf, UPLOAD_FILE } from '../../content';
import { inTrial } from '../../ledger/site';
import { coveredUids, isCovered } from '../../platform/covered';
import { allRows, NAMED_AT_ONCE, numberOf, type Db } from '../../platform/database';
import { componentJoinOf, morphJoinOf } from '../../platform/joins';
import { jsonIn } from '../../platform/json';
import { modelOf, tableOf, type Row, type Strapi } from '../../platform/strapi';
import { sqlOf } from '../relink/links';
import type { Sql } from '../triggers/sql';
import { siteModels } from './names';
import { FILE_TABLES, TAIL } from './tables';

/** `shown`: something the public may read holds the row. `held`: a document of a covered type holds it, draft or live. */
type Want = 'shown' | 'held';

/** In which rows a component hangs: of covered types and of others. */
type Parents = ReadonlyMap<string, readonly { readonly uid: string; readonly table: string }[]>;

const parentsOf = (strapi: Strapi): Parents => {
  const parents = new Map<string, { uid: string; table: string }[]>();
  for (const uid of siteModels(strapi)) {
    const join = componentJoinOf(strapi, uid);
    if (!join) continue;
    const held = new Set(Object.values(modelOf(strapi, uid).attributes).flatMap(componentsOf));
    for (const component of held) parents.set(component, [...(parents.get(component) ?? []), { uid, table: join.table }]);
  }
  return parents;
};

interface Asked {
  readonly strapi: Strapi;
  readonly sql: Sql;
  readonly parents: Parents;
  readonly want: Want;
  /** What must hold besides for a row of a type that is not covered. */
  readonly uncovered: string | null;
}

const NEVER = '1 = 0';
const any = (conditions: readonly string[]): string => (conditions.length === 0 ? NEVER : `(${conditions.join(' OR ')})`);

/** Does what is wanted hold the row `id` of this model? Components are followed outwards to whatever they hang in. */
const holds = (asked: Asked, uid: string, id: string, above: readonly string[] = []): string => {
  const { strapi, sql, parents, want, uncovered } = asked;
  const alias = `h${String(above.length)}`;
  if (modelOf(strapi, uid).modelType === 'contentType') {
    const covered = isCovered(strapi, uid);
    if (!covered && want === 'held') return NEVER;
    const live = covered && want === 'shown' ? ` AND ${alias}.published_at IS NOT NULL` : '';
    const also = covered || uncovered === null ? '' : ` AND ${uncovered}`;
    return `EXISTS (SELECT 1 FROM ${sql.table(tableOf(strapi, uid))} ${alias} WHERE ${alias}.id = ${id}${live}${also})`;
  }
  const outer = (parents.get(uid) ?? []).filter((parent) => !above.includes(parent.uid));
  return any(
    outer.map((parent) => {
      const inner = holds(asked, parent.uid, `${alias}.entity_id`, [...above, uid]);
      if (inner === NEVER) return NEVER;
      return `EXISTS (SELECT 1 FROM ${sql.table(parent.table)} ${alias} WHERE ${alias}.cmp_id = ${id} AND ${alias}.component_type = ${sql.text(uid)} AND ${inner})`;
    })
  );
};

/** By what a row says which model it speaks of. */
const byModel = (asked: Asked, uids: readonly string[], type: string, id: string): string => {
  const cases = uids.map((uid) => [uid, holds(asked, uid, id)] as const).filter(([, held]) => held !== NEVER);
  if (cases.length === 0) return NEVER;
  return `CASE ${type} ${cases.map(([uid, held]) => `WHEN ${asked.sql.text(uid)} THEN ${held}`).join(' ')} ELSE ${NEVER} END`;
};

const condition = (strapi: Strapi): string => {
  const sql = sqlOf(strapi);
  const parents = parentsOf(strapi);
  const models = siteModels(strapi);
  const join = morphJoinOf(strapi, UPLOAD_FILE, 'related');
  const hanging = models.filter((uid) => Object.values(modelOf(strapi, uid).attributes).some(({ type }) => type === 'media'));
  const tail = sql.engine === 'sqlite' ? `substr(f.hash, -${String(TAIL)})` : `right(f.hash, ${String(TAIL)})`;
  const used = (want: Want): string => {
    const asked = { strapi, sql, parents, want };
    const attached = byModel({ ...asked, uncovered: null }, hanging, `m.${sql.name(join.type)}`, `m.${sql.name(join.id)}`);
    const named = byModel({ ...asked, uncovered: 'n.outside = 0' }, models, 'n.uid', 'n.row_id');
    return any([
      `EXISTS (SELECT 1 FROM ${sql.table(join.table)} m WHERE m.${sql.name(join.own)} = f.id AND ${attached})`,
      `EXISTS (SELECT 1 FROM ${sql.table(FILE_TABLES.named)} n WHERE n.tail = ${tail} AND ${named})`,
    ]);
  };
  return `${used('held')} AND NOT ${used('shown')}`;
};

const conditions = new WeakMap<Strapi, string>();

/** What is true of a file (`f`) that documents of covered types use, all of them drafts, and nothing else. Worked out once. */
const unshown = (strapi: Strapi): string => {
  const held = conditions.get(strapi) ?? condition(strapi);
  conditions.set(strapi, held);
  return held;
};

/** Is there anything to keep back at all? */
export const keepsFilesBack = (strapi: Strapi): boolean =>
  coveredUids(strapi).length > 0 && Boolean(strapi.plugin('upload')) && !inTrial(strapi);

const filesOf = (strapi: Strapi, db: Db) =>
  db.from(db.raw(`${sqlOf(strapi).table(tableOf(strapi, UPLOAD_FILE))} f`)).whereRaw(unshown(strapi));

/**
 * Is one of these names (of `embeddedNames`) that of a file, or of a rendition of one, which nothing live shows? One query by indexes,
 * asked anew each time: there is no cache that another process could leave behind.
 */
export const namesUnshown = async (strapi: Strapi, db: Db, names: readonly string[]): Promise<boolean> => {
  const hashes = [...new Set(names.flatMap(storedAs))];
  if (hashes.length === 0 || !keepsFilesBack(strapi)) return false;
  // The address of one file has a handful: so many hide one among them.
  if (hashes.length > NAMED_AT_ONCE) return true;
  const rows = await allRows(filesOf(strapi, db).whereIn('f.hash', hashes).select('f.hash', 'f.url', 'f.formats'));
  return rows.some((row) => leadsTo(names, storedOf({ ...row, formats: formatsIn(row) })));
};

const formatsIn = ({ formats }: Row): unknown => (typeof formats === 'string' ? jsonIn(formats) : formats);

/** Those of these files that documents of covered types use, all of them drafts, and nothing else. Asked of what is committed, or of `db`. */
export const unshownAmong = async (strapi: Strapi, ids: readonly number[], db: Db = strapi.db.connection): Promise<ReadonlySet<number>> => {
  if (ids.length === 0 || !keepsFilesBack(strapi)) return new Set();
  const rows = await allRows(filesOf(strapi, db).whereIn('f.id', ids).select('f.id'));
  return new Set(rows.map((row) => numberOf(row.id)));
};

/** A condition of Strapi's on files: all but those. */
export const shownFiles = (strapi: Strapi): Row => ({ id: { $notIn: filesOf(strapi, strapi.db.connection).select('f.id') } });
