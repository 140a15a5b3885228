import { formatDay } from '../../../../core/kernel/dates';
import type { ColumnInFull } from '../../../../shared/contracts';
import { localDay } from '../../platform/covered';
import { allRows, numberOf, table } from '../../platform/database';
import { textOf, type Strapi, type Trx } from '../../platform/strapi';
import { AUDIT_TABLES } from '../tables';
import type { TermData } from './store';
import type { By } from '../../platform/caller';
import type { Db } from '../../platform/database';

/** Puts on record that judged days of a column were given other terms (A9.2); `before` null: a term was added. */
export const recordCorrection = async (
  strapi: Strapi,
  trx: Trx,
  correction: {
    readonly column: string;
    readonly from: number;
    readonly before: TermData | null;
    readonly after: TermData;
    readonly reason: string;
    readonly by: By;
  }
): Promise<void> => {
  const { column, from, before, after, reason, by } = correction;
  await table(strapi, trx, AUDIT_TABLES.corrections).insert({
    column_id: column,
    from_day: from,
    before: before === null ? null : JSON.stringify(before),
    after: JSON.stringify(after),
    reason,
    by_name: by.name,
    at_ms: by.at,
  });
};

/** The latest first. */
export const correctionsOf = async (strapi: Strapi, db: Db, column: string): Promise<ColumnInFull['corrections']> => {
  const rows = await allRows(table(strapi, db, AUDIT_TABLES.corrections).where({ column_id: column }).orderBy('id', 'desc'));
  return rows.map((row) => ({
    on: formatDay(localDay(strapi, numberOf(row.at_ms))),
    by: textOf(row.by_name),
    reason: String(row.reason),
    from: formatDay(numberOf(row.from_day)),
  }));
};
