import type { Core } from '@strapi/strapi';

/**
 * Signing in and being seen writes here; nothing of a document does. Checkpoints are taken beside what wrote the hundredth entry, whenever
 * that ends, and tell nothing that the entries do not.
 */
const ASIDE = new Set(['strapi_sessions', 'strapi_api_tokens', 'sqlite_sequence', 'three_review_checkpoints']);

const tableNames = async (strapi: Core.Strapi): Promise<string[]> => {
  const knex = strapi.db.connection;
  const client = strapi.db.dialect.client;
  const queries: Record<string, string> = {
    sqlite: "SELECT name FROM sqlite_master WHERE type = 'table'",
    postgres: 'SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema()',
    mysql: 'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE()',
  };
  const answer = (await knex.raw(queries[client] ?? '')) as unknown;
  const rows = client === 'postgres' ? (answer as { rows: unknown }).rows : client === 'mysql' ? (answer as unknown[])[0] : answer;
  return (rows as { name: string }[]).map((row) => row.name).filter((name) => !ASIDE.has(name));
};

/** Every row of every table, to compare before and after. */
export const dump = async (strapi: Core.Strapi): Promise<Record<string, string[]>> => {
  const tables: Record<string, string[]> = {};
  for (const name of (await tableNames(strapi)).sort()) {
    const rows = (await strapi.db.connection.select('*').from(name)) as unknown[];
    tables[name] = rows
      .map((row) => JSON.stringify(row))
      .filter((row) => !row.includes('plugin_upload_metrics')) // the upload plugin counts itself once a week, whenever that falls
      .sort();
  }
  return tables;
};

/** The rows that stand in only one of two dumps, by table: empty when nothing changed. */
export const difference = (
  before: Record<string, string[]>,
  after: Record<string, string[]>
): Record<string, { gone: string[]; new: string[] }> =>
  Object.fromEntries(
    [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((name) => {
      const [was, is] = [new Set(before[name]), new Set(after[name])];
      const changed = { gone: [...was].filter((row) => !is.has(row)), new: [...is].filter((row) => !was.has(row)) };
      return changed.gone.length + changed.new.length > 0 ? [[name, changed] as const] : [];
    })
  );
