import type { Core } from '@strapi/strapi';
import { secret } from '../src/secrets';

export default ({ env }: Core.Config.Shared.ConfigParams): Core.Config.Admin => ({
  auth: {
    secret: secret(env, 'ADMIN_JWT_SECRET'),
    sessions: {
      // s: a session ends after two idle hours and in any case after a working day.
      accessTokenLifespan: 30 * 60,
      idleSessionLifespan: 2 * 60 * 60,
      maxSessionLifespan: 10 * 60 * 60,
    },
  },
  apiToken: { salt: secret(env, 'API_TOKEN_SALT') },
  transfer: { token: { salt: secret(env, 'TRANSFER_TOKEN_SALT') } },
  secrets: { encryptionKey: secret(env, 'ENCRYPTION_KEY') },
  autoOpen: false,
  // Nothing that calls out, advertises or asks for opinions.
  ai: { enabled: false },
  flags: { nps: false, promoteEE: false, docLinks: false },
});
