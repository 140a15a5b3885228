import { mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { isWhole, oldestAllowed, play } from './lib/matrix.mjs';
import { inRoot, PLUGIN } from './lib/root.mjs';
import { npm, Problem, report, step } from './lib/run.mjs';
import { setup } from './lib/setup.mjs';

const HELP = `npm run matrix                                  the oldest version that the package allows, one in the middle, the newest that the registry has whole
npm run matrix -- --versions=5.40.0,5.54.0      these
npm run matrix -- --keep                        the sites stay in .tmp/matrix, and those that are there are used again

Each is a fresh site into which npm installs the packed plugin; it is booted, a document goes through the chain over HTTP, doctor looks at it.
A version is whole when npm can find every package of a site of it (npm install --package-lock-only).`;

const FOLDER = inRoot('.tmp', 'matrix');

/** @param {string} version */
const parts = (version) => version.split('.').map(Number);
/** @param {string} a @param {string} b */
const ascending = (a, b) => parts(a).reduce((sign, part, i) => sign || part - (parts(b)[i] ?? 0), 0);

/** The newest patch of every minor from the oldest allowed on. @param {string} oldest */
const minorsFrom = async (oldest) => {
  const all = /** @type {string[]} */ (JSON.parse(await npm(['view', '@strapi/strapi', 'versions', '--json'])));
  const stable = all.filter((version) => /^5\.\d+\.\d+$/.test(version) && ascending(version, oldest) >= 0).sort(ascending);
  return [...new Map(stable.map((version) => [parts(version)[1], version])).values()];
};

/** @returns {Promise<string[]>} oldest, middle, newest whole */
const threeVersions = async () => {
  const oldest = await oldestAllowed();
  const minors = await minorsFrom(oldest);
  for (let last = minors.length - 1; last > 0; last -= 1) {
    const version = minors[last];
    if (await step(`is ${version} whole`, () => isWhole(path.join(FOLDER, version), version)))
      return [...new Set([oldest, minors[Math.floor(last / 2)], version])];
    console.log(`  ${version} is not whole: a package of it is missing in the registry`);
  }
  throw new Problem('The registry has no version whole');
};

/** @param {readonly import('./lib/matrix.mjs').Line[]} lines */
const asTable = (lines) =>
  [
    '| Strapi | `npm install` | first boot, chain over HTTP | doctor |',
    '| ------ | ------------- | --------------------------- | ------ |',
    ...lines.map(({ version, installed, chain, doctor }) => `| ${version} | ${installed ? '✓' : '✗'} | ${chain ? '✓' : '✗'} | ${doctor} |`),
  ].join('\n');

try {
  const { values } = parseArgs({
    options: { versions: { type: 'string' }, keep: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) console.log(HELP);
  else {
    await setup({ admin: false });
    await mkdir(FOLDER, { recursive: true });
    const [{ filename }] = JSON.parse(await npm(['pack', PLUGIN, '--json', '--pack-destination', FOLDER]));
    const versions = values.versions?.split(',') ?? (await threeVersions());
    const lines = [];
    for (const version of versions) {
      console.log(`▸ Strapi ${version}`);
      const folder = path.join(FOLDER, version);
      if (!values.keep) await rm(folder, { recursive: true, force: true });
      lines.push(await play(folder, version, path.join(FOLDER, filename), (said) => console.log(`  ${said}`)));
      if (!values.keep) await rm(folder, { recursive: true, force: true });
    }
    if (!values.keep && (await readdir(FOLDER)).every((name) => name.endsWith('.tgz'))) await rm(FOLDER, { recursive: true, force: true });
    console.log(`\n${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, SQLite\n\n${asTable(lines)}`);
    if (lines.some(({ ok }) => !ok)) process.exitCode = 1;
  }
} catch (error) {
  report(error);
  process.exitCode = 1;
}
