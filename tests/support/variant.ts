import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type * as StrapiModule from '@strapi/strapi';
import { copyOfDemo, edit, editSchema } from './demoCopy';
import { outside } from './outside';
import { prepareEnvironment, ROOT } from './site';

/** A build of the host that is another site: with types and a configuration of its own. */
export interface Variant {
  readonly dist: string;
  remove(): void;
}

export interface Change {
  /** The fields of the type that this site alone has (MEMO). */
  readonly memo: Readonly<Record<string, object>>;
  /** Fields that components have besides, by name: `shared.fact`. */
  readonly components?: Readonly<Record<string, Readonly<Record<string, object>>>>;
  /** Custom fields that the site registers, as `global::name`: name → the type of its values. */
  readonly customFields?: Readonly<Record<string, string>>;
  /** How that type is covered, beside those of the demonstration. Null: without the plugin. */
  readonly covered: object | null;
}

/**
 * A type of such a site's own. What Strapi once knows of a type it keeps for as long as the process lives: fields of another site on a type
 * of the demonstration would be found there by the next file of tests.
 */
export const MEMO = 'api::memo.memo';
const MEMO_SCHEMA = 'api/memo/content-types/memo/schema.json';

/** The file that declares that type. */
export const memoFile = (dist: string): string => path.join(dist, 'src', MEMO_SCHEMA);

const withMemo = (dist: string, attributes: Change['memo']): void => {
  const info = { singularName: 'memo', pluralName: 'memos', displayName: '简报 Memo' };
  fs.mkdirSync(path.dirname(memoFile(dist)), { recursive: true });
  const schema = { kind: 'collectionType', collectionName: 'memos', info, options: { draftAndPublish: true }, attributes };
  fs.writeFileSync(memoFile(dist), JSON.stringify(schema));
  // The people of the demonstration work on it like on the others.
  edit(path.join(dist, 'database', 'seeds', 'roles.js'), (text) =>
    text.replaceAll("'api::notice.notice'", `'api::notice.notice', '${MEMO}'`)
  );
};

const plugins = (covered: Change['covered']): string => {
  const told = "const own = made(params)['three-review'];";
  const config = `config: { ...own.config, contentTypes: { ...own.config.contentTypes, ...${JSON.stringify({ [MEMO]: covered })} } }`;
  const threeReview = covered === null ? '{ enabled: false }' : `{ ...own, ${config} }`;
  return `\n{ const made = exports.default; exports.default = (params) => { ${told} return { ...made(params), 'three-review': ${threeReview} }; }; }\n`;
};

const register = (customFields: Readonly<Record<string, string>>, alone: boolean): string => {
  const fields = JSON.stringify(Object.entries(customFields).map(([name, type]) => ({ name, type })));
  const own = alone ? '{}' : 'exports.default';
  return `\n{ const own = ${own}; const site = { ...own, register(params) { params.strapi.customFields.register(${fields}); if (own.register) own.register(params); } };
${alone ? 'module.exports = site' : 'exports.default = site'}; }\n`;
};

export const variant = ({ memo, components = {}, customFields = {}, covered }: Change): Variant => {
  const dist = path.join(ROOT, '.tmp', `variant-${randomUUID()}`);
  copyOfDemo(dist);
  withMemo(dist, memo);
  for (const [name, more] of Object.entries(components)) {
    editSchema(
      path.join(dist, 'src', 'components', `${name.replace('.', path.sep)}.json`),
      ({ attributes }) => void Object.assign(attributes, more)
    );
  }
  fs.appendFileSync(path.join(dist, 'config', 'plugins.js'), plugins(covered));
  const index = path.join(dist, 'src', 'index.js');
  if (covered === null) fs.writeFileSync(index, register(customFields, true));
  else fs.appendFileSync(index, register(customFields, false));
  return { dist, remove: () => fs.rmSync(dist, { recursive: true, force: true }) };
};

/** Boots a site that is to refuse it; says what it said. */
export const bootFailure = async ({ dist }: Variant, database: string): Promise<string> => {
  prepareEnvironment(database);
  process.chdir(ROOT);
  const { createStrapi } = outside.require('@strapi/strapi') as typeof StrapiModule;
  const strapi = createStrapi({ appDir: ROOT, distDir: dist, serveAdminPanel: false, autoReload: false });
  try {
    await strapi.load();
    return 'BOOTED';
  } catch (error) {
    return String(error);
  } finally {
    await strapi.destroy().catch(() => strapi.db.destroy());
  }
};
