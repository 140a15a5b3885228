import type { ContentManagerPlugin } from '@strapi/content-manager/strapi-admin';
import type { ComponentType } from 'react';
import type { StrapiApp } from '@strapi/strapi/admin';
import { guardBulk } from './actions/guardBulk';
import { guardRemoval } from './actions/guardRemoval';
import { lockPublish } from './actions/lockPublish';
import { nameOurFields } from './list/editLayout';
import { addStageColumn, nameStageFilter } from './list/stageColumn';
import { WordedChoice } from './list/wordedChoice';
import { ReviewPanel } from './panels/ReviewPanel';
import { PLUGIN_ID } from './pluginId';
import { addShown } from './shown';
import { CHINESE, tradsOf } from './translations';
import { WORDED } from './utils/ownFields';

/** The admin that is being put together. */
let host: StrapiApp | null = null;

type ContentManager = ContentManagerPlugin['config']['apis'];

const guardActions = (contentManager: ContentManager): void => {
  contentManager.addDocumentAction((actions) =>
    actions.map((action) => (action.type === 'publish' ? lockPublish(action) : guardRemoval(action)))
  );
  contentManager.addBulkAction((actions) => actions.map(guardBulk));
  contentManager.addEditViewSidePanel((panels) => {
    const after = panels.findIndex((panel) => panel.type === 'actions') + 1;
    return [...panels.slice(0, after), ReviewPanel, ...panels.slice(after)];
  });
};

export default {
  register(app: StrapiApp): void {
    // One more language to choose from. Which one a browser shows is the site's and the person's choice, never the plugin's.
    if (!app.configurations.locales.includes(CHINESE)) app.configurations.locales.push(CHINESE);
    app.registerPlugin({ id: PLUGIN_ID, name: PLUGIN_ID });
    app.addFields({ type: WORDED, Component: WordedChoice as ComponentType });
    host = app;
  },

  bootstrap(app: Pick<StrapiApp, 'getPlugin' | 'registerHook'>): void {
    app.registerHook('Admin/CM/pages/ListView/inject-column-in-table', addStageColumn);
    app.registerHook('Admin/CM/pages/ListView/inject-in-filters', nameStageFilter);
    app.registerHook('Admin/CM/pages/EditView/mutate-edit-view-layout', nameOurFields);
    const { apis } = app.getPlugin('content-manager') as unknown as { readonly apis: ContentManager };
    // Plugins boot one after the other in one go: once that is over, and before anything is drawn, every action is there to be guarded.
    queueMicrotask(() => guardActions(apis));
  },

  // Core waits for this before it draws anything: what the site has is known by then.
  registerTrads: async ({ locales }: { readonly locales: readonly string[] }) => {
    const [translations] = await Promise.all([Promise.all(locales.map(tradsOf)), host ? addShown(host) : null]);
    return translations;
  },
};
