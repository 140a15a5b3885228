import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ROOT } from './root.mjs';

const NEVER = new Set(['node_modules', 'dist', 'build', '.git']);

/**
 * All files at and below `start`, in a stable order; what `skip` names (absolute paths) and what is built is left out.
 * @param {string} start
 * @param {readonly string[]} skip
 * @returns {Promise<string[]>}
 */
const filesOf = async (start, skip) => {
  if (!existsSync(start)) return [];
  if (!(await stat(start)).isDirectory()) return [start];
  const entries = (await readdir(start, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1));
  const inside = entries.filter((entry) => !NEVER.has(entry.name) && !skip.includes(path.join(start, entry.name)));
  return (await Promise.all(inside.map((entry) => filesOf(path.join(start, entry.name), skip)))).flat();
};

/**
 * SHA-256 over names and bytes of the files at and below `paths`; what is missing counts as empty.
 * @param {readonly string[]} paths
 * @param {{ skip?: readonly string[], salt?: string }} [options]
 */
export const hashOf = async (paths, { skip = [], salt = '' } = {}) => {
  const hash = createHash('sha256').update(salt);
  for (const start of paths) {
    for (const file of await filesOf(start, skip)) {
      hash.update(`\0${path.relative(ROOT, file)}\0`).update(await readFile(file));
    }
  }
  return hash.digest('hex');
};

/**
 * @param {string} file
 * @returns {Promise<any>} the parsed content, or null where there is no readable JSON
 */
export const readJson = async (file) => {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    return null;
  }
};

/**
 * @param {string} file
 * @param {unknown} value
 */
export const writeJson = async (file, value) => {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify(value, null, 2)}\n`);
};

/**
 * Empties a folder except for the names in `keep`.
 * @param {string} folder
 * @param {readonly string[]} keep
 */
export const emptyFolder = async (folder, keep) => {
  const entries = existsSync(folder) ? await readdir(folder) : [];
  await Promise.all(entries.filter((name) => !keep.includes(name)).map((name) => rm(path.join(folder, name), { recursive: true })));
};
