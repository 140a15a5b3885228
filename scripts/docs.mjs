import { spawnSync } from 'node:child_process';
import { ensureInstalled } from './lib/install.mjs';
import { inRoot, ROOT } from './lib/root.mjs';
import { report } from './lib/run.mjs';

/*
 * npm run docs [-- --check]   the parts of the documentation that are made from the code: see tests/docs/write.ts
 */
try {
  await ensureInstalled();
  const program = [inRoot('tests', 'support', 'typescript.cjs'), inRoot('tests', 'docs', 'write.ts')];
  const { status, error } = spawnSync(process.execPath, ['--require', ...program, ...process.argv.slice(2)], {
    cwd: ROOT,
    stdio: 'inherit',
  });
  if (error) throw error;
  process.exitCode = status ?? 1;
} catch (error) {
  report(error);
  process.exitCode = 1;
}
