import type { Core } from '@strapi/strapi';
import { seedArticle } from './article';
import { seedColumns, seedDivision } from './columns';
import { seedAccounts, seedOrganisation } from './people';
import { seedRoles } from './roles';

export { ACCOUNTS, DEMO_PASSWORD, POSTS, UNITS } from './bureau';
export { yearPlan } from './year/plan';

/** The bureau with its people, posts and columns, and nothing written yet. */
export const seedBureau = async (strapi: Core.Strapi): Promise<void> => {
  await seedRoles(strapi);
  await seedAccounts(strapi);
  await seedOrganisation(strapi);
  await seedColumns(strapi);
  await seedDivision(strapi);
};

/** The demonstration bureau in a database of any state: it fails on no second run, doubles nothing and undoes nobody's change. */
export const seed = async (strapi: Core.Strapi): Promise<{ article: string }> => {
  await seedBureau(strapi);
  return { article: await seedArticle(strapi) };
};
