const permission = (action: string) => [{ action: `plugin::three-review.${action}`, subject: null }];

/**
 * The doors of the admin API. Behind them posts are judged, for everybody. Core names a flag after the last word of an action alone:
 * two actions that end in the same word cannot be asked for together.
 */
export const PERMISSIONS = {
  review: [...permission('review.read'), ...permission('review.submit'), ...permission('review.act')],
  seeReviews: permission('review.read'),
  audit: ['audit.read', 'audit.manage', 'audit.excuse', 'audit.remind', 'audit.cases'].flatMap(permission),
  seeAudit: permission('audit.read'),
  manageAudit: permission('audit.manage'),
  cases: permission('audit.cases'),
  setup: permission('setup.read'),
};
