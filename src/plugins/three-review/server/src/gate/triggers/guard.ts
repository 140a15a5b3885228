import { COLUMN } from './plan';
import { when, type Sql } from './sql';

export type RowEvent = 'INSERT' | 'UPDATE' | 'DELETE';

/** One reason to refuse a write to a row: an SQL expression over OLD and NEW, null when there is nothing against it, else what the row belongs to. */
export interface Guard {
  readonly table: string;
  readonly event: RowEvent;
  readonly offence: string;
  /**
   * SQLite: judged before the write. REPLACE removes the rows in its way without a DELETE trigger, so they are looked for while they stand;
   * all else is judged after it, for an upsert that ends as an update has no new row to judge.
   */
  readonly first?: true;
  /**
   * PostgreSQL: the rows to hold until the transaction ends, so that nobody changes unseen what is being linked. The other engines hold
   * them by themselves: MariaDB by the foreign key, SQLite has one writer.
   */
  readonly hold?: { readonly table: string; readonly where: string };
}

/** Every trigger of the guard and its function, and nothing else, has a name that begins so. */
export const PREFIX = 'three_review_guard_';

/** How an error of a trigger is known: this, the table, and the document as `uid/documentId`. */
export const MARK = 'three_review_live_content';

/**
 * What a trigger says beside the mark, to whoever meets it without the plugin: with it, the gate answers in its own words. No question mark
 * (see rawSql). MySQL has room for 128 characters in all: there it stands behind the mark, short, and is cut off before the mark is.
 */
export const SENTENCE =
  '本站已安装三审三校但未运行，在线内容不能变更：请启用插件，或运行 npx three-review leave。 ' +
  'three-review is installed but not running on this site, and live content is not changed without it: enable the plugin, or run npx three-review leave';
export const SHORT_SENTENCE = '三审三校未运行: npx three-review leave';
/** Stands between what is refused and the short sentence; no document has it in its id. */
export const BEHIND = ' | ';

/** What REPLACE would remove: `offence` judges the row that has the new row's id. Elsewhere REPLACE fires a DELETE trigger, or does not exist. */
export const replacing = (sql: Sql, table: string, offence: string): Guard[] => {
  if (sql.engine !== 'sqlite') return [];
  return [
    { table, event: 'INSERT', offence, first: true },
    { table, event: 'UPDATE', offence: when(`OLD.${COLUMN.id} <> NEW.${COLUMN.id}`, offence), first: true },
  ];
};
