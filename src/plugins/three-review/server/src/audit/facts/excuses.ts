import type { Excuse } from '../../../../core/audit';
import { allRows, numberOf, numberOrNull, table, NAMED_AT_ONCE } from '../../platform/database';
import type { Row, Strapi } from '../../platform/strapi';
import type { Db } from '../../platform/database';
import { AUDIT_TABLES } from '../tables';

/** An excuse as it is stored: what the core judges by, who filed it and why. */
export interface FiledExcuse extends Excuse {
  readonly column: string;
  readonly reason: string;
  readonly by: { readonly id: number; readonly name: string };
  readonly filedAt: number;
  readonly withdrawnAt: number | null;
}

export const toExcuse = (row: Row): FiledExcuse => ({
  id: String(row.id),
  column: String(row.column_id),
  from: numberOf(row.from_day),
  to: numberOf(row.to_day),
  filedOn: numberOf(row.filed_day),
  reason: String(row.reason),
  by: { id: numberOf(row.by_id), name: String(row.by_name) },
  filedAt: numberOf(row.filed_at_ms),
  withdrawnAt: numberOrNull(row.withdrawn_at_ms),
});

/** The excuses of these columns that have a day in the range and stand, by column. */
export const readExcuses = async (
  strapi: Strapi,
  db: Db,
  columns: readonly string[],
  from: number,
  to: number
): Promise<ReadonlyMap<string, readonly FiledExcuse[]>> => {
  const standing = table(strapi, db, AUDIT_TABLES.excuses)
    .where('from_day', '<=', to)
    .where('to_day', '>=', from)
    .whereNull('withdrawn_at_ms')
    .orderBy('id');
  const rows = await allRows(columns.length > NAMED_AT_ONCE ? standing : standing.whereIn('column_id', [...columns]));
  const all = new Map(columns.map((id): [string, FiledExcuse[]] => [id, []]));
  for (const excuse of rows.map(toExcuse)) all.get(excuse.column)?.push(excuse);
  return all;
};
