import { inRoot } from './lib/root.mjs';
import { Problem, report, run, seconds } from './lib/run.mjs';

const TSC = inRoot('node_modules', 'typescript', 'bin', 'tsc');
const PLUGIN = 'src/plugins/three-review';

/** Each side in the world it runs in: core and shared know no Node, the server no browser, the admin no Node. */
const PROJECTS = [
  // Strapi's own base is not strict and writes build information; neither is wanted here.
  { name: 'site', args: ['-p', 'tsconfig.json', '--strict', '--incremental', 'false', '--tsBuildInfoFile', 'null'] },
  { name: 'site, admin', args: ['-p', 'src/admin'] },
  { name: 'plugin, core', args: ['-p', `${PLUGIN}/core`] },
  { name: 'plugin, shared', args: ['-p', `${PLUGIN}/shared`] },
  { name: 'plugin, server', args: ['-p', PLUGIN] },
  { name: 'plugin, admin', args: ['-p', `${PLUGIN}/admin`] },
  { name: 'tests', args: ['-p', 'tsconfig.tests.json'] },
  { name: 'scripts', args: ['-p', 'tsconfig.scripts.json'] },
];

/** @param {{ name: string, args: readonly string[] }} project */
const check = async ({ name, args }) => {
  const from = performance.now();
  try {
    await run(process.execPath, [TSC, '--noEmit', '--pretty', 'false', ...args]);
    console.log(`✓ ${name} (${seconds(from)})`);
    return true;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    console.log(`✗ ${name} (${seconds(from)})`);
    report(error);
    return false;
  }
};

const results = [];
for (const project of PROJECTS) results.push(await check(project));
if (results.includes(false)) process.exitCode = 1;
