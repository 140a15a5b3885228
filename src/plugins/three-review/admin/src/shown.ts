import { getFetchClient, type StrapiApp } from '@strapi/strapi/admin';
import type { ShownParts } from '../../shared/contracts';
import type { Answer } from './api/base';
import { addPages } from './pages';
import { addWidgets } from './widgets';

/** What the site has, asked before anybody has signed in. Nobody answers: nothing is shown that might not be there. */
const askShown = async (): Promise<ShownParts> => {
  try {
    const { data } = await getFetchClient().get<Answer<ShownParts>>('/three-review/shown');
    return data.data;
  } catch {
    return { audit: false, columns: false };
  }
};

/** The pages of this site, and what it tells on Home where there is a column to tell of. */
export const addShown = async (app: Pick<StrapiApp, 'addMenuLink' | 'addSettingsLink' | 'router' | 'widgets'>): Promise<void> => {
  const { audit, columns } = await askShown();
  addPages(app, audit);
  if (columns) addWidgets(app);
};
