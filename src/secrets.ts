import type { Core } from '@strapi/strapi';

type Env = Core.Config.Shared.ConfigParams['env'];

/** A secret out of the environment. There is no default: a site must not run on a key that stands in its source code. */
export const secret = (env: Env, name: string): string => {
  const value = env(name, '');
  if (value === '') {
    throw new Error(`${name} is not set. Run \`npm run setup\`, which writes a .env with random secrets, or set it in the environment.`);
  }
  return value;
};
