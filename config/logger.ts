import type { Core } from '@strapi/strapi';

/** Strapi's own default is `http`: every request in a line. */
export default ({ env }: Core.Config.Shared.ConfigParams) => ({ level: env('LOG_LEVEL', 'http') });
