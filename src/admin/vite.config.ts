import path from 'node:path';
import { mergeConfig, type UserConfig } from 'vite';

const PLUGIN_SOURCE = path.resolve(process.cwd(), 'src/plugins/three-review/admin/src/index.ts');

/** `strapi develop` takes the plugin's admin from its source, so that a change shows at once; a build takes what was built. */
export default (config: UserConfig): UserConfig =>
  config.mode === 'development'
    ? mergeConfig(config, { resolve: { alias: { 'strapi-plugin-three-review/strapi-admin': PLUGIN_SOURCE } } })
    : config;
