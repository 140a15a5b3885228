import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/*
 * Writes the holidays that ship with the plugin, from an unpacked copy of the package chinese-days (MIT):
 * node scripts/build-holidays.mjs <folder of chinese-days>. Only the years in which it was found to agree, day by day, with two other
 * sources; a year that nobody has announced is in none of them.
 */
const FROM = 2014;
const TO = 2026;
const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('Name the folder of chinese-days.');
const { version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
const { holidays, workdays } = JSON.parse(readFileSync(path.join(folder, 'dist', 'chinese-days.json'), 'utf8'));

/** @param {Record<string, unknown>} days @param {number} year */
const of = (days, year) =>
  Object.keys(days)
    .filter((day) => day.startsWith(`${String(year)}-`))
    .sort();

const years = Array.from({ length: TO - FROM + 1 }, (_, i) => FROM + i).map((year) => ({
  year,
  rest: of(holidays, year),
  work: of(workdays, year),
}));
const file = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', 'server', 'src', 'calendar', 'holidays.json');
writeFileSync(
  file,
  `${JSON.stringify({ source: `国务院办公厅节假日安排通知（chinese-days ${version}，MIT，© vsme）`, years }, null, 2)}\n`
);
