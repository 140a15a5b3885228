import type { z } from 'zod';
import { byUrgency } from '../../../../core/audit';
import type { auditColumnsQuery } from '../../../../shared/contracts';
import type { Stand } from './standings';

const byName = (a: Stand, b: Stand): number => (a.column.name < b.column.name ? -1 : a.column.name > b.column.name ? 1 : 0);

/** The orders in which columns are listed; every list begins with the most urgent one unless another is asked for. */
export const ORDERS: Readonly<Record<z.output<typeof auditColumnsQuery>['sort'], (a: Stand, b: Stand) => number>> = {
  urgency: (a, b) => byUrgency(a.standing, b.standing) || byName(a, b),
  name: byName,
  last_update: (a, b) => (a.lastDay ?? -Infinity) - (b.lastDay ?? -Infinity) || byName(a, b),
};
