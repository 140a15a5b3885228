import { fieldLabels } from './labels';

/** This site is read in Chinese, until somebody chooses another language in their profile. */
const LANGUAGE = { 'strapi-admin-language': 'zh-Hans' };

/** Tours and announcements of new releases, which point to pages outside, count as seen in a browser that has no opinion of its own. */
const SEEN = {
  STRAPI_GUIDED_TOUR: '{"enabled":false}',
  'STRAPI_MEDIA_LIBRARY_BANNER_DISMISSED_FOR_false:false': 'true',
};

export default {
  config: {
    locales: ['zh-Hans'],
    translations: { 'zh-Hans': fieldLabels() },
    notifications: { releases: false },
    tutorials: false,
  },

  register(): void {
    for (const [key, value] of Object.entries({ ...LANGUAGE, ...SEEN })) {
      if (window.localStorage.getItem(key) === null) window.localStorage.setItem(key, value);
    }
  },

  bootstrap(): void {},
};
