import { z } from 'zod';
import { noticeKind } from '../notices';
import { page } from './common';
import { person } from './references';

/** `GET /notifications?unread=true&page=&pageSize=` (the caller's own), meta `{ unread, pagination }`. */
export const notification = z.object({
  id: z.string(),
  kind: noticeKind,
  data: z.record(z.string(), z.unknown()),
  /** Where it leads in the admin, relative to its root. */
  link: z.string().nullable(),
  at: z.number(),
  readAt: z.number().nullable(),
});
export type Notification = z.infer<typeof notification>;

/** `POST /notifications/read` */
export const readBody = z.strictObject({
  ids: z.union([
    z.literal('all'),
    z
      .array(z.string().regex(/^\d{1,18}$/))
      .min(1)
      .max(500),
  ]),
});
export type ReadIn = z.input<typeof readBody>;

export const deliveryStatus = z.enum(['waiting', 'delivered', 'given_up']);
export type DeliveryStatus = z.infer<typeof deliveryStatus>;

/** `GET /notifications/deliveries`: what has not been delivered and why (for whoever runs the site). */
export const delivery = z.object({
  id: z.string(),
  channel: z.string(),
  kind: noticeKind,
  /** Whom it goes to: a person, or a group. */
  person: person.nullable(),
  group: z.string().nullable(),
  status: deliveryStatus,
  attempts: z.number().int(),
  nextAt: z.number().nullable(),
  error: z.string().nullable(),
  at: z.number(),
});
export type Delivery = z.infer<typeof delivery>;

export const notificationsQuery = page.extend({ unread: z.enum(['true', 'false']).optional() });
export const deliveriesQuery = page.extend({ status: deliveryStatus.optional() });
/** What nobody has read yet. */
export const unreadCount = z.object({ unread: z.number().int() });
