import type { Core } from '@strapi/strapi';
import { secret } from '../src/secrets';

/** A page of our own in the place of Apollo's, which loads its scripts from a CDN. */
const landingPage = () => ({
  serverWillStart: () =>
    Promise.resolve({
      renderLandingPage: () =>
        Promise.resolve({
          html: '<!doctype html><html lang="en"><title>GraphQL</title><p>GraphQL: send queries by POST to this address.</p></html>',
        }),
    }),
});

export default ({ env }: Core.Config.Shared.ConfigParams): Core.Config.Plugin => ({
  'three-review': {
    enabled: true,
    config: {
      contentTypes: {
        'api::article.article': { column: 'column', eventDate: 'eventDate', unit: 'unit' },
        'api::notice.notice': {},
        'api::about.about': {},
      },
      policy: 'huludao-2023',
      timeZone: 'Asia/Shanghai',
      // ENFORCE=false at the very first boot begins with a trial run.
      enforce: env.bool('ENFORCE', true),
      // Copies of all published files; to be kept with the database and public/uploads.
      keptFiles: env('KEPT_FILES', 'three-review-files'),
      // The password with each signature and publication: on in production, unless SIGNING_REAUTHENTICATE says otherwise.
      signing: { reauthenticate: env.bool('SIGNING_REAUTHENTICATE', env('NODE_ENV') === 'production') },
      // `email` once the email plugin has a provider: NOTIFY_CHANNELS=email
      notify: { channels: env.array('NOTIFY_CHANNELS', []) },
    },
  },
  'users-permissions': { config: { jwtSecret: secret(env, 'JWT_SECRET') } },
  graphql: {
    config: {
      endpoint: '/graphql',
      shadowCRUD: true,
      landingPage,
      depthLimit: 10,
      defaultLimit: 25,
      maxLimit: 100,
      apolloServer: {
        introspection: env.bool('GRAPHQL_INTROSPECTION', env('NODE_ENV', 'development') !== 'production'),
        includeStacktraceInErrorResponses: false,
        // strapi::cors decides for this route as for all others.
        cors: false,
      },
    },
  },
});
