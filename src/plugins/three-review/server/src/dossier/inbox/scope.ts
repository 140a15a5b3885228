import type { Knex } from 'knex';
import type { NamedUnit } from '../../../../core/organisation';
import { titleField } from '../../content';
import { coveredUids } from '../../platform/covered';
import { readableOf, readsField } from '../../platform/reader';
import { asSubquery, dbColumnOf, hasDbColumn, queryOf, tableOf, type Strapi, type Trx } from '../../platform/strapi';
import { table } from '../../platform/database';
import { refsOfUnits } from './units';

/** A row of content under this name is the draft that the row `i` of the inbox is about. */
const isDraftOf = (strapi: Strapi, uid: string, query: Knex.QueryBuilder, name: string): void => {
  void query.whereRaw('?? = ??', [`${name}.document_id`, 'i.document_id']).whereNull(`${name}.published_at`);
  if (hasDbColumn(strapi, uid, 'locale')) void query.whereRaw("COALESCE(??, '') = ??", [`${name}.locale`, 'i.locale']);
};

/** Only what the caller may read in the Content Manager, by their roles with all conditions: the rest does not exist for them. */
export const inScope = (strapi: Strapi, ability: unknown, rows: Knex.QueryBuilder): void => {
  const readable = coveredUids(strapi).map((uid) => ({ uid, may: readableOf(strapi, ability, uid) }));
  const whole = readable.flatMap(({ uid, may }) => (may === 'all' ? [uid] : []));
  void rows.where((some) => {
    void some.whereIn('i.uid', whole);
    for (const { uid, may } of readable) {
      if (may === 'all' || may === 'none') continue;
      const { query, alias } = asSubquery(strapi, uid, may.where);
      isDraftOf(strapi, uid, query, alias);
      void some.orWhere((one) => void one.where('i.uid', uid).whereExists(query));
    }
  });
};

/** `!` before what LIKE takes for more than itself. */
const literally = (text: string): string => `%${text.toLowerCase().replace(/[!%_]/g, '!$&')}%`;

const drafters = async (strapi: Strapi, text: string): Promise<readonly number[]> => {
  const named = ['firstname', 'lastname', 'username'].map((name) => ({ [name]: { $containsi: text } }));
  return (await queryOf(strapi, 'admin::user').findMany({ where: { $or: named }, select: ['id'] })).map(({ id }) => Number(id));
};

/** What is searched for stands in the title, the name of the unit or of the drafter. A title that is hidden from the caller is not searched. */
export const searched = async (
  strapi: Strapi,
  trx: Trx,
  ability: unknown,
  units: readonly NamedUnit[],
  text: string
): Promise<(rows: Knex.QueryBuilder) => void> => {
  const people = await drafters(strapi, text);
  const named = units.filter(({ name }) => name.toLowerCase().includes(text.toLowerCase())).map(({ id }) => id);
  const titled = coveredUids(strapi).flatMap((uid) => {
    const field = titleField(strapi, uid);
    return field !== null && readsField(ability, uid, field) ? [{ uid, column: dbColumnOf(strapi, uid, field) }] : [];
  });
  return (rows) =>
    void rows.where((some) => {
      void some.whereIn('i.drafter_id', [...people]).orWhereIn('i.unit_ref', [...refsOfUnits(strapi, named, units)]);
      for (const { uid, column } of titled) {
        const query = table(strapi, trx, `${tableOf(strapi, uid)} as c`).select(trx.raw('1'));
        isDraftOf(strapi, uid, query, 'c');
        void query.whereRaw("LOWER(??) LIKE ? ESCAPE '!'", [`c.${column}`, literally(text)]);
        void some.orWhere((one) => void one.where('i.uid', uid).whereExists(query));
      }
    });
};
