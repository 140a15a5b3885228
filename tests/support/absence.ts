import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { copyOfDemo, editSchema } from './demoCopy';
import { ROOT } from './site';

/** Two builds of one host on which nothing of its own leads to the plugin: with the plugin, and as it is when the plugin is missing. */
export interface Hosts {
  readonly present: string;
  readonly absent: string;
  remove(): void;
}

/** A deployment: a type of the host's has fields besides, or (null) no longer. */
export const changeSchema = (dist: string, name: string, attributes: Readonly<Record<string, object | null>>): void =>
  editSchema(path.join(dist, 'src', 'api', name, 'content-types', name, 'schema.json'), (schema) => {
    const all = Object.entries({ ...schema.attributes, ...attributes });
    schema.attributes = Object.fromEntries(all.filter((entry): entry is [string, object] => entry[1] !== null));
  });

/** The same build, with a configuration that no longer covers this type; to be removed with the host's. */
export const leftOutOf = (dist: string, uid: string): string => {
  const to = `${dist}-without`;
  fs.cpSync(dist, to, { recursive: true });
  fs.appendFileSync(
    path.join(to, 'config', 'plugins.js'),
    `\n{ const made = exports.default; exports.default = (params) => { const all = made(params); delete all['three-review'].config.contentTypes['${uid}']; return all; }; }\n`
  );
  return to;
};

const withoutPlugin = (dist: string): void => {
  fs.appendFileSync(
    path.join(dist, 'config', 'plugins.js'),
    `\nconst made = exports.default;\nexports.default = (params) => ({ ...made(params), 'three-review': { enabled: false } });\n`
  );
  fs.writeFileSync(path.join(dist, 'src', 'index.js'), 'module.exports = { register() {}, bootstrap() {} };\n');
};

export const hostsForAbsence = (
  change: (hosts: { readonly present: string; readonly absent: string }) => void = () => undefined
): Hosts => {
  const dir = path.join(ROOT, '.tmp', `absence-${randomUUID()}`);
  const copy = (name: string): string => {
    const to = path.join(dir, name);
    copyOfDemo(to);
    return to;
  };
  const present = copy('present');
  const absent = copy('absent');
  withoutPlugin(absent);
  change({ present, absent });
  return { present, absent, remove: () => fs.rmSync(dir, { recursive: true, force: true }) };
};
