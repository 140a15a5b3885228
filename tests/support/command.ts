import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { ROOT } from './site';

/** `npx three-review …` in a process of its own, in the folder of the site and on its database. */
export const command = (args: readonly string[], cwd = ROOT): { status: number | null; stdout: string; stderr: string } => {
  const bin = path.join(ROOT, 'src/plugins/three-review/bin/three-review.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], {
    cwd,
    env: process.env,
    encoding: 'utf8',
    timeout: 120_000,
  });
  return { status, stdout, stderr };
};
