import { readFile, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { hashOf, readJson } from './files.mjs';
import { inRoot } from './root.mjs';
import { npm, step } from './run.mjs';

const MARK = inRoot('node_modules', '.three-review-lock');

/** @typedef {{ version?: string, integrity?: string, link?: boolean, optional?: boolean, devOptional?: boolean }} Package */

/**
 * Does what npm wrote down about node_modules agree with the lock file? Packages for other platforms may be missing.
 * @returns {Promise<boolean>}
 */
const matchesLock = async () => {
  /** @type {Record<string, Package> | undefined} */
  const wanted = (await readJson(inRoot('package-lock.json')))?.packages;
  /** @type {Record<string, Package> | undefined} */
  const held = (await readJson(inRoot('node_modules', '.package-lock.json')))?.packages;
  if (!wanted || !held) return false;
  const inFolder = Object.entries(wanted).filter(([place]) => place.includes('node_modules/'));
  const missing = inFolder.filter(([place, { optional, devOptional }]) => !held[place] && !optional && !devOptional);
  const other = inFolder.filter(([place, { version, integrity }]) => {
    const there = held[place];
    return there && (there.version !== version || (there.integrity ?? '') !== (integrity ?? ''));
  });
  return missing.length === 0 && other.length === 0;
};

/** `npm ci` when there are no packages or the lock file is another than the one that was installed. */
export const ensureInstalled = async () => {
  const lock = await hashOf([inRoot('package-lock.json')]);
  const recorded = existsSync(MARK) ? (await readFile(MARK, 'utf8')).trim() : '';
  if (recorded === lock) return;
  if (!(await matchesLock())) {
    await step('安装依赖 Installing packages (npm ci, some minutes the first time)', () =>
      npm(['ci', '--include=dev', '--no-audit', '--no-fund'], {
        advice:
          'Is the registry reachable? better-sqlite3 is compiled on the spot where no binary fits: that needs g++, make and python3 ' +
          '(Debian: apt-get install build-essential python3). Then run the command again.',
      })
    );
  }
  await writeFile(MARK, `${lock}\n`);
};
