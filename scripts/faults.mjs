import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { inRoot, ROOT } from './lib/root.mjs';

/*
 * npm run faults                      every race 200 times in each setting, 100 kills a database, and 8 processes that do 300 days of the
 *                                     audit and a back-fill while they are killed; on every engine that answers: a few hours
 * npm run faults -- --engine=sqlite   on one of them; other options as for npm test
 * npm run faults -- audit-kill        one of them: faults-races, faults-kill, audit-kill
 *                                     the counts of each, on each engine, stand at the end
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

const counts = inRoot('.tmp', `faults-${String(process.pid)}.txt`);
mkdirSync(inRoot('.tmp'), { recursive: true });
writeFileSync(counts, '');

const asked = process.argv.slice(2);
const named = asked.some((word) => !word.startsWith('-'));
const child = spawn(process.execPath, [inRoot('scripts', 'test.mjs'), '--only=integration', ...(named ? [] : ALL), ...asked], {
  cwd: ROOT,
  env: { ...COUNTS, ...process.env, THREE_REVIEW_COUNTS: counts },
  stdio: 'inherit',
});
// The terminal sends it to the child as well, which drops its databases: only wait for that.
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => child.kill(signal));
child.on('close', (code) => {
  process.stdout.write(`\n${readFileSync(counts, 'utf8')}`);
  rmSync(counts, { force: true });
  process.exitCode = code ?? 1;
});
