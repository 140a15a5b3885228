import { createHash } from 'node:crypto';
import { allRows, engineOf } from '../../platform/database';
import type { Strapi } from '../../platform/strapi';
import { surroundings } from './schema';

/**
 * Strapi finds the components of an entry; here it is asked every time which entry a component belongs to, and Strapi has no index for
 * that. Created when missing, after every synchronisation: a table that SQLite rebuilds comes back without it.
 */
export const indexComponents = async (strapi: Strapi): Promise<void> => {
  const joins = [...surroundings(strapi).parents.values()].flat().map((parent) => parent.join);
  for (const table of new Set(joins.map((join) => join.table))) {
    const name = `three_review_${createHash('sha256').update(table).digest('hex').slice(0, 16)}_cmp`;
    if (await exists(strapi, table, name)) continue;
    const schema = strapi.db.getSchemaName();
    await (schema ? strapi.db.connection.schema.withSchema(schema) : strapi.db.connection.schema).alterTable(table, (t) => {
      t.index(['cmp_id', 'component_type'], name);
    });
  }
};

const exists = async (strapi: Strapi, table: string, name: string): Promise<boolean> => {
  const knex = strapi.db.connection;
  switch (engineOf(strapi)) {
    case 'sqlite':
      return (await allRows(knex('sqlite_master').where({ type: 'index', name }))).length > 0;
    case 'postgres':
      return (
        (
          await allRows(
            knex('pg_indexes').where({
              indexname: name,
              tablename: table,
              schemaname: strapi.db.getSchemaName() ?? knex.raw('current_schema()'),
            })
          )
        ).length > 0
      );
    case 'mysql':
      return (
        (
          await allRows(
            knex('information_schema.statistics').where({ table_name: table, index_name: name, table_schema: knex.raw('database()') })
          )
        ).length > 0
      );
  }
};
