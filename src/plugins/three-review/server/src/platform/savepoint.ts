import type { Trx } from './strapi';

let last = 0;

/** A place in a transaction to which what follows can be undone alone, whatever became of it. */
export interface Savepoint {
  undo(): Promise<void>;
  release(): Promise<void>;
}

export const savepoint = async (trx: Trx): Promise<Savepoint> => {
  last += 1;
  const name = `three_review_${String(last)}`;
  await trx.raw(`SAVEPOINT ${name}`);
  const release = async (): Promise<void> => void (await trx.raw(`RELEASE SAVEPOINT ${name}`));
  return {
    undo: async () => {
      await trx.raw(`ROLLBACK TO SAVEPOINT ${name}`);
      await release();
    },
    release,
  };
};
