import type { Core } from '@strapi/strapi';

export default {
  register({ strapi }: { strapi: Core.Strapi }): void {
    if (!strapi.plugin('three-review')) throw new Error('The plugin three-review is missing or not built: the site does not start.');
  },
};
