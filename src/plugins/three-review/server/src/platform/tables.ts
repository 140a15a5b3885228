import type { Knex } from 'knex';
import { engineOf } from './database';
import { keysOf } from './json';
import type { Strapi } from './strapi';

export type Columns = (t: Knex.CreateTableBuilder) => void;

const schemaOf = (strapi: Strapi): Knex.SchemaBuilder => {
  const name = strapi.db.getSchemaName();
  return name ? strapi.db.connection.schema.withSchema(name) : strapi.db.connection.schema;
};

export const hasTable = (strapi: Strapi, name: string): Promise<boolean> => schemaOf(strapi).hasTable(name);

/** A column that earlier versions did not have. */
export const addMissing = async (
  strapi: Strapi,
  table: string,
  column: string,
  add: (t: Knex.AlterTableBuilder) => void
): Promise<void> => {
  if (!(await schemaOf(strapi).hasColumn(table, column))) await schemaOf(strapi).alterTable(table, add);
};

/**
 * Creates what is missing of a surface's own tables; never alters or drops. With knex, because Strapi drops the tables of content types
 * when it boots once without the plugin; these it does not know, and evidence must not depend on its schema synchronisation.
 */
export const createMissing = async <T extends Readonly<Record<string, string>>>(
  strapi: Strapi,
  tables: T,
  columns: Readonly<Record<keyof T & string, Columns>>
): Promise<void> => {
  const schema = () => schemaOf(strapi);
  for (const key of keysOf(tables)) {
    const name = tables[key];
    if (name === undefined || (await schema().hasTable(name))) continue;
    await schema().createTable(name, (t) => {
      if (engineOf(strapi) === 'mysql') {
        // By bytes: an id is itself and no other, and compares with a column of any other collation.
        t.charset('utf8mb4');
        t.collate('utf8mb4_bin');
      }
      columns[key](t);
    });
  }
};
