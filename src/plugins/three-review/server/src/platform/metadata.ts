import type { Strapi } from './strapi';

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
