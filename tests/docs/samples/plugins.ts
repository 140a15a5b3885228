import type { Core } from '@strapi/strapi';

export default ({ env }: Core.Config.Shared.ConfigParams): Core.Config.Plugin => ({
  'three-review': {
    enabled: true,
    config: {
      contentTypes: {
        // The site's own fields, where it has them; what is not named here, the plugin adds.
        'api::article.article': { column: 'category', eventDate: 'happenedOn' },
        'api::notice.notice': {},
      },
      // The password with each signature and each publication: on in production.
      signing: { reauthenticate: env('NODE_ENV') === 'production' },
    },
  },
});
