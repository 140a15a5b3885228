import path from 'node:path';
import { Problem } from '../run.mjs';

/**
 * Files of tests that run on SQLite and PostgreSQL, and on MariaDB too with --all or when it is named, each with the reason. Every other
 * file runs on all three: its code has SQL, triggers, locks or transactions of its own, which each engine takes in its own way.
 * @type {Readonly<Record<string, string>>}
 */
export const PAGES_AND_WORDS = {
  'audit-command.test.ts': 'words and exit codes of a command; what it writes is written by what audit-runs tests',
  'audit-off.test.ts': 'routes that are not there; what is recorded all the same is tested by audit-runs',
  'audit-sheet.test.ts': 'sheets and their words; what an import writes is written by what audit-columns tests',
  'boot.test.ts': 'a configuration is refused before the database is opened',
  'first-set-up.test.ts': 'a sample of the documentation; what it calls is tested by organisation',
  'hostile.test.ts': 'bad input is refused before it comes to a statement',
  'reference.test.ts': 'shapes of answers; what they are made of is read by what the suites of the routes test',
  'setup.test.ts': 'a page that gathers; what it does is done by the commands that organisation and audit-columns test',
};

/**
 * Files about what is done in the demo's embedded database alone, or in none: on SQLite, and everywhere with --all or when they are named.
 * @type {Readonly<Record<string, string>>}
 */
export const EMBEDDED = {
  'living-year.test.ts': 'a year is played by requests to routes whose own suites run on all three',
  'apps-package.test.ts': 'a package has no database',
};

/**
 * Files about a second site, made from the packed plugin: on SQLite and PostgreSQL, and on MariaDB too with --all or when they are named.
 * @param {string} name
 */
const isOfApps = (name) => name.startsWith('apps-');

/**
 * The files of those listed that an engine gets.
 * @param {readonly string[]} files
 * @param {{ engine: string, all: boolean }} how
 */
export const filesOn = (files, { engine, all }) =>
  files.filter((file) => {
    const name = path.basename(file);
    return all || engine === 'sqlite' || !(name in EMBEDDED || (engine === 'mariadb' && (name in PAGES_AND_WORDS || isOfApps(name))));
  });

/**
 * A name in the list that no file has would let a renamed file run where nobody expects it.
 * @param {readonly string[]} files every one there is
 */
export const checkList = (files) => {
  const names = files.map((file) => path.basename(file));
  const gone = Object.keys({ ...PAGES_AND_WORDS, ...EMBEDDED }).filter((name) => !names.includes(name));
  if (gone.length > 0) throw new Problem(`scripts/lib/testing/suites.mjs names ${gone.join(', ')}, and no file of tests has that name`);
};
