const permission = (action: string) => [{ action: `plugin::three-review.${action}`, subject: null }];

/**
 * The doors of the admin API. Behind them posts are judged, for everybody. Core names a flag after the last word of an action alone:
 * two actions that end in the same word cannot be asked for together.
 */
export const PERMISSIONS = {
  review: [...permission('review.read'), ...permission('review.submit'), ...permission('review.act')],
  audit: [...permission('audit.read'), ...permission('audit.manage'), ...permission('audit.excuse'), ...permission('audit.remind')],
  seeAudit: permission('audit.read'),
  manageAudit: permission('audit.manage'),
};
