import { spawn } from 'node:child_process';
import { inRoot, ROOT } from './lib/root.mjs';

/*
 * npm run faults                      every race 200 times in each setting, 100 kills a database, on every engine that answers: a few hours
 * npm run faults -- --engine=sqlite   on one of them; other options as for npm test
 * THREE_REVIEW_ROUNDS, _KILLS, _SEED  other counts; a run again as it was
 */
const COUNTS = { THREE_REVIEW_ROUNDS: '200', THREE_REVIEW_KILLS: '100' };

const child = spawn(process.execPath, [inRoot('scripts', 'test.mjs'), '--only=integration', 'faults-', ...process.argv.slice(2)], {
  cwd: ROOT,
  env: { ...COUNTS, ...process.env },
  stdio: 'inherit',
});
// The terminal sends it to the child as well, which drops its databases: only wait for that.
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => child.kill(signal));
child.on('close', (code) => (process.exitCode = code ?? 1));
