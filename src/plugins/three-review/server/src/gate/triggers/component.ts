import type { Guard } from './guard';
import { liveDocument } from './live';
import { COLUMN, type ComponentTable, type Plan } from './plan';
import { first, when, type Sql } from './sql';

/**
 * A component's row is content of the document that holds it. Strapi writes the components of a publication before it links them, and
 * removes old ones after they are unlinked: it needs no permit for either.
 */
export const componentGuards = (sql: Sql, plan: Plan, { uid, table }: ComponentTable): Guard[] => {
  const live = (row: 'OLD' | 'NEW') => liveDocument(sql, plan, uid, { id: `${row}.${COLUMN.id}` });
  return [
    { table, event: 'INSERT', offence: live('NEW') },
    { table, event: 'UPDATE', offence: when(sql.changedBeside(table, []), first([live('OLD'), live('NEW')])) },
    { table, event: 'DELETE', offence: live('OLD') },
  ];
};
