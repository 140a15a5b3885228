import type { Core } from '@strapi/strapi';
import { once } from './once';

const LOCALES = [
  { code: 'zh-Hans', name: '简体中文 (zh-Hans)' },
  { code: 'en', name: 'English (en)' },
];

/** Both locales exist; Chinese is the default of a new site, afterwards whatever an administrator chooses. */
export const ensureLocales = async (strapi: Core.Strapi): Promise<void> => {
  const locales = strapi.plugin('i18n').service('locales');
  await once(strapi, 'locales', async () => {
    for (const locale of LOCALES) {
      if (!(await locales.findByCode(locale.code))) await locales.create(locale);
    }
    await locales.setDefaultLocale({ code: 'zh-Hans' });
  });
};
