/** Where the pages live, below the admin's root. No path of the menu may begin with another one: core would light up both. */
export const AUDIT = '/plugins/three-review-audit';
export const NOTICES = '/plugins/three-review-notices';
export const COLUMN_SETTINGS = '/settings/three-review-columns';
export const SETUP = '/settings/three-review-setup';

export const auditPath = {
  column: (id: string): string => `${AUDIT}/columns/${id}`,
  unit: (id: string): string => `${AUDIT}/units/${id}`,
  timeliness: `${AUDIT}/timeliness`,
  cases: `${AUDIT}/cases`,
  runs: `${AUDIT}/runs`,
  calendar: `${AUDIT}/calendar`,
  bulletin: (month: string): string => `${AUDIT}/bulletin/${month}`,
};
