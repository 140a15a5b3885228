const permission = (action: string) => [{ action: `plugin::three-review.${action}`, subject: null }];

/** The doors of the admin API. Behind them posts are judged, for everybody. */
export const PERMISSIONS = {
  review: [...permission('review.read'), ...permission('review.submit'), ...permission('review.act')],
};
