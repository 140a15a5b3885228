import { firstRow, table, type Db } from '../platform/database';
import { fromJson } from '../platform/json';
import type { Strapi } from '../platform/strapi';

/** What the plugin notes at every boot of what it has put into the host's database, so that it is found when nobody loads the plugin. */
export interface NotedParts {
  /** Tables of its content types and of the relations it added. */
  readonly tables: readonly string[];
  /** Columns it added to tables of the host. */
  readonly columns: Readonly<Record<string, readonly string[]>>;
  /** The folder of kept files, as the configuration names it. */
  readonly keptFiles: string;
}

export const NOTED = 'own_parts';
/** Strapi's own store, in which the plugin's notes have keys that begin so. */
export const STORE = 'strapi_core_store_settings';
export const NOTES = 'plugin_three-review_';

/** Read past Strapi's store, which is not there before a site is loaded. Null: no boot has noted anything. */
export const readNoted = async (strapi: Strapi, db: Db): Promise<NotedParts | null> => {
  const row = await firstRow(
    table(strapi, db, STORE)
      .where({ key: `${NOTES}${NOTED}` })
      .first('value')
  );
  return row ? fromJson<NotedParts>(row.value) : null;
};
