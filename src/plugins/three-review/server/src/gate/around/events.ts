import { currentCaller, withScope } from '../../platform/caller';
import { inTransaction } from '../../platform/database';
import { isRow, queryOf, type Row, type Strapi } from '../../platform/strapi';
import type { Holder } from './holders';
import { lockAll, observeAll, watchedAmong } from './watched';

/** A database lifecycle event; `state` goes from its before to its after. */
export interface Event {
  readonly action: string;
  readonly model: { readonly uid: string };
  readonly params: { readonly data?: unknown; readonly where?: unknown; readonly filters?: unknown; readonly _q?: unknown };
  state: { drafts?: readonly Holder[] };
}

export const dataOf = (event: Event): readonly Row[] => [event.params.data].flat().filter(isRow);

/** The rows an update or delete will meet: its data says nothing of them. */
export const met = (strapi: Strapi, event: Event): Promise<Row[]> => {
  const { where, filters, _q } = event.params;
  return withScope({ action: true }, () => queryOf(strapi, event.model.uid).findMany({ where: where ?? {}, filters, _q }));
};

export const idsOf = (rows: readonly Row[]): number[] => rows.map((row) => Number(row.id));

/** Observes the drafts whose content was written past the document service. */
export const observeDrafts = async (strapi: Strapi, event: Event): Promise<void> => {
  const drafts = event.state.drafts ?? [];
  if (drafts.length === 0) return;
  await inTransaction(strapi, async (trx) => {
    const watched = await watchedAmong(strapi, trx, drafts);
    await lockAll(strapi, trx, watched);
    await observeAll(strapi, trx, watched, currentCaller(strapi));
  });
};
