import { z } from 'zod';
import { deliveriesQuery, delivery, notification, notificationsQuery, pagesMeta, readBody, unreadCount } from '../contracts';
import { say, type RouteTable } from './kind';

export const notificationRoutes = {
  'GET /notifications': {
    id: 'notifications',
    does: say('本人的提醒', "one's own notices"),
    query: notificationsQuery,
    answer: { data: z.array(notification), meta: pagesMeta.extend(unreadCount.shape) },
  },
  'POST /notifications/read': {
    id: 'readNotifications',
    does: say('标为已读', 'marks them as read'),
    body: readBody,
    answer: { data: unreadCount },
  },
  'GET /notifications/deliveries': {
    id: 'deliveries',
    does: say('对外发送情况', 'what left the house, what did not and why'),
    query: deliveriesQuery,
    answer: { data: z.array(delivery), meta: pagesMeta },
  },
} as const satisfies RouteTable;
