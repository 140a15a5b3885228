import { allOrNothing } from '../../platform/allOrNothing';
import { parseDay } from '../../../../core/kernel/dates';
import type { z } from 'zod';
import { termChange, touchedDays } from '../../../../core/audit';
import type { columnBody, columnPatch, columnTermBody, termChangeBody } from '../../../../shared/contracts';

import { failed, missing, refused, wrong, type Failure } from '../../platform/failure';
import type { Strapi, Trx } from '../../platform/strapi';
import { recordCorrection } from './corrections';
import { hostColumnId } from './host';
import { judgedIn } from './judged';
import { holdMark, setMark } from './mark';
import { columnFault, noColumn, termFault } from './rules';
import {
  frequencyIn,
  insertColumn,
  insertTerm,
  keepName,
  dataOf,
  readColumn,
  updateColumn,
  updateTerm,
  type Column,
  type Term,
  type TermData,
} from './store';
import type { By } from '../../platform/caller';

export type ColumnInput = z.output<typeof columnBody>;
export type ColumnChange = z.output<typeof columnPatch>;
export type TermInput = z.output<typeof columnTermBody>;
export type TermChange = z.output<typeof termChangeBody>;

const personOf = (id: number | null): string | null => (id === null ? null : String(id));

export const termOf = (input: TermInput): TermData => ({
  from: parseDay(input.from) ?? 0,
  unitId: input.unit,
  coUnitIds: input.coUnits,
  dutyOfficerId: personOf(input.dutyOfficer),
  deputyId: personOf(input.deputy),
  frequency: frequencyIn(input.frequency),
  suspended: input.suspended,
});

/** As `allOrNothing`, where columns or their terms change: a run that judges meanwhile waits, or judges anew. */
export const changing = <T>(strapi: Strapi, work: (trx: Trx) => Promise<T | Failure>): Promise<T | Failure> =>
  allOrNothing(strapi, async (trx) => {
    await holdMark(strapi, trx);
    const result = await work(trx);
    if (!failed(result)) await setMark(strapi, trx);
    return result;
  });

const stored = async (strapi: Strapi, trx: Trx, id: string): Promise<Column | Failure> => (await readColumn(strapi, trx, id)) ?? noColumn;

/** A9.1: a column with its first term. Documents name it by its id: that of the host's own column of this slug or name, else the slug. */
export const createColumn = (strapi: Strapi, input: ColumnInput, by: By): Promise<Column | Failure> =>
  changing(strapi, async (trx) => {
    const { id, term, ...rest } = input;
    const column = { ...rest, id: id ?? (await hostColumnId(strapi, input)) ?? input.slug };
    const first = termOf(term);
    const fault = (await columnFault(strapi, trx, column, true)) ?? (await termFault(strapi, first, 'term'));
    if (fault) return fault;
    await insertColumn(strapi, trx, column, by.at);
    await insertTerm(strapi, trx, column.id, first, by.name, by.at);
    return stored(strapi, trx, column.id);
  });

/** A9.2: another name from `today` on. What the policy asked of the column under the old one stays so for the days before. */
export const changeColumn = (strapi: Strapi, id: string, change: ColumnChange, today: number): Promise<Column | Failure> =>
  changing(strapi, async (trx) => {
    const held = await readColumn(strapi, trx, id);
    if (!held) return noColumn;
    const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    const column = { ...held, ...given };
    const fault = await columnFault(strapi, trx, column, false);
    if (fault) return fault;
    await updateColumn(strapi, trx, column);
    if (column.name !== held.name) await keepName(strapi, trx, id, { name: held.name, until: today });
    return stored(strapi, trx, id);
  });

const twinFault = (column: Column, from: number, self: number | null): Failure | null =>
  column.terms.some((term) => term.from === from && term.id !== self) ? wrong('from', 'another term begins on this day') : null;

/** Refuses a change that gives judged days another term without a reason; with a reason, the correction is put on record (A9.2). */
const past = async (
  strapi: Strapi,
  trx: Trx,
  column: Column,
  change: { readonly before: Term | null; readonly after: TermData; readonly correction: string | null; readonly by: By }
): Promise<Failure | null> => {
  const { before, after, correction, by } = change;
  const days = touchedDays(column.terms, before, after.from);
  const judged = await judgedIn(strapi, trx, column.id, days);
  const refusals = termChange(judged, correction);
  if (refusals.length > 0) return refused(refusals, 'correction');
  if (judged.frozen > 0 && correction !== null)
    await recordCorrection(strapi, trx, { column: column.id, from: days.from, before, after, reason: correction, by });
  return null;
};

/** The column, and the term named; null: a new one. */
const lookUp = async (strapi: Strapi, trx: Trx, id: string, termId: number | null): Promise<readonly [Column, Term | null] | Failure> => {
  const column = await readColumn(strapi, trx, id);
  if (!column) return noColumn;
  const term = column.terms.find((one) => one.id === termId) ?? null;
  return termId !== null && term === null ? missing('term', 'term') : [column, term];
};

const isSame = (term: Term, data: TermData): boolean => JSON.stringify(dataOf(term)) === JSON.stringify(data);

/** Adds a term to a column, or changes one. A change to the same values writes nothing. */
const putTerm = (strapi: Strapi, id: string, termId: number | null, input: TermChange, by: By): Promise<Column | Failure> =>
  changing(strapi, async (trx) => {
    const found = await lookUp(strapi, trx, id, termId);
    if (failed(found)) return found;
    const [column, before] = found;
    const after = termOf(input);
    if (before && isSame(before, after)) return column;
    const fault =
      twinFault(column, after.from, termId) ??
      (await termFault(strapi, after, '')) ??
      (await past(strapi, trx, column, { before, after, correction: input.correction ?? null, by }));
    if (fault) return fault;
    if (before) await updateTerm(strapi, trx, before.id, after, by.name, by.at);
    else await insertTerm(strapi, trx, id, after, by.name, by.at);
    return stored(strapi, trx, id);
  });

export const addTerm = (strapi: Strapi, id: string, input: TermChange, by: By): Promise<Column | Failure> =>
  putTerm(strapi, id, null, input, by);
export const changeTerm = (strapi: Strapi, id: string, termId: number, input: TermChange, by: By): Promise<Column | Failure> =>
  putTerm(strapi, id, termId, input, by);
