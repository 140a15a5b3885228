import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

/** The only home of Strapi look-ups and casts: everything past this folder works on the shapes named here. */
export type Strapi = Core.Strapi;
export type Trx = Knex.Transaction;
export type Row = Readonly<Record<string, unknown>>;

export interface Attribute {
  readonly type: string;
  readonly component?: string;
  readonly components?: readonly string[];
  readonly repeatable?: boolean;
  readonly relation?: string;
  readonly target?: string;
  readonly mappedBy?: string;
  readonly inversedBy?: string;
  readonly multiple?: boolean;
  readonly enum?: readonly string[];
  readonly required?: boolean;
  readonly visible?: boolean;
  /** Of a custom field: which one. Its `type` is that of the value it holds, once every plugin has registered its own. */
  readonly customField?: string;
  /** When a form shows the field. */
  readonly conditions?: object;
}

export interface Model {
  readonly uid: string;
  readonly modelType: 'contentType' | 'component';
  readonly kind?: string;
  readonly info?: { readonly displayName?: string };
  readonly options?: { readonly draftAndPublish?: boolean };
  readonly pluginOptions?: { readonly i18n?: { readonly localized?: boolean }; readonly [plugin: string]: unknown };
  readonly attributes: Readonly<Record<string, Attribute>>;
  /** The type as its file declares it, whatever was added since. */
  readonly __schema__?: { readonly attributes?: Readonly<Record<string, unknown>> };
}

/** Does the host's own file declare this attribute? */
export const isDeclared = ({ __schema__: declared }: Model, name: string): boolean => Object.hasOwn(declared?.attributes ?? {}, name);

export interface Query {
  findMany(params: object): Promise<Row[]>;
  findOne(params: object): Promise<Row | null>;
  create(params: object): Promise<Row>;
  update(params: object): Promise<Row | null>;
  delete(params: object): Promise<Row | null>;
  deleteMany(params: object): Promise<unknown>;
  count(params?: object): Promise<number>;
}

export interface Documents {
  findOne(params: object): Promise<Row | null>;
  publish(params: object): Promise<{ documentId: string; entries: Row[] }>;
  unpublish(params: object): Promise<{ documentId: string; entries: Row[] }>;
}

interface Meta {
  readonly tableName: string;
  readonly attributes: Readonly<Record<string, { readonly columnName?: string } | undefined>>;
}

const loose = (strapi: Strapi) =>
  strapi as unknown as {
    getModel(uid: string): Model | undefined;
    documents(uid: string): Documents;
    db: {
      query(uid: string): Query;
      queryBuilder(uid: string): QueryBuilder;
      metadata: { get(uid: string): Meta; has(uid: string): boolean };
    };
  };

export const findModel = (strapi: Strapi, uid: string): Model | undefined => loose(strapi).getModel(uid);

export const modelOf = (strapi: Strapi, uid: string): Model => {
  const found = findModel(strapi, uid);
  if (!found) throw new TypeError(`no model ${uid}`);
  return found;
};

/** The content types that are the plugin's own. */
export const ownContentTypes = (strapi: Strapi): readonly string[] =>
  Object.keys(strapi.contentTypes).filter((uid) => uid.startsWith('plugin::three-review.'));

interface QueryBuilder {
  readonly alias: string;
  init(params: object): QueryBuilder;
  execute(): Promise<Row[]>;
  getKnexQuery(): Knex.QueryBuilder;
}

/** The rows that a filter of Strapi's lets through, as a query to stand within another one. `alias`: how its table is called there. */
export const asSubquery = (strapi: Strapi, uid: string, where: object): { readonly query: Knex.QueryBuilder; readonly alias: string } => {
  const builder = loose(strapi)
    .db.queryBuilder(uid)
    .init({ where, select: ['id'] });
  return { query: builder.getKnexQuery(), alias: builder.alias };
};

/** Rows by their ids, as `db.query` gives them, past the hooks that stand around a query of its own: as Strapi reads what it populates. */
export const rowsByIds = (strapi: Strapi, uid: string, ids: readonly number[], populate: object): Promise<Row[]> =>
  loose(strapi)
    .db.queryBuilder(uid)
    .init({ where: { id: { $in: ids } }, populate })
    .execute();

export const queryOf = (strapi: Strapi, uid: string): Query => loose(strapi).db.query(uid);
export const documentsOf = (strapi: Strapi, uid: string): Documents => loose(strapi).documents(uid);
export const tableOf = (strapi: Strapi, uid: string): string => loose(strapi).db.metadata.get(uid).tableName;

export const dbColumnOf = (strapi: Strapi, uid: string, attribute: string): string => {
  const name = loose(strapi).db.metadata.get(uid).attributes[attribute]?.columnName;
  if (!name) throw new TypeError(`${uid} has no database column for ${attribute}`);
  return name;
};

export const hasDbColumn = (strapi: Strapi, uid: string, attribute: string): boolean =>
  loose(strapi).db.metadata.get(uid).attributes[attribute] !== undefined;

export const hasDraftAndPublish = (model: Model | undefined): boolean => model?.options?.draftAndPublish === true;
export const isLocalized = (model: Model): boolean => model.pluginOptions?.i18n?.localized === true;

/** The instant (ms) that a field holds, as an engine or a caller writes it; null: none. */
export const instantOf = (value: unknown): number | null => {
  const at = typeof value === 'number' ? value : value instanceof Date ? value.getTime() : Date.parse(textOf(value) ?? '');
  return Number.isNaN(at) ? null : at;
};

/** Is there one document of this type? */
export const isSingle = (strapi: Strapi, uid: string): boolean => findModel(strapi, uid)?.kind === 'singleType';

export const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);
export const rowsOf = (value: unknown): readonly Row[] => (Array.isArray(value) ? value.filter(isRow) : isRow(value) ? [value] : []);
/** A column of text as the drivers give it. */
export const wordOf = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');
export const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
