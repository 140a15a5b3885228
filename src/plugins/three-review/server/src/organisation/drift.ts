import { canonical } from '../../../core/ledger';
import { standing, type Organisation } from '../../../core/organisation';
import type { Strapi, Trx } from '../platform/strapi';
import { readPosts } from './posts';
import { listUnits } from './units';

const same = (a: readonly object[], b: readonly object[]): boolean => {
  const text = (list: readonly object[]) => list.map((one) => canonical({ ...one })).sort();
  return canonical(text(a)) === canonical(text(b));
};

/** Do the tables of units and posts say something else than their ledger? Then somebody wrote them past it. */
export const organisationDrifts = async (strapi: Strapi, trx: Trx, organisation: Organisation): Promise<boolean> => {
  const posts = (await readPosts(strapi, trx)).map(({ id, kind, unitId, holderId, identity, validFrom, validTo }) => ({
    id,
    post: kind,
    unitId,
    holder: `${String(holderId)}/${identity ?? ''}`,
    from: validFrom,
    to: validTo,
  }));
  const told = standing(organisation).map(({ holder, id, post, unitId, from, to }) => ({
    ...{ id, post, unitId, from, to },
    holder: `${holder.id}/${holder.identity}`,
  }));
  const units = [...organisation.units.values()].map(({ id, code, name, kind, parent }) => ({ id, code, name, kind, parent }));
  return !same(posts, told) || !same(await listUnits(strapi), units);
};
