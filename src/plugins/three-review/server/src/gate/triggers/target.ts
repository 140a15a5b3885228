import { replacing, type Guard } from './guard';
import { liveDocument, permitted } from './live';
import { COLUMN, type Plan, type TargetTable } from './plan';
import { all, first, when, type Sql } from './sql';

/** The live document that names this row of a related type. */
const naming = (sql: Sql, plan: Plan, { links }: TargetTable, id: string): string =>
  first(
    links.map(({ table, column, end }) =>
      liveDocument(sql, plan, end.uid, {
        id: `l.${sql.name(end.column)}`,
        from: { table: `${sql.table(table)} l`, where: `l.${sql.name(column)} = ${id}` },
      })
    )
  );

/**
 * Live content names a row by its identity: that does not change under it, and the row does not go from under it. Asked here, because
 * the links go by foreign key, and MariaDB fires no trigger for that. Its own name and text are not that content: they may change.
 * Publishing it anew removes the row and writes another: that has a permit.
 */
export const targetGuards = (sql: Sql, plan: Plan, target: TargetTable): Guard[] => {
  const { table, uid, draftAndPublish } = target;
  const named = (row: 'OLD' | 'NEW') => naming(sql, plan, target, `${row}.${COLUMN.id}`);
  const counts = draftAndPublish
    ? all(`OLD.${COLUMN.publishedAt} IS NOT NULL`, `NOT ${permitted(sql, uid, `OLD.${COLUMN.documentId}`)}`)
    : null;
  return [
    { table, event: 'UPDATE', offence: when(sql.changed(table, target.identity), first([named('OLD'), named('NEW')])) },
    { table, event: 'DELETE', offence: counts ? when(counts, named('OLD')) : named('OLD') },
    ...replacing(sql, table, named('NEW')),
  ];
};
