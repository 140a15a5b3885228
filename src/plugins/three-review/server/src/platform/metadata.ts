import { table } from './database';
import { fromJson } from './json';
import { rowsOf, textOf, type Strapi } from './strapi';

/** A column of another table that holds an id of this one, or the other way about. */
export interface JoinColumn {
  readonly name: string;
  readonly referencedColumn?: string;
}

export interface MorphColumn {
  readonly idColumn: { readonly name: string };
  readonly typeColumn: { readonly name: string };
}

export interface JoinTable {
  readonly name: string;
  readonly joinColumn: JoinColumn;
  readonly inverseJoinColumn?: JoinColumn;
  readonly morphColumn?: MorphColumn;
  readonly orderColumnName?: string;
  readonly orderBy?: Readonly<Record<string, string>>;
  /** What else a row has to say to belong to the attribute. */
  readonly on?: Readonly<Record<string, unknown>>;
  readonly inverseOrderColumnName?: string;
}

/** An attribute as Strapi's database layer stores it: where its rows are. */
export interface Stored {
  readonly type: string;
  readonly columnName?: string;
  readonly relation?: string;
  readonly target?: string;
  readonly mappedBy?: string;
  readonly inversedBy?: string;
  readonly morphBy?: string;
  readonly owner?: boolean;
  readonly joinTable?: JoinTable;
  readonly joinColumn?: JoinColumn;
  readonly morphColumn?: MorphColumn;
}

export interface StoredModel {
  readonly tableName: string;
  readonly attributes: Readonly<Record<string, Stored | undefined>>;
}

export type StoredModelOf = (uid: string) => StoredModel;

/** How the models of this host lie in its database. Known from the moment Strapi has loaded its models, before it synchronises the schema. */
export const storedModels = (strapi: Strapi): StoredModelOf => {
  const metadata = strapi.db.metadata as unknown as { get(uid: string): StoredModel | undefined };
  return (uid) => {
    const found = metadata.get(uid);
    if (!found) throw new TypeError(`no stored model ${uid}`);
    return found;
  };
};

interface SchemaProvider {
  readonly schema: unknown;
  readonly schemaStorage: {
    read(): Promise<{ readonly hash: string } | null>;
    hashSchema(schema: unknown): string;
  };
}

/** Will Strapi change the schema or run migrations at this boot? The same questions its own synchronisation asks. */
export const schemaChangeDue = async (strapi: Strapi): Promise<boolean> => {
  const provider = strapi.db.schema as unknown as SchemaProvider;
  const migrations = strapi.db.migrations as unknown as { shouldRun(): Promise<boolean> };
  const stored = await provider.schemaStorage.read();
  return stored?.hash !== provider.schemaStorage.hashSchema(provider.schema) || (await migrations.shouldRun());
};

export const STORED_SCHEMA = 'strapi_database_schema';

interface Part {
  readonly name: string;
  readonly columns: readonly string[];
  readonly referencedTable?: string;
}

/** What Strapi brought the database in step with at its last boot. */
export interface StoredSchema {
  readonly tables: readonly {
    readonly name: string;
    readonly columns: readonly { readonly name: string }[];
    readonly indexes: readonly Part[];
    readonly foreignKeys: readonly Part[];
  }[];
}

export interface StoredRecord {
  readonly id: unknown;
  readonly hash: string;
  readonly schema: StoredSchema;
}

/** The record of the last boot; null before the first. PostgreSQL gives JSON as it is, the others as text. */
export const readStoredSchema = async (strapi: Strapi): Promise<StoredRecord | null> => {
  if (!(await strapi.db.getSchemaConnection().hasTable(STORED_SCHEMA))) return null;
  const [row] = rowsOf(await table(strapi, strapi.db.connection, STORED_SCHEMA).orderBy('time', 'desc').limit(1));
  const hash = textOf(row?.hash);
  if (!row || hash === null) return null;
  return { id: row.id, hash, schema: typeof row.schema === 'string' ? fromJson<StoredSchema>(row.schema) : (row.schema as StoredSchema) };
};
