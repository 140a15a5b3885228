/** Where the admin pages of the audit live. */
export const AUDIT = '/admin/plugins/three-review-audit';
export const CASES = `${AUDIT}/cases`;
export const TIMELINESS = `${AUDIT}/timeliness`;
export const INBOX = '/admin/plugins/three-review-inbox';
export const NOTICES = '/admin/plugins/three-review-notices';
export const SETUP = '/admin/settings/three-review-setup';
export const COLUMNS = '/admin/settings/three-review-columns';

export const DIALOG = '[role="dialog"]';
