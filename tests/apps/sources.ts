import { componentOf, schemaOf, type Attributes, type Type } from './types';

export type Language = 'javascript' | 'typescript';

/** The sources of an app by their paths: JavaScript as Strapi's own generator writes it, or TypeScript. */
export type Sources = Record<string, string>;

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** A module with one default export, in either language. */
const module_ = (language: Language, value: string, before = ''): string =>
  language === 'typescript' ? `${before}export default ${value};\n` : `${before}module.exports = ${value};\n`;

const FACTORIES: Readonly<Record<Language, string>> = {
  typescript: "import { factories } from '@strapi/strapi';\n\n",
  javascript: "const { factories } = require('@strapi/strapi');\n\n",
};

const apiOf = (language: Language, name: string, type: Type): Sources => {
  const end = language === 'typescript' ? 'ts' : 'js';
  const part = (folder: string, factory: string): Sources => ({
    [`src/api/${name}/${folder}/${name}.${end}`]: module_(
      language,
      `factories.create${factory}('api::${name}.${name}')`,
      FACTORIES[language]
    ),
  });
  return {
    [`src/api/${name}/content-types/${name}/schema.json`]: json(schemaOf(type)),
    ...part('controllers', 'CoreController'),
    ...part('routes', 'CoreRouter'),
    ...part('services', 'CoreService'),
  };
};

const DATABASE = `({ env }) => {
  const server = {
    host: env('DATABASE_HOST'),
    port: env.int('DATABASE_PORT'),
    database: env('DATABASE_NAME'),
    user: env('DATABASE_USERNAME'),
    password: env('DATABASE_PASSWORD'),
  };
  const client = env('DATABASE_CLIENT', 'sqlite');
  if (client === 'sqlite') return { connection: { client, connection: { filename: env('APP_DATABASE') }, useNullAsDefault: true } };
  return { connection: { client, connection: client === 'mysql' ? { ...server, charset: 'utf8mb4' } : { ...server, schema: 'public' } } };
}`;

const configOf = (language: Language): Sources => {
  const end = language === 'typescript' ? 'ts' : 'js';
  const env = language === 'typescript' ? '({ env }: { env: any })' : '({ env })';
  const say = (name: string, value: string): Sources => ({ [`config/${name}.${end}`]: module_(language, value) });
  return {
    ...say(
      'admin',
      `${env} => ({
  auth: { secret: env('ADMIN_JWT_SECRET') },
  apiToken: { salt: env('API_TOKEN_SALT') },
  transfer: { token: { salt: env('TRANSFER_TOKEN_SALT') } },
  secrets: { encryptionKey: env('ENCRYPTION_KEY') },
})`
    ),
    ...say('logger', `${env} => ({ level: env('LOG_LEVEL', 'http') })`),
    ...say('server', `${env} => ({ host: '127.0.0.1', port: env.int('PORT', 1337), app: { keys: env.array('APP_KEYS') } })`),
    ...say('database', DATABASE.replace('({ env })', env)),
    ...say(
      'middlewares',
      `['strapi::logger', 'strapi::errors', 'strapi::security', 'strapi::cors', 'strapi::query', 'strapi::body', 'strapi::session', 'strapi::favicon', 'strapi::public']`
    ),
    // What three-review is given stands beside it: a test gives another with each boot.
    ...say(
      'plugins',
      `${env} => ({ 'users-permissions': { config: { jwtSecret: env('JWT_SECRET') } }, ...JSON.parse(require('node:fs').readFileSync(env('APP_PLUGINS'), 'utf8')) })`
    ),
  };
};

const TSCONFIG = {
  compilerOptions: { module: 'CommonJS', moduleResolution: 'Node', target: 'ES2019', outDir: 'dist', rootDir: '.', esModuleInterop: true },
  include: ['./', 'src/**/*.json'],
  exclude: ['node_modules/', 'dist/', '.tmp/'],
};

export const sourcesOf = (
  language: Language,
  types: Readonly<Record<string, Type>>,
  components: Readonly<Record<string, { attributes: Attributes }>>
): Sources => {
  const end = language === 'typescript' ? 'ts' : 'js';
  return {
    ...configOf(language),
    [`src/index.${end}`]: module_(language, '{ register() {}, bootstrap() {} }'),
    ...Object.assign({}, ...Object.entries(types).map(([name, type]) => apiOf(language, name, type))),
    ...Object.fromEntries(
      Object.entries(components).map(([name, one]) => [`src/components/${name.replace('.', '/')}.json`, json(componentOf(name, one))])
    ),
    ...(language === 'typescript' ? { 'tsconfig.json': json(TSCONFIG) } : {}),
  };
};
