import { deliveriesQuery, notificationsQuery, readBody } from '../../../shared/contracts';
import { currentCaller } from '../platform/caller';
import { answer } from '../platform/failure';
import { abilityOf, bodyOf, handler, parse } from '../platform/http';
import { readerOf } from '../platform/reader';
import { route } from '../platform/routes';
import type { Strapi } from '../platform/strapi';
import { listDeliveries, listNotices, readNotices } from './views';

export const notifyRoutes = [
  route('GET', '/notifications', 'notify.find', null),
  route('POST', '/notifications/read', 'notify.read', null),
  route('GET', '/notifications/deliveries', 'notify.deliveries', 'audit.manage'),
];

/** Every administrator’s own notices. */
export const notifyController = ({ strapi }: { strapi: Strapi }) => {
  const me = (): number => Number(currentCaller(strapi).actor?.id ?? 0);
  return {
    find: handler(async (ctx) => {
      const { unread, page, pageSize } = parse(notificationsQuery, ctx.query);
      const { rows, ...meta } = await listNotices(strapi, me(), readerOf(strapi, abilityOf(ctx)), {
        unread: unread === 'true',
        page,
        pageSize,
      });
      answer(ctx, rows, meta);
    }),
    read: handler(async (ctx) => {
      const { ids } = parse(readBody, bodyOf(ctx));
      answer(ctx, { unread: await readNotices(strapi, me(), ids, Date.now()) });
    }),
    deliveries: handler(async (ctx) => {
      const { status, page, pageSize } = parse(deliveriesQuery, ctx.query);
      const { rows, ...meta } = await listDeliveries(strapi, status, page, pageSize);
      answer(ctx, rows, meta);
    }),
  };
};
