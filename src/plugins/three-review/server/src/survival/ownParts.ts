import { addedTo } from '../config/added';
import { coveredUids } from '../platform/covered';
import { storedModels, type Stored } from '../platform/metadata';
import { ownContentTypes, type Strapi } from '../platform/strapi';

/** What stands in the database because this plugin is there, as Strapi's stored schema names it. */
export interface OwnParts {
  readonly tables: ReadonlySet<string>;
  /** Columns in tables of the host: table → columns. */
  readonly columns: ReadonlyMap<string, ReadonlySet<string>>;
}

const joinTableOf = (attribute: Stored | undefined): readonly string[] => (attribute?.joinTable ? [attribute.joinTable.name] : []);

/** The content types of the plugin with their links, and the attributes it adds to covered types. */
export const ownParts = (strapi: Strapi): OwnParts => {
  const stored = storedModels(strapi);
  const tables = new Set<string>();
  const columns = new Map<string, Set<string>>();
  for (const uid of ownContentTypes(strapi)) {
    const { tableName, attributes } = stored(uid);
    for (const name of [tableName, ...Object.values(attributes).flatMap(joinTableOf)]) tables.add(name);
  }
  for (const uid of coveredUids(strapi)) {
    const { tableName, attributes } = stored(uid);
    for (const attribute of addedTo(strapi, uid).map((name) => attributes[name])) {
      joinTableOf(attribute).forEach((name) => tables.add(name));
      if (attribute?.columnName) columns.set(tableName, (columns.get(tableName) ?? new Set<string>()).add(attribute.columnName));
    }
  }
  return { tables, columns };
};
