import { replacing, type Guard } from './guard';
import { documentName, liveDocument, permitted } from './live';
import { COLUMN, type ContentTable, type Plan } from './plan';
import { all, first, when, type Sql } from './sql';

const live = (row: 'OLD' | 'NEW'): string => `${row}.${COLUMN.publishedAt} IS NOT NULL`;

/**
 * A row of a covered type is not made live, not changed while it is live and not removed while it is live, but under the gate's permit
 * for its document.
 */
export const contentGuards = (sql: Sql, plan: Plan, { uid, table, free }: ContentTable): Guard[] => {
  const unless = (row: 'OLD' | 'NEW'): string => {
    const documentId = `${row}.${COLUMN.documentId}`;
    return when(all(live(row), `NOT ${permitted(sql, uid, documentId)}`), documentName(sql, uid, documentId));
  };
  const replaced = liveDocument(sql, plan, uid, { id: `NEW.${COLUMN.id}` });
  const touched = all(`(${live('OLD')} OR ${live('NEW')})`, sql.changedBeside(table, free));
  return [
    { table, event: 'INSERT', offence: unless('NEW') },
    { table, event: 'UPDATE', offence: when(touched, first([unless('OLD'), unless('NEW')])) },
    { table, event: 'DELETE', offence: unless('OLD') },
    ...replacing(sql, table, replaced),
  ];
};
