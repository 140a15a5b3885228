import { inTransaction } from './database';
import { failed, type Failure } from './failure';
import type { Strapi, Trx } from './strapi';

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
