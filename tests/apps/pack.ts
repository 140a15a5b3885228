import { spawnSync } from 'node:child_process';
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

/** The tarball as `npm pack` makes it of the built plugin. */
export const pack = (into: string): string => {
  fs.mkdirSync(into, { recursive: true });
  const [{ filename }] = JSON.parse(run('npm', ['pack', '--json', '--pack-destination', into], PLUGIN)) as [{ filename: string }];
  return path.join(into, filename);
};

/**
 * Lays the packed plugin into the app as npm would. What it needs is found where the app finds its own packages, at the root of this
 * repository: each of them once.
 */
export const layIn = (tarball: string, app: string): void => {
  const folder = path.join(app, 'node_modules', NAME);
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  run('tar', ['-xzf', tarball, '-C', folder, '--strip-components=1'], app);
  // The one package that the root has in another version.
  const own = path.join(PLUGIN, 'node_modules');
  if (fs.existsSync(own)) fs.cpSync(own, path.join(folder, 'node_modules'), { recursive: true });
};
