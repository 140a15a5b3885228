import { parseDay } from '../../../../core/kernel/dates';
import type { z } from 'zod';
import type { columnBody, columnPatch, columnTermBody } from '../../../../shared/contracts';
import { inTransaction } from '../../platform/database';
import { failed, missing, wrong, type Failure } from '../../platform/failure';
import type { Strapi, Trx } from '../../platform/strapi';
import { hostColumnId } from './host';
import { columnFault, noColumn, termFault } from './rules';
import { frequencyIn, insertColumn, insertTerm, readColumn, updateColumn, updateTerm, type Column, type TermData } from './store';

export type ColumnInput = z.output<typeof columnBody>;
export type ColumnChange = z.output<typeof columnPatch>;
export type TermInput = z.output<typeof columnTermBody>;

/** Who changes what, and when: kept with every term. */
export interface By {
  readonly name: string | null;
  readonly at: number;
}

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

/** Undoes what was done as far as it goes, when a later part is refused. */
class Undone extends Error {
  constructor(readonly failure: Failure) {
    super(failure.message);
  }
}

/** Works in one transaction; a failure that comes back undoes it all. */
export const allOrNothing = async <T>(strapi: Strapi, work: (trx: Trx) => Promise<T | Failure>): Promise<T | Failure> => {
  try {
    return await inTransaction(strapi, async (trx) => {
      const result = await work(trx);
      if (failed(result)) throw new Undone(result);
      return result;
    });
  } catch (error) {
    if (error instanceof Undone) return error.failure;
    throw error;
  }
};

const stored = async (strapi: Strapi, trx: Trx, id: string): Promise<Column | Failure> => (await readColumn(strapi, trx, id)) ?? noColumn;

/** A9.1: a column with its first term. Documents name it by its id: that of the host's own column of this slug or name, else the slug. */
export const createColumn = (strapi: Strapi, input: ColumnInput, by: By): Promise<Column | Failure> =>
  allOrNothing(strapi, async (trx) => {
    const { id, term, ...rest } = input;
    const column = { ...rest, id: id ?? (await hostColumnId(strapi, input)) ?? input.slug };
    const first = termOf(term);
    const fault = (await columnFault(strapi, trx, column, true)) ?? (await termFault(strapi, first, 'term'));
    if (fault) return fault;
    await insertColumn(strapi, trx, column, by.at);
    await insertTerm(strapi, trx, column.id, first, by.name, by.at);
    return stored(strapi, trx, column.id);
  });

export const changeColumn = (strapi: Strapi, id: string, change: ColumnChange): Promise<Column | Failure> =>
  allOrNothing(strapi, async (trx) => {
    const held = await readColumn(strapi, trx, id);
    if (!held) return noColumn;
    const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    const column = { ...held, ...given };
    const fault = await columnFault(strapi, trx, column, false);
    if (fault) return fault;
    await updateColumn(strapi, trx, column);
    return stored(strapi, trx, id);
  });

const twinFault = (column: Column, from: number, self: number | null): Failure | null =>
  column.terms.some((term) => term.from === from && term.id !== self) ? wrong('from', 'another term begins on this day') : null;

export const addTerm = (strapi: Strapi, id: string, input: TermInput, by: By): Promise<Column | Failure> =>
  allOrNothing(strapi, async (trx) => {
    const held = await readColumn(strapi, trx, id);
    if (!held) return noColumn;
    const term = termOf(input);
    const fault = twinFault(held, term.from, null) ?? (await termFault(strapi, term, ''));
    if (fault) return fault;
    await insertTerm(strapi, trx, id, term, by.name, by.at);
    return stored(strapi, trx, id);
  });

export const changeTerm = (strapi: Strapi, id: string, termId: number, input: TermInput, by: By): Promise<Column | Failure> =>
  allOrNothing(strapi, async (trx) => {
    const held = await readColumn(strapi, trx, id);
    if (!held) return noColumn;
    if (!held.terms.some((term) => term.id === termId)) return missing('term', 'term');
    const term = termOf(input);
    const fault = twinFault(held, term.from, termId) ?? (await termFault(strapi, term, ''));
    if (fault) return fault;
    await updateTerm(strapi, trx, termId, term, by.name, by.at);
    return stored(strapi, trx, id);
  });
