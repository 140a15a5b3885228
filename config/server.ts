import type { Core } from '@strapi/strapi';
import { secret } from '../src/secrets';

export default ({ env }: Core.Config.Shared.ConfigParams): Core.Config.Server => ({
  // Reachable from this machine only until somebody decides otherwise (behind a reverse proxy, or HOST=0.0.0.0).
  host: env('HOST', '127.0.0.1'),
  port: env.int('PORT', 1337),
  url: env('PUBLIC_URL', ''),
  proxy: { koa: env.bool('IS_PROXIED', false) },
  // Files of the media library lie in its folder `uploads`: on a volume of its own, if wanted.
  dirs: { public: env('PUBLIC_DIR', './public') },
  app: { keys: secret(env, 'APP_KEYS').split(',') },
  // A closed network: no look at the npm registry for a newer release.
  logger: { updates: { enabled: false } },
  // An open transfer socket writes past document service and lifecycles; moving a site goes over an export file.
  transfer: { remote: { enabled: false } },
  webhooks: { populateRelations: false },
  mcp: { enabled: false },
});
