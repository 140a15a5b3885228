import { table } from '../platform/database';
import { readStoredSchema, STORED_SCHEMA, type StoredSchema } from '../platform/metadata';
import type { Strapi } from '../platform/strapi';
import { noteParts } from './notedParts';
import { ownParts, type OwnParts } from './ownParts';

/** The stored schema without the parts of this plugin. */
export const without = (schema: StoredSchema, own: OwnParts): StoredSchema => ({
  ...schema,
  tables: schema.tables
    .filter(({ name }) => !own.tables.has(name))
    .map((held) => {
      const gone = own.columns.get(held.name) ?? new Set<string>();
      const stays = (part: { readonly columns: readonly string[]; readonly referencedTable?: string }): boolean =>
        !part.columns.some((name) => gone.has(name)) && !own.tables.has(part.referencedTable ?? '');
      return {
        ...held,
        columns: held.columns.filter(({ name }) => !gone.has(name)),
        indexes: held.indexes.filter(stays),
        foreignKeys: held.foreignKeys.filter(stays),
      };
    }),
});

/**
 * Strapi drops what stands in the schema it stored at the last boot and is no longer in its models: one boot without this plugin would
 * take its tables, its columns and the triggers on rebuilt tables with it, and leave publication open. So its parts are taken out of that
 * record, and Strapi leaves them alone, as it does with every table it does not know. The record's hash stays: the next boot with the
 * plugin has nothing to do. Source: `@strapi/database` schema/diff, "when something doesn't exist in the previous schema it is not tracked".
 */
export const disown = async (strapi: Strapi): Promise<void> => {
  const own = ownParts(strapi);
  await noteParts(strapi, own);
  const stored = await readStoredSchema(strapi);
  if (!stored) return;
  const stripped = JSON.stringify(without(stored.schema, own));
  if (stripped === JSON.stringify(stored.schema)) return;
  await table(strapi, strapi.db.connection, STORED_SCHEMA).where({ id: stored.id }).update({ schema: stripped });
};
