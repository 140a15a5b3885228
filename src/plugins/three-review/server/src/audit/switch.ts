import mapValues from 'lodash/mapValues';
import { isAuditOn } from '../platform/covered';
import { fail, handler, send, type Ctx } from '../platform/http';
import { countOf, table } from '../platform/database';
import type { Strapi } from '../platform/strapi';
import { AUDIT_TABLES } from './tables';

type Action = (ctx: Ctx) => Promise<void>;
type Make = (context: { strapi: Strapi }) => Readonly<Record<string, Action>>;

/** The same actions, which are not there where the site has switched the audit off. */
export const whileOn =
  (make: Make): Make =>
  ({ strapi }) =>
    mapValues(make({ strapi }), (action) => (ctx: Ctx) => {
      if (isAuditOn(strapi)) return action(ctx);
      fail(ctx, 404, 'audit: false', { code: 'audit_off' });
      return Promise.resolve();
    });

/** What a browser asks before it draws anything: whether the audit has pages here, and whether there is anything to show on Home. No names, no numbers. */
export const shownController = ({ strapi }: { strapi: Strapi }) => ({
  find: handler(async (ctx) => {
    const audit = isAuditOn(strapi);
    const columns = audit && (await countOf(table(strapi, strapi.db.connection, AUDIT_TABLES.columns).count({ n: '*' }))) > 0;
    send(ctx, { audit, columns });
  }),
});
