import fs from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '..', '..', '..');

/** The same site twice: as it is, and without the plugin. */
export type Variant = 'on' | 'off';

const rewrite = (file: string, change: (text: string) => string): void => fs.writeFileSync(file, change(fs.readFileSync(file, 'utf8')));

/** Every schema of the site below `dir`. */
const schemas = (dir: string): string[] =>
  fs
    .readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('schema.json'))
    .map((file) => path.join(dir, file));

/** What stands in the place of the plugin's own type. */
const UNIT = {
  kind: 'collectionType',
  collectionName: 'units',
  info: { singularName: 'unit', pluralName: 'units', displayName: 'Unit' },
  options: { draftAndPublish: false },
  attributes: { code: { type: 'string' }, name: { type: 'string' } },
};

/**
 * Takes the plugin out: off in the configuration, a start that does not insist on it, and the one relation of the site that leads to a
 * type of the plugin leads to one of the site's own instead, so that there is as much to read and write.
 */
const withoutPlugin = (dir: string): void => {
  const src = path.join(dir, 'dist', 'src');
  fs.renameSync(path.join(src, 'index.js'), path.join(src, 'site.js'));
  fs.writeFileSync(
    path.join(src, 'index.js'),
    "const { default: site } = require('./site.js');\nmodule.exports = { bootstrap: site.bootstrap };\n"
  );
  rewrite(
    path.join(dir, 'dist', 'config', 'plugins.js'),
    (text) =>
      `${text}\nconst made = exports.default;\nexports.default = (params) => ({ ...made(params), 'three-review': { enabled: false } });\n`
  );
  for (const file of schemas(path.join(src, 'api')))
    rewrite(file, (text) => text.replaceAll('plugin::three-review.unit', 'api::unit.unit'));
  const unit = path.join(src, 'api', 'unit', 'content-types', 'unit');
  fs.mkdirSync(unit, { recursive: true });
  fs.writeFileSync(path.join(unit, 'schema.json'), JSON.stringify(UNIT));
};

/** An app directory of its own with the compiled site in it. `remove` it afterwards. */
export const appOf = (name: string, variant: Variant): { readonly dir: string; remove(): void } => {
  const dir = path.join(ROOT, '.tmp', `${name}-${variant}`);
  fs.mkdirSync(path.join(dir, 'public', 'uploads'), { recursive: true });
  fs.cpSync(path.join(ROOT, 'dist'), path.join(dir, 'dist'), { recursive: true, filter: (from) => !from.includes(`${path.sep}build`) });
  for (const shared of ['node_modules', 'package.json', 'database']) fs.symlinkSync(path.join(ROOT, shared), path.join(dir, shared));
  if (variant === 'off') withoutPlugin(dir);
  return { dir, remove: () => fs.rmSync(dir, { recursive: true, force: true }) };
};
