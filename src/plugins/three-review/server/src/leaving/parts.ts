import { catalogueOf, type Standing } from '../gate/triggers/catalogue';
import { countOf, engineOf, table } from '../platform/database';
import { readStoredSchema } from '../platform/metadata';
import { inSession, schemaOf } from '../platform/rawSql';
import type { Strapi } from '../platform/strapi';
import { indexesOfTables, keysOfTables, referencesOfTables } from './catalogue';
import { NOTES, readNoted, STORE } from './noted';

export interface OwnTable {
  readonly name: string;
  readonly rows: number;
  readonly key: readonly string[];
  /** Tables of the host that refer to it: it cannot go before they do. */
  readonly neededBy: readonly string[];
}

/** All that stands in the database of a site because of the plugin, found by its name and by what the plugin noted; nobody loads the plugin for it. */
export interface Parts {
  readonly guards: readonly Standing[];
  readonly functions: readonly string[];
  readonly tables: readonly OwnTable[];
  /** Added columns that are there, by tables of the host. */
  readonly columns: Readonly<Record<string, readonly string[]>>;
  readonly indexes: readonly { readonly table: string; readonly name: string }[];
  /** Rows that grant the plugin's rights, by table. */
  readonly rights: Readonly<Record<string, number>>;
  /** Rows of Strapi's store. */
  readonly notes: number;
  /** Null: no boot has noted it. */
  readonly keptFiles: string | null;
}

const PREFIX = 'three_review_';
/** Where Strapi keeps who may do what: for administrators, for site users, for tokens. */
export const RIGHTS = ['admin_permissions', 'up_permissions', 'strapi_api_token_permissions'] as const;
export const OWN_RIGHT = 'plugin::three-review.%';

export const findParts = async (strapi: Strapi): Promise<Parts> => {
  const [engine, schema, db] = [engineOf(strapi), schemaOf(strapi), strapi.db.connection];
  const catalogue = catalogueOf(engine);
  const found = await inSession(strapi, async (session) => ({
    columns: await catalogue.columns(session, schema),
    guards: await catalogue.triggers(session, schema),
    functions: await catalogue.functions(session, schema),
    keys: await keysOfTables(session, engine, schema),
    references: await referencesOfTables(session, engine, schema),
    indexes: await indexesOfTables(session, engine, schema),
  }));
  if (!found.columns.has(STORE)) throw new Error('There is no Strapi site in this database: it has no table strapi_core_store_settings.');
  const noted = await readNoted(strapi, db);
  const isHosts = await hostsOwn(strapi);
  const mine = [...found.columns.keys()]
    .filter((name) => (name.startsWith(PREFIX) || noted?.tables.includes(name)) && !isHosts(name))
    .sort();
  const count = async (name: string, where: [string, string] | null = null): Promise<number> => {
    const query = table(strapi, db, name);
    return countOf((where ? query.where(where[0], 'like', where[1]) : query).count({ n: '*' }));
  };
  const tables: OwnTable[] = [];
  for (const name of mine) {
    const neededBy = Object.keys(found.references).filter((other) => !mine.includes(other) && found.references[other]?.includes(name));
    tables.push({ name, rows: await count(name), key: found.keys[name] ?? [], neededBy });
  }
  const rights: Record<string, number> = {};
  for (const name of RIGHTS) if (found.columns.has(name)) rights[name] = await count(name, ['action', OWN_RIGHT]);
  const columns = Object.entries(noted?.columns ?? {}).map(([name, added]) => {
    const there = (found.columns.get(name) ?? []).map((column) => column.name);
    return [name, added.filter((column) => there.includes(column) && !isHosts(name, column))] as const;
  });
  return {
    guards: found.guards,
    functions: found.functions,
    tables,
    columns: Object.fromEntries(columns.filter(([, added]) => added.length > 0)),
    indexes: Object.entries(found.indexes)
      .filter(([name]) => !mine.includes(name))
      .flatMap(([name, some]) => some.filter((index) => index.startsWith(PREFIX)).map((index) => ({ table: name, name: index }))),
    rights,
    notes: await count(STORE, ['key', `${NOTES}%`]),
    keptFiles: noted?.keptFiles ?? null,
  };
};

/** What Strapi's own record says that it made for the host's models: that is the host's, whatever it is called. */
const hostsOwn = async (strapi: Strapi): Promise<(table: string, column?: string) => boolean> => {
  const stored = await readStoredSchema(strapi);
  const columns = new Map(stored?.schema.tables.map((held) => [held.name, new Set(held.columns.map(({ name }) => name))]));
  return (name, column) => (column === undefined ? columns.has(name) : columns.get(name)?.has(column) === true);
};
