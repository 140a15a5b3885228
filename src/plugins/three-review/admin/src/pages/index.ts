import type { StrapiApp } from '@strapi/strapi/admin';
import { Monitor } from '@strapi/icons';
import { PERMISSIONS } from '../permissions';
import { PLUGIN_ID } from '../pluginId';
import { AUDIT, COLUMN_SETTINGS, NOTICES, SETUP } from './audit/paths';
import { InboxIcon } from './inbox/InboxIcon';
import { INBOX } from './inbox/paths';
import { BellIcon } from './notices/BellIcon';
import { REVIEW } from './review/paths';

const text = (key: string, defaultMessage: string) => ({ id: `${PLUGIN_ID}.${key}`, defaultMessage });

/** Relative to the admin's root, as core wants it. */
const relative = (path: string): string => path.slice(1);
/** Relative to the settings. */
const inSettings = (path: string): string => path.replace(/^\/settings\//, '');

/** `audit`: the site has the column audit, and its pages. */
export const addPages = (app: Pick<StrapiApp, 'addMenuLink' | 'addSettingsLink' | 'router'>, audit: boolean): void => {
  // No link of the menu leads there: lists, notices and the panel do.
  app.router.addRoute({
    path: `${relative(REVIEW)}/*`,
    lazy: async () => ({ Component: (await import('./review/ReviewPages')).ReviewPages }),
  });
  app.addMenuLink({
    to: relative(INBOX),
    icon: InboxIcon,
    intlLabel: text('inbox.title', 'My desk'),
    permissions: PERMISSIONS.seeReviews,
    Component: () => import('./inbox/InboxPages').then((pages) => ({ default: pages.InboxPages })),
    position: 2,
  });
  if (audit)
    app.addMenuLink({
      to: relative(AUDIT),
      icon: Monitor,
      intlLabel: text('audit.title', 'Column monitoring'),
      permissions: PERMISSIONS.seeAudit,
      Component: () => import('./audit/AuditPages').then((pages) => ({ default: pages.AuditPages })),
      position: 3,
    });
  app.addMenuLink({
    to: relative(NOTICES),
    icon: BellIcon,
    intlLabel: text('notices.title', 'Notices'),
    permissions: [],
    Component: () => import('./notices/NoticesPage').then((pages) => ({ default: pages.NoticesPage })),
    position: 3,
  });
  const columns = {
    id: `${PLUGIN_ID}-columns`,
    to: inSettings(COLUMN_SETTINGS),
    intlLabel: text('settings.columns', 'Columns and division sheet'),
    permissions: PERMISSIONS.seeAudit,
    Component: () => import('./columns/ColumnSettings').then((pages) => ({ default: pages.ColumnSettings })),
  };
  // All at once: core knows a section once.
  app.addSettingsLink({ id: PLUGIN_ID, intlLabel: text('settings.section', 'Three review') }, [
    {
      id: `${PLUGIN_ID}-setup`,
      to: inSettings(SETUP),
      intlLabel: text('setup.title', 'Getting started'),
      permissions: PERMISSIONS.setup,
      Component: () => import('./setup/SetupSettings').then((pages) => ({ default: pages.SetupSettings })),
    },
    ...(audit ? [columns] : []),
  ]);
};
