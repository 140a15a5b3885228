import { forgetHeads } from '../../ledger/entries';
import { forgetWrites } from '../../ledger/states';
import { savepoint, type Savepoint } from '../../platform/savepoint';
import type { Trx } from '../../platform/strapi';

/** A place to come back to, for what the gate writes as well. */
export const placeIn = async (trx: Trx): Promise<Savepoint> => {
  const place = await savepoint(trx);
  return {
    ...place,
    undo: async () => {
      await place.undo();
      forgetHeads(trx);
      forgetWrites(trx);
    },
  };
};
