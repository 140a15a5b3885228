import { auditRoutes } from './audit';
import { caseRoutes } from './cases';
import { columnRoutes } from './columns';
import type { RouteTable } from './kind';
import { ledgerRoutes } from './ledger';
import { notificationRoutes } from './notifications';
import { organisationRoutes } from './organisation';
import { outsideRoutes } from './outside';
import { publicReferenceRoutes, referenceRoutes } from './reference';
import { reviewRoutes } from './reviews';
import { setupRoutes } from './setup';
import { siteRoutes } from './site';

export type { RouteKey, RouteKind, RouteTable } from './kind';

/** Every route of the plugin by the part of it that it belongs to, in the order of the reference. */
export const HTTP: Readonly<Record<'admin' | 'content-api', Readonly<Record<string, RouteTable>>>> = {
  admin: {
    Reviews: reviewRoutes,
    Ledger: ledgerRoutes,
    'Units and posts': organisationRoutes,
    Columns: columnRoutes,
    'Column audit': auditRoutes,
    'Register of cases': caseRoutes,
    Site: siteRoutes,
    'First page': setupRoutes,
    Notices: notificationRoutes,
    Reference: referenceRoutes,
  },
  'content-api': { 'Content API': outsideRoutes, Reference: publicReferenceRoutes },
};
