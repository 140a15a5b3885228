import fs from 'node:fs';
import path from 'node:path';
import { ROOT } from './site';

export interface Schema {
  options?: Record<string, unknown>;
  attributes: Record<string, object>;
}

/** Changes a file of a copy; a change that finds nothing to change is a mistake of the test's. */
export const edit = (file: string, change: (text: string) => string): void => {
  const before = fs.readFileSync(file, 'utf8');
  const after = change(before);
  if (after === before) throw new Error(`${file}: nothing to change`);
  fs.writeFileSync(file, after);
};

/** The same of a `schema.json`, or of a component. */
export const editSchema = (file: string, change: (held: Schema) => void): void =>
  edit(file, (text) => {
    const held = JSON.parse(text) as Schema;
    change(held);
    return JSON.stringify(held);
  });

export const ARTICLE_SCHEMA = path.join('src', 'api', 'article', 'content-types', 'article', 'schema.json');

/** The demo's host as built, once more at `to`, to be changed. Its article names its unit by what the plugin adds: no field of the host's leads to the plugin. */
export const copyOfDemo = (to: string): void => {
  fs.cpSync(path.join(ROOT, 'dist'), to, { recursive: true, filter: (from) => !from.includes(`${path.sep}build`) });
  editSchema(path.join(to, ARTICLE_SCHEMA), ({ attributes }) => void delete attributes.unit);
  edit(path.join(to, 'config', 'plugins.js'), (text) => text.replace(", unit: 'unit'", ''));
  edit(path.join(to, 'database', 'seeds', 'article.js'), (text) => text.replace(/^(\s+)unit: /m, '$1reviewUnit: '));
};
