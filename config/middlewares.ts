import type { Core } from '@strapi/strapi';

/**
 * Everything from this origin. As strings: Strapi fills up shorter *lists* with its own defaults, place by place, and they name
 * hosts outside (market-assets.strapi.io, any https:).
 */
const contentSecurityPolicy = {
  useDefaults: true,
  directives: {
    'default-src': "'self'",
    'connect-src': "'self'",
    'script-src': "'self'",
    'style-src': "'self' 'unsafe-inline'",
    'font-src': "'self' data:",
    'img-src': "'self' data: blob:",
    'media-src': "'self' data: blob:",
    'frame-src': "'self'",
    upgradeInsecureRequests: null,
  },
};

export default ({ env }: Core.Config.Shared.ConfigParams): Core.Config.Middlewares => [
  'strapi::logger',
  'strapi::errors',
  { name: 'strapi::security', config: { contentSecurityPolicy } },
  // Other origins whose pages may read the Content API; none until they are named.
  { name: 'strapi::cors', config: { origin: env.array('CORS_ORIGINS', []) } },
  'strapi::query',
  'strapi::body',
  'strapi::session',
  'strapi::favicon',
  'strapi::public',
];
