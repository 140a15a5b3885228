import type { Work } from '../jobs/wake';
import { isAuditOn } from '../platform/covered';
import { tick } from './runs/tick';
import { warnings } from './warnings';

/** The days and back-fills that are due; of today also the warnings, which go into the outbox. */
export const auditWork: Work = {
  name: 'the audit',
  run: (strapi, now) => (isAuditOn(strapi) ? tick(strapi, now, warnings(strapi, now)) : Promise.resolve({})),
  speaksOfDays: true,
};
