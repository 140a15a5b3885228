import { entitledTo, type Capacity, type Holder } from '../../../../core/review';
import { postsOf } from '../../organisation/posts';
import { localDay, policyNow } from '../../platform/covered';
import type { Caller } from '../../platform/caller';
import type { Strapi, Trx } from '../../platform/strapi';

export interface Entitled extends Capacity {
  /** The posts that it rests on. */
  readonly posts: readonly Holder[];
}

/** What a person may act on now by the posts they hold today (A5.1, A6, A10.2): the one place that says so for lists of documents. */
export const entitledNow = async (strapi: Strapi, trx: Trx, { actor }: Pick<Caller, 'actor'>, now: number): Promise<Entitled> => {
  const posts = await postsOf(strapi, trx, actor, localDay(strapi, now));
  return { ...entitledTo(policyNow(strapi, now), posts, actor?.id ?? ''), posts };
};
