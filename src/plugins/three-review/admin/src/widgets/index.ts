import type { StrapiApp } from '@strapi/strapi/admin';
import { CastleTurret, Monitor } from '@strapi/icons';
import { AUDIT } from '../pages/audit/paths';
import { PERMISSIONS } from '../permissions';
import { PLUGIN_ID } from '../pluginId';

const text = (key: string, defaultMessage: string) => ({ id: `${PLUGIN_ID}.${key}`, defaultMessage });

/** On Home, before what core shows there; for who may see the audit. */
export const addWidgets = (app: Pick<StrapiApp, 'widgets'>): void => {
  app.widgets.register((held) => [
    {
      id: 'columns',
      pluginId: PLUGIN_ID,
      icon: Monitor,
      title: text('widget.columns', 'Column updates'),
      link: { label: text('widget.columns.link', 'All columns'), href: AUDIT },
      component: () => import('./ColumnsWidget').then((widget) => widget.ColumnsWidget),
      permissions: PERMISSIONS.seeAudit,
    },
    {
      id: 'vetoes',
      pluginId: PLUGIN_ID,
      icon: CastleTurret,
      title: text('veto.title', 'Distance from a veto'),
      link: { label: text('widget.vetoes.link', 'What to update first'), href: AUDIT },
      component: () => import('./VetoWidget').then((widget) => widget.VetoWidget),
      permissions: PERMISSIONS.seeAudit,
    },
    ...held,
  ]);
};
