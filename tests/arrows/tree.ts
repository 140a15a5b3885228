import { execFile } from 'node:child_process';
import { mkdtemp, mkdir, realpath, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

export const ROOT = path.resolve(__dirname, '..', '..');
export const PLUGIN = 'src/plugins/three-review';

export interface Result {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a tool of the project to its end, whatever that end is. */
export const tool = (script: string, args: readonly string[], { cwd = ROOT, input = '' } = {}): Promise<Result> =>
  new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [path.join(ROOT, 'node_modules', script), ...args],
      { cwd, maxBuffer: 1 << 26 },
      (error, stdout, stderr) => resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, stdout, stderr })
    );
    child.stdin?.end(input);
  });

/** A folder of its own with these files in it, for as long as `work` takes. Names are relative to the root of an app. */
export const inTree = async <T>(files: Readonly<Record<string, string>>, work: (root: string) => Promise<T>): Promise<T> => {
  const root = await realpath(await mkdtemp(path.join(os.tmpdir(), 'arrows-')));
  try {
    for (const [name, text] of Object.entries(files)) {
      await mkdir(path.dirname(path.join(root, name)), { recursive: true });
      await writeFile(path.join(root, name), text);
    }
    return await work(root);
  } finally {
    await rm(root, { recursive: true, force: true });
  }
};
