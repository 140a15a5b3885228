import type { ColumnTerm, Judged } from '../../../../core/audit';
import { allRows, firstRow, numberOf, numberOrNull, table } from '../../platform/database';
import { textOf, type Strapi } from '../../platform/strapi';
import { AUDIT_TABLES } from '../tables';
import type { Db } from '../../platform/database';

const frozen = (strapi: Strapi, db: Db) => table(strapi, db, AUDIT_TABLES.results).where({ frozen: true });

/** Frozen verdicts of a column on periods with a day in this span; `to` null: without end. */
export const judgedIn = async (strapi: Strapi, db: Db, column: string, { from, to }: Pick<ColumnTerm, 'from' | 'to'>): Promise<Judged> => {
  const within = frozen(strapi, db)
    .where({ column_id: column })
    .where('period_end', '>=', from)
    .modify((query) => void (to === null ? query : query.where('period_start', '<=', to)));
  const row = await firstRow(within.count({ n: '*' }).max({ last: 'period_end' }));
  return { frozen: numberOf(row?.n), frozenTo: numberOrNull(row?.last) };
};

/** The last day that frozen verdicts of each column rest on; columns without any are left out. */
export const frozenDays = async (strapi: Strapi, db: Db): Promise<ReadonlyMap<string, number>> => {
  const rows = await allRows(frozen(strapi, db).select('column_id').max({ last: 'period_end' }).groupBy('column_id'));
  return new Map(rows.map((row) => [textOf(row.column_id) ?? '', numberOf(row.last)]));
};
