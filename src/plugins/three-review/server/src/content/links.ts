import type { Knex } from 'knex';
import chunk from 'lodash/chunk';
import { allRows, NAMED_AT_ONCE, table, unitedText } from '../platform/database';
import { findModel, type Row, type Strapi, type Trx } from '../platform/strapi';
import { FIELD, linkedFields, partsIn, type LinkedField } from './linked';

/** The rows of one model whose links are asked for: by their ids, or by what leads to them. */
interface Asked {
  readonly uid: string;
  readonly fields: readonly LinkedField[];
  readonly owners: readonly number[] | Knex.QueryBuilder;
  readonly above: readonly string[];
}

/** One query for each link table that these rows, or the components in them, can have something in. */
const queriesOf = (strapi: Strapi, trx: Trx, asked: Asked): readonly Knex.QueryBuilder[] => {
  const above = [...asked.above, asked.uid];
  return asked.fields.flatMap((field) => [
    linkQuery(strapi, trx, asked, field),
    ...partsIn(field)
      .filter((component) => !above.includes(component) && findModel(strapi, component))
      .flatMap((component) => {
        const owners = linksFrom(strapi, trx, asked, field).select(`l.${field.link.far}`);
        if (field.link.farType !== null) void owners.where(`l.${field.link.farType}`, component);
        return queriesOf(strapi, trx, { uid: component, fields: linkedFields(strapi, component, []), owners, above });
      }),
  ]);
};

const isList = (owners: Asked['owners']): owners is readonly number[] => Array.isArray(owners);

/** The link rows of one field of the rows that are asked for. */
const linksFrom = (strapi: Strapi, trx: Trx, { uid, owners }: Asked, { name, link }: LinkedField): Knex.QueryBuilder => {
  const query = table(strapi, trx, `${link.table} as l`);
  const own = `l.${link.own}`;
  void (isList(owners) ? query.whereIn(own, owners) : query.whereIn(own, owners));
  if (link.ownType !== null) void query.where(`l.${link.ownType}`, uid);
  return link.named ? query.where(`l.${FIELD}`, name) : query;
};

/** The same columns of whatever link table; what a table has not is empty or 0: a UNION has to know of which kind each column is. */
const linkQuery = (strapi: Strapi, trx: Trx, asked: Asked, field: LinkedField): Knex.QueryBuilder => {
  const { link, target } = field;
  const nothing = trx.raw("''");
  const text = (column: string): Knex.Raw => unitedText(strapi, trx, column);
  const query = linksFrom(strapi, trx, asked, field);
  if (target) void query.join(`${target.table} as t`, 't.id', `l.${link.far}`);
  return query.select({
    uid: trx.raw(literal(asked.uid)),
    fld: trx.raw(literal(field.name)),
    own: `l.${link.own}`,
    far: `l.${link.far}`,
    lnk: 'l.id',
    ord: link.order === null ? trx.raw('0') : `l.${link.order}`,
    doc: link.farType === null ? (target?.documentId === true ? text('t.document_id') : nothing) : text(`l.${link.farType}`),
    loc: target?.locale === true ? text('t.locale') : nothing,
    word: target?.name === true ? text('t.name') : nothing,
  });
};

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** Queries that one query unites: far below what every engine takes. */
const UNITED_AT_ONCE = 50;

/**
 * All that these rows of a type, and the components in them, have in link tables, in one query. Each link says whose it is (`uid`, `fld`,
 * `own`), what it leads to (`far`; `doc` and `loc` of a document, `doc` the type of a part of a zone) and its place (`ord`, `lnk`).
 */
export const readLinks = async (
  strapi: Strapi,
  trx: Trx,
  uid: string,
  fields: readonly LinkedField[],
  ids: readonly number[]
): Promise<readonly Row[]> => {
  const queries = chunk(ids, NAMED_AT_ONCE).flatMap((owners) => queriesOf(strapi, trx, { uid, fields, owners, above: [] }));
  const found: Row[] = [];
  for (const some of chunk(queries, UNITED_AT_ONCE)) found.push(...(await allRows(trx.queryBuilder().unionAll(some, false))));
  return found;
};
