import { rightsBody, type SetupPeople } from '../../../shared/contracts';
import { actorOf, currentCaller } from '../platform/caller';
import { numberOf } from '../platform/database';
import { answer, refused } from '../platform/failure';
import { bodyOf, handler, mayDo, parse, type Ctx } from '../platform/http';
import { queryOf, type Strapi } from '../platform/strapi';
import { confirmMapping } from './acts';
import { grantRights } from './grant';
import { setupFor } from './service';

/** So many entries still make a list to choose from. */
const MOST_PEOPLE = 2_000;

const may = (ctx: Ctx) => ({
  manage: mayDo(ctx, 'plugin::three-review.organisation.manage'),
  columns: mayDo(ctx, 'plugin::three-review.audit.manage'),
  roles: mayDo(ctx, 'admin::roles.update'),
});

const people = async (strapi: Strapi): Promise<SetupPeople> => {
  const users = await queryOf(strapi, 'admin::user').findMany({ where: { isActive: true }, orderBy: { id: 'asc' }, limit: MOST_PEOPLE });
  return users
    .filter((user) => user.blocked !== true)
    .map((user) => ({ id: numberOf(user.id), name: actorOf(user).name, account: actorOf(user).account ?? '' }));
};

export const setupController = ({ strapi }: { strapi: Strapi }) => ({
  find: handler(async (ctx) => answer(ctx, await setupFor(strapi, may(ctx)))),
  people: handler(async (ctx) => answer(ctx, await people(strapi))),
  /** That what is configured is what was meant: a person says so, signed in. */
  confirm: handler(async (ctx) => {
    const refusals = await confirmMapping(strapi, currentCaller(strapi));
    return answer(ctx, refusals.length > 0 ? refused(refusals) : await setupFor(strapi, may(ctx)));
  }),
  grant: handler(async (ctx) => answer(ctx, await grantRights(strapi, parse(rightsBody, bodyOf(ctx)).rights, currentCaller(strapi)))),
});
