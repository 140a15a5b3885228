import { ENGINE, type Site } from './site';

/** Triggers of an append-only table, by engine. */
const TRIGGERS = {
  sqlite: ['no_update', 'no_delete'],
  postgres: ['append_only'],
  mariadb: ['no_update', 'no_delete'],
} as const;

/** As the owner of the database could: takes the guards of a table of evidence away for good, then does the work. */
export const byTheOwner = async (site: Site, table: string, work: () => PromiseLike<unknown>): Promise<void> => {
  const engine = ENGINE === 'postgres' || ENGINE === 'mariadb' ? ENGINE : 'sqlite';
  const on = engine === 'postgres' ? ` ON ${table}` : '';
  for (const trigger of TRIGGERS[engine]) await site.strapi.db.connection.raw(`DROP TRIGGER IF EXISTS ${table}_${trigger}${on}`);
  await work();
};
