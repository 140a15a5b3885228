import type { Knex } from 'knex';
import chunk from 'lodash/chunk';
import groupBy from 'lodash/groupBy';
import { allRows, engineOf, NAMED_AT_ONCE, numberOf, table } from '../platform/database';
import { findModel, rowsByIds, textOf, type Row, type Strapi, type Trx } from '../platform/strapi';
import { FIELD, linkedFields, type LinkedField } from './linked';
import { contentPopulate } from './populate';
import { UPLOAD_FILE } from './schema';

type Filled = Record<string, unknown>;

/** Rows of one model at one depth. */
interface Group {
  readonly uid: string;
  readonly rows: readonly Filled[];
  readonly fields: readonly LinkedField[];
}

/** Rows that were found in link tables and are still to be read: by model and id, each once. */
class Awaited {
  private readonly models = new Map<string, Map<number, Filled>>();

  /** The row as it will stand when it is read; null: the host has no such model any more. */
  row(strapi: Strapi, uid: string, id: number): Filled | null {
    if (!findModel(strapi, uid)) return null;
    const held = this.models.get(uid) ?? new Map<number, Filled>();
    this.models.set(uid, held);
    const row = held.get(id) ?? {};
    held.set(id, row);
    return row;
  }

  /** Reads them, one query a model. A row that is not there stays without an id. */
  read(strapi: Strapi): Promise<readonly Omit<Group, 'fields'>[]> {
    return Promise.all(
      [...this.models].map(async ([uid, held]) => {
        for (const ids of chunk([...held.keys()], NAMED_AT_ONCE)) {
          const populate = uid === UPLOAD_FILE ? {} : populateBeside(strapi, uid);
          for (const row of await rowsByIds(strapi, uid, ids, populate)) Object.assign(held.get(numberOf(row.id)) ?? {}, row);
        }
        return { uid, rows: [...held.values()].filter(isThere) };
      })
    );
  }
}

const isThere = (row: Filled): boolean => row.id !== undefined;

/** What of a model's content Strapi itself fills in: what is kept in other ways than in link tables. */
export const populateBeside = (strapi: Strapi, uid: string, ignore: readonly string[] = []): object => {
  const linked = new Set(linkedFields(strapi, uid, ignore).map(({ name }) => name));
  return Object.fromEntries(Object.entries(contentPopulate(strapi, uid, ignore)).filter(([name]) => !linked.has(name)));
};

/**
 * Fills in what rows hold besides their own columns: one query for all link tables of a depth, one for the rows of each component, one for
 * all files. What it finds, and in which order, is what Strapi's populate finds (`tests/integration/main-job`), in half the queries.
 */
export const gather = async (
  strapi: Strapi,
  trx: Trx,
  uid: string,
  rows: readonly Row[],
  ignore: readonly string[]
): Promise<readonly Row[]> => {
  const filled = rows.map((row): Filled => ({ ...row }));
  const files = new Awaited();
  const lists: Filled[] = [];
  let groups: readonly Group[] = filled.length === 0 ? [] : [{ uid, rows: filled, fields: linkedFields(strapi, uid, ignore) }];
  while (groups.length > 0) {
    const parts = new Awaited();
    await fill(strapi, trx, groups, { parts, files });
    lists.push(...groups.flatMap((group) => group.rows));
    groups = (await parts.read(strapi)).map((group) => ({ ...group, fields: linkedFields(strapi, group.uid, []) }));
  }
  await files.read(strapi);
  lists.forEach(dropMissing);
  return filled;
};

/** A link to a row that is not there leads to nothing. */
const dropMissing = (row: Filled): void => {
  for (const [name, value] of Object.entries(row)) {
    if (!(value instanceof Values)) continue;
    const there = value.rows.filter(isThere);
    row[name] = value.one ? (there[0] ?? null) : there;
  }
};

/** The values of a field until all rows are read. */
class Values {
  constructor(
    readonly one: boolean,
    readonly rows: readonly Filled[]
  ) {}
}

interface Below {
  readonly parts: Awaited;
  readonly files: Awaited;
}

const fill = async (strapi: Strapi, trx: Trx, groups: readonly Group[], below: Below): Promise<void> => {
  const links = groupBy(await linksOf(strapi, trx, groups), (link) => keyOf(numberOf(link.grp), String(link.fld), numberOf(link.own)));
  const first = engineOf(strapi) === 'postgres' ? Infinity : -Infinity;
  const place = ({ ord }: Row): number => (ord === null || ord === undefined ? first : numberOf(ord));
  for (const [i, { rows, fields }] of groups.entries()) {
    for (const row of rows) {
      for (const field of fields) {
        const own = links[keyOf(i, field.name, numberOf(row.id))] ?? [];
        const ordered = [...own].sort((a, b) => place(a) - place(b) || numberOf(a.lnk) - numberOf(b.lnk));
        row[field.name] = new Values(
          field.one,
          ordered.map((link) => valueOf(strapi, field, link, below)).filter((value) => value !== null)
        );
      }
    }
  }
};

const keyOf = (group: number, field: string, own: number): string => `${String(group)}/${field}/${String(own)}`;

const valueOf = (strapi: Strapi, { kind, attribute }: LinkedField, link: Row, { parts, files }: Below): Filled | null => {
  const id = numberOf(link.far);
  if (kind === 'relation') {
    const name = textOf(link.word);
    return { id, documentId: textOf(link.doc), locale: textOf(link.loc), ...(name === null ? {} : { name }) };
  }
  if (kind === 'media') return files.row(strapi, UPLOAD_FILE, id);
  if (attribute.type === 'component') return parts.row(strapi, attribute.component ?? '', id);
  const component = String(link.doc);
  if (attribute.components?.includes(component) !== true) return null;
  const part = parts.row(strapi, component, id);
  if (part) part.__component = component;
  return part;
};

/** All rows of all link tables of these groups, in one query as far as it names few enough rows. */
const linksOf = async (strapi: Strapi, trx: Trx, groups: readonly Group[]): Promise<readonly Row[]> => {
  const queries = groups.flatMap(({ uid, rows, fields }, i) =>
    chunk(
      rows.map((row) => numberOf(row.id)),
      NAMED_AT_ONCE
    ).flatMap((ids) => fields.map((field) => linkQuery(strapi, trx, { uid, ids, group: i }, field)))
  );
  const found: Row[] = [];
  for (const some of chunk(queries, UNITED_AT_ONCE)) {
    found.push(...(await allRows(some.length === 1 && some[0] ? some[0] : trx.queryBuilder().unionAll(some, false))));
  }
  return found;
};

/** Queries that one query unites: far below what every engine takes. */
const UNITED_AT_ONCE = 50;

interface Asked {
  readonly uid: string;
  readonly ids: readonly number[];
  readonly group: number;
}

/** The same columns of whatever link table; what a table has not is empty or 0, for every engine wants to know of which kind a column is. */
const linkQuery = (strapi: Strapi, trx: Trx, { uid, ids, group }: Asked, { name, link, target }: LinkedField): Knex.QueryBuilder => {
  const nothing = trx.raw("''");
  const query = table(strapi, trx, `${link.table} as l`).whereIn(`l.${link.own}`, ids);
  if (target) void query.join(`${target.table} as t`, 't.id', `l.${link.far}`);
  if (link.ownType !== null) void query.where(`l.${link.ownType}`, uid);
  if (link.named) void query.where(`l.${FIELD}`, name);
  return query.select({
    grp: trx.raw(String(group)),
    fld: link.named ? `l.${FIELD}` : trx.raw(literal(name)),
    own: `l.${link.own}`,
    far: `l.${link.far}`,
    lnk: 'l.id',
    ord: link.order === null ? trx.raw('0') : `l.${link.order}`,
    doc: link.farType === null ? (target?.documentId === true ? 't.document_id' : nothing) : `l.${link.farType}`,
    loc: target?.locale === true ? 't.locale' : nothing,
    word: target?.name === true ? 't.name' : nothing,
  });
};

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;
