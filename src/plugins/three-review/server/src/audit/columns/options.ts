import type { ColumnOptions } from '../../../../shared/contracts';
import { actorOf } from '../../platform/caller';
import { numberOf } from '../../platform/database';
import { answer } from '../../platform/failure';
import { handler } from '../../platform/http';
import { unitNames } from '../../platform/names';
import { queryOf, type Strapi } from '../../platform/strapi';

/** So many entries still make a list to choose from. */
const MOST_PEOPLE = 1_000;

/** Whom and what a term can name (A9.1): for people who manage columns and see no list of accounts otherwise. */
const optionsFor = async (strapi: Strapi): Promise<ColumnOptions> => {
  const units = [...(await unitNames(strapi))].map(([id, name]) => ({ id, name }));
  const users = await queryOf(strapi, 'admin::user').findMany({ where: { isActive: true }, orderBy: { id: 'asc' }, limit: MOST_PEOPLE });
  const people = users.filter((user) => user.blocked !== true).map((user) => ({ id: numberOf(user.id), name: actorOf(user).name }));
  return { units, people };
};

export const columnOptionsController = ({ strapi }: { strapi: Strapi }) => ({
  find: handler(async (ctx) => answer(ctx, await optionsFor(strapi))),
});
