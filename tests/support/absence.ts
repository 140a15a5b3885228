import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { copyOfDemo } from './demoCopy';
import { ROOT } from './site';

/** Two builds of one host on which nothing of its own leads to the plugin: with the plugin, and as it is when the plugin is missing. */
export interface Hosts {
  readonly present: string;
  readonly absent: string;
  remove(): void;
}

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
