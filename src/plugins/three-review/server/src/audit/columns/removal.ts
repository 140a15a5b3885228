import { columnRemoval, termRemoval } from '../../../../core/audit';
import type { Refusal } from '../../../../core/kernel/result';
import { TABLES } from '../../ledger/tables';
import { countOf, table } from '../../platform/database';
import { failed, missing, refused, type Failure } from '../../platform/failure';
import type { Strapi } from '../../platform/strapi';
import { AUDIT_TABLES } from '../tables';
import { judgedIn } from './judged';
import { noColumn } from './rules';
import { changing } from './service';
import { deleteColumn, deleteTerm, readColumn, readColumns, type Column, type Term } from './store';
import type { Db } from '../../platform/database';

/** What keeps a column from being deleted (A9.1). */
const ofColumn = async (strapi: Strapi, db: Db, column: Column): Promise<readonly Refusal[]> => {
  const count = (name: string) => countOf(table(strapi, db, name).where({ column_id: column.id }).count({ n: '*' }));
  return columnRemoval({
    children: (await readColumns(strapi, db)).filter(({ parent }) => parent === column.id).map(({ name }) => name),
    publications: await count(TABLES.publications),
    results: await count(AUDIT_TABLES.results),
    excuses: await count(AUDIT_TABLES.excuses),
  });
};

/** What keeps a term from being deleted (A9.2). */
const ofTerm = async (strapi: Strapi, db: Db, column: Column, term: Term): Promise<readonly Refusal[]> => {
  const judged = await judgedIn(strapi, db, column.id, term);
  return termRemoval({ terms: column.terms.length, ...judged });
};

interface Found {
  readonly column: Column;
  readonly term: Term | null;
  readonly refusals: readonly Refusal[];
}

/** The column, or one of its terms where `termId` names it, with whatever keeps it. */
const look = async (strapi: Strapi, db: Db, id: string, termId: number | null): Promise<Found | Failure> => {
  const column = await readColumn(strapi, db, id);
  if (!column) return noColumn;
  if (termId === null) return { column, term: null, refusals: await ofColumn(strapi, db, column) };
  const term = column.terms.find((one) => one.id === termId);
  return term ? { column, term, refusals: await ofTerm(strapi, db, column, term) } : missing('term', 'term');
};

/** Whether it could be deleted now, before somebody asks for it. */
export const removalOf = async (
  strapi: Strapi,
  id: string,
  termId: number | null
): Promise<{ readonly refusals: readonly Refusal[] } | Failure> => {
  const found = await look(strapi, strapi.db.connection, id, termId);
  return failed(found) ? found : { refusals: found.refusals };
};

/** Deletes a column, or one of its terms; answers with the column as it was, or as it is without the term. */
export const remove = (strapi: Strapi, id: string, termId: number | null): Promise<Column | Failure> =>
  changing(strapi, async (trx) => {
    const found = await look(strapi, trx, id, termId);
    if (failed(found)) return found;
    if (found.refusals.length > 0) return refused(found.refusals);
    if (!found.term) {
      await deleteColumn(strapi, trx, id);
      return found.column;
    }
    await deleteTerm(strapi, trx, found.term.id);
    return (await readColumn(strapi, trx, id)) ?? noColumn;
  });
