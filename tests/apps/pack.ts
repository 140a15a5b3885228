import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { ROOT } from '../support/site';

const PLUGIN = path.join(ROOT, 'src', 'plugins', 'three-review');
export const NAME = 'strapi-plugin-three-review';

const run = (program: string, args: readonly string[], cwd: string): string => {
  const { status, stdout, stderr } = spawnSync(program, [...args], { cwd, encoding: 'utf8', shell: process.platform === 'win32' });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${stderr}`);
  return stdout;
};

/** `npm pack` of a folder, or of a version that is published. */
const npmPack = (into: string, cwd: string, ...what: string[]): string => {
  fs.mkdirSync(into, { recursive: true });
  const [{ filename }] = JSON.parse(run('npm', ['pack', ...what, '--json', '--pack-destination', into], cwd)) as [{ filename: string }];
  return path.join(into, filename);
};

/** The tarball as `npm pack` makes it of the built plugin. */
export const pack = (into: string): string => npmPack(into, PLUGIN);

export interface Published {
  /** `name@version`. */
  readonly spec: string;
  /** As npm has it: `sha512-<base64>`. */
  readonly integrity: string;
}

/** The tarball of a package that this repository does not install: fetched once, and kept. Null where no registry has given it. */
export const published = ({ spec, integrity }: Published, kept: string): string | null => {
  const file = path.join(kept, `${spec.replace(/^@/, '').replace(/[/@]/g, '-')}.tgz`);
  const isIt = (name: string): boolean => `sha512-${createHash('sha512').update(fs.readFileSync(name)).digest('base64')}` === integrity;
  if (fs.existsSync(file) && isIt(file)) return file;
  let fetched: string;
  try {
    fetched = npmPack(kept, ROOT, spec, '--prefer-offline', '--fetch-retries=0');
  } catch {
    return null;
  }
  if (!isIt(fetched)) throw new Error(`${fetched} is not the ${spec} that was published`);
  return fetched;
};

/** What npm makes of a tarball. */
export const unpack = (tarball: string, folder: string): void => {
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  run('tar', ['-xzf', tarball, '-C', folder, '--strip-components=1'], folder);
};

/**
 * Lays the packed plugin into the app as npm would. What it needs is found where the app finds its own packages, at the root of this
 * repository: each of them once.
 */
export const layIn = (tarball: string, app: string): void => {
  const folder = path.join(app, 'node_modules', NAME);
  unpack(tarball, folder);
  // The one package that the root has in another version.
  const own = path.join(PLUGIN, 'node_modules');
  if (fs.existsSync(own)) fs.cpSync(own, path.join(folder, 'node_modules'), { recursive: true });
};
