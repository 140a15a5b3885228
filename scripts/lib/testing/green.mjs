import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** @typedef {string | null} Clean  the commit that a tree is at, when nothing in it differs from it; else null */

/**
 * @param {string} root
 * @returns {Clean}
 */
export const cleanCommit = (root) => {
  const git = (/** @type {readonly string[]} */ ...args) =>
    execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  try {
    return git('status', '--porcelain') === '' ? git('rev-parse', 'HEAD') : null;
  } catch {
    // No clone: an archive of the sources.
    return null;
  }
};

/**
 * Writes .tmp/green, the commit about which a whole run was green: every step, every engine, and the tree clean and at that commit from
 * beginning to end. Any run of that commit that is red, a part of it too, takes it away again; every other run says nothing about it.
 * @param {string} root
 * @param {{ before: Clean, whole: boolean, ok: boolean }} run
 */
export const recordGreen = (root, { before, whole, ok }) => {
  const file = path.join(root, '.tmp', 'green');
  if (before === null || cleanCommit(root) !== before) return;
  if (ok && whole) {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, `${before}\n`);
  } else if (!ok && existsSync(file) && readFileSync(file, 'utf8').trim() === before) rmSync(file);
};
