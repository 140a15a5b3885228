import { createRequire } from 'node:module';

/** Where Strapi lives: outside the sandbox that jest makes for each file (environment.cjs), or here, in a program of its own. */
interface Outside {
  require(id: string): unknown;
  readonly env: NodeJS.ProcessEnv;
}

const { outside: given } = globalThis as { outside?: Outside };
export const outside: Outside = given ?? { require: createRequire(__filename), env: process.env };

/** For this file and for Strapi. */
export const setEnv = (name: string, value: string): void => {
  process.env[name] = value;
  outside.env[name] = value;
};
