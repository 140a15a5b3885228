export const PLUGIN_ID = 'three-review';
