import { currentCaller } from '../../platform/caller';
import { UPLOAD_FILE } from '../../content';
import { inTransaction } from '../../platform/database';
import { isRow, rowsOf, textOf, type Row, type Strapi, type Trx } from '../../platform/strapi';
import { changesContent } from './changes';
import { dataOf, idsOf, met, observeDrafts, type Event } from './events';
import { holdersOf, type Holder } from './holders';
import { mediaIsSettled, showing } from './media';
import { refuseLive } from './refusal';
import { attachedTo } from './usage';

const refuseIfLive = (strapi: Strapi, holders: readonly Holder[]): readonly Holder[] => {
  const live = holders.filter((holder) => holder.live);
  if (live.length > 0) refuseLive(currentCaller(strapi), 'file', live);
  return holders;
};

/** Does this value of a relation put an end to what it was before? */
const replaces = (value: unknown): boolean => !isRow(value) || value.id !== undefined || value.set !== undefined;
const named = (value: unknown): readonly Row[] =>
  rowsOf(value).flatMap((row) => (row.id === undefined ? [row.set, row.connect, row.disconnect].flatMap(rowsOf) : [row]));

/** Whom `related`, written from the file's side, hangs it on or takes it from. */
const relating = async (strapi: Strapi, trx: Trx, files: readonly Row[], data: readonly Row[]): Promise<readonly Holder[]> => {
  const written = data.map((row) => row.related).filter((related) => related !== undefined);
  const holders: Holder[] = written.some(replaces) ? [...(await attachedTo(strapi, trx, idsOf(files)))] : [];
  for (const row of written.flatMap(named)) holders.push(...(await holdersOf(strapi, trx, textOf(row.__type) ?? '', [Number(row.id)])));
  return refuseIfLive(strapi, holders);
};

const before = async (strapi: Strapi, event: Event, files: readonly Row[]): Promise<void> => {
  await inTransaction(strapi, async (trx) => {
    const data = dataOf(event);
    const changing = data.length === 0 ? files : files.filter((file) => data.some((row) => changesContent(strapi, file, row)));
    event.state.drafts = [...(await showing(strapi, trx, changing)), ...(await relating(strapi, trx, files, data))];
  });
};

/** Behind the services: rows of files written by `db.query` or the document service. Their bytes do not change by that. */
export const fileLifecycles = (strapi: Strapi) => {
  const change = async (event: Event): Promise<void> => {
    if (!mediaIsSettled()) await before(strapi, event, await met(strapi, event));
  };
  const after = (event: Event) => observeDrafts(strapi, event);
  return {
    models: [UPLOAD_FILE],
    beforeCreate: async (event: Event): Promise<void> => {
      if (!mediaIsSettled()) await before(strapi, event, []);
    },
    beforeUpdate: change,
    beforeUpdateMany: change,
    beforeDelete: change,
    beforeDeleteMany: change,
    afterCreate: after,
    afterUpdate: after,
    afterUpdateMany: after,
    afterDelete: after,
    afterDeleteMany: after,
  };
};
