import { addedTo } from '../config/added';
import { coveredUids } from '../platform/covered';
import { storedModels, type Stored } from '../platform/metadata';
import { isDeclared, modelOf, ownContentTypes, type Strapi } from '../platform/strapi';

/** What stands in the database because this plugin is there, as Strapi's stored schema names it. */
export interface OwnParts {
  readonly tables: ReadonlySet<string>;
  /** Columns in tables of the host: table → columns. */
  readonly columns: ReadonlyMap<string, ReadonlySet<string>>;
  /** What goes by the name of an added field and stands in the host's own schema file: the host's, as it says (tables, and columns by table). */
  readonly hosts: { readonly tables: ReadonlySet<string>; readonly columns: ReadonlyMap<string, ReadonlySet<string>> };
}

const joinTableOf = (attribute: Stored | undefined): readonly string[] => (attribute?.joinTable ? [attribute.joinTable.name] : []);

interface Kept {
  readonly tables: Set<string>;
  readonly columns: Map<string, Set<string>>;
}
const nothing = (): Kept => ({ tables: new Set(), columns: new Map() });

/** The content types of the plugin with their links, and the attributes it adds to covered types, but for those that the host declares itself. */
export const ownParts = (strapi: Strapi): OwnParts => {
  const stored = storedModels(strapi);
  const [own, hosts] = [nothing(), nothing()];
  for (const uid of ownContentTypes(strapi)) {
    const { tableName, attributes } = stored(uid);
    for (const name of [tableName, ...Object.values(attributes).flatMap(joinTableOf)]) own.tables.add(name);
  }
  for (const uid of coveredUids(strapi)) {
    const { tableName, attributes } = stored(uid);
    for (const name of addedTo(strapi, uid)) {
      const { tables, columns } = isDeclared(modelOf(strapi, uid), name) ? hosts : own;
      const attribute = attributes[name];
      joinTableOf(attribute).forEach((joined) => tables.add(joined));
      if (attribute?.columnName) columns.set(tableName, (columns.get(tableName) ?? new Set<string>()).add(attribute.columnName));
    }
  }
  return { ...own, hosts };
};
