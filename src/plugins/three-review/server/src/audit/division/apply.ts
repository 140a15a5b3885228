import { changesTerm, type ColumnChange, type ColumnTerm, type ImportPlan } from '../../../../core/audit';
import { sha256 } from '../../content';
import { table } from '../../platform/database';
import type { Strapi, Trx } from '../../platform/strapi';
import { hostColumnId } from '../columns/host';
import { columnBySlug, insertColumn, insertTerm, readColumn, updateColumn } from '../columns/store';
import type { By } from '../../platform/caller';
import { AUDIT_TABLES } from '../tables';

/** A slug for a column that a sheet names in Chinese: the same for the same name, until somebody gives it a better one. */
const slugFor = async (strapi: Strapi, trx: Trx, name: string, parent: string): Promise<string> => {
  const digest = sha256(`${parent}/${name}`);
  const plain = /^[a-z0-9][a-z0-9-]{0,63}$/.test(name) ? name : `column-${digest.slice(0, 10)}`;
  return (await columnBySlug(strapi, trx, plain)) ? `column-${digest.slice(0, 32)}` : plain;
};

/** From its first day on the term replaces what held; where it has a last day, the column rests from the next one on. */
const writeTerm = async (strapi: Strapi, trx: Trx, column: string, term: ColumnTerm, by: By): Promise<void> => {
  await table(strapi, trx, AUDIT_TABLES.terms).where({ column_id: column }).where('from_day', '>=', term.from).delete();
  await insertTerm(strapi, trx, column, term, by.name, by.at);
  if (term.to !== null && !term.suspended)
    await insertTerm(strapi, trx, column, { ...term, from: term.to + 1, suspended: true }, by.name, by.at);
};

/** Does what was planned, in the transaction of the caller: all of it or, if he throws, nothing. */
export const applyPlan = async (strapi: Strapi, trx: Trx, plan: ImportPlan, by: By): Promise<void> => {
  const made = new Map<number, string>();
  const parentOf = ({ parent }: ColumnChange): string | null =>
    parent === null ? null : 'id' in parent ? parent.id : (made.get(parent.row) ?? null);
  // First all that are new, at the top: what one stands below may be made after it.
  for (const change of plan.creates) {
    const slug = await slugFor(strapi, trx, change.name, JSON.stringify(change.parent));
    const host = await hostColumnId(strapi, { slug, name: change.name });
    const id = host !== null && !(await readColumn(strapi, trx, host)) ? host : slug;
    const { name, category } = change;
    await insertColumn(strapi, trx, { id, name, slug, parent: null, category, publicStatus: false }, by.at);
    await writeTerm(strapi, trx, id, change.term, by);
    made.set(change.row, id);
  }
  for (const change of plan.creates) {
    const column = await readColumn(strapi, trx, made.get(change.row) ?? '');
    if (column && change.parent) await updateColumn(strapi, trx, { ...column, parent: parentOf(change) });
  }
  for (const change of plan.updates) {
    const column = await readColumn(strapi, trx, change.id);
    if (!column) continue;
    await updateColumn(strapi, trx, { ...column, category: change.category, parent: parentOf(change) });
    if (changesTerm(change.changed)) await writeTerm(strapi, trx, change.id, change.term, by);
  }
};
