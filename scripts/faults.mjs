import { spawn } from 'node:child_process';
import { inRoot, ROOT } from './lib/root.mjs';

/*
 * npm run faults                      every race 200 times in each setting, 100 kills a database, and 8 processes that do 300 days of the
 *                                     audit and a back-fill while they are killed; on every engine that answers: a few hours
 * npm run faults -- --engine=sqlite   on one of them; other options as for npm test
 * npm run faults -- audit-kill        one of them: faults-races, faults-kill, audit-kill; each ends with a line of counts
 * THREE_REVIEW_ROUNDS, _KILLS, _SEED  other counts; a run again as it was
 * THREE_REVIEW_AUDIT_PROCESSES, _AUDIT_DAYS
 */
const COUNTS = {
  THREE_REVIEW_ROUNDS: '200',
  THREE_REVIEW_KILLS: '100',
  THREE_REVIEW_AUDIT_PROCESSES: '8',
  THREE_REVIEW_AUDIT_DAYS: '300',
};
const ALL = ['faults-', 'audit-kill'];

const asked = process.argv.slice(2);
const named = asked.some((word) => !word.startsWith('-'));
const child = spawn(process.execPath, [inRoot('scripts', 'test.mjs'), '--only=integration', ...(named ? [] : ALL), ...asked], {
  cwd: ROOT,
  env: { ...COUNTS, ...process.env },
  stdio: 'inherit',
});
// The terminal sends it to the child as well, which drops its databases: only wait for that.
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => child.kill(signal));
child.on('close', (code) => (process.exitCode = code ?? 1));
