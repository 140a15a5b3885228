import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { inRoot, ROOT } from './lib/root.mjs';
import { Problem, report } from './lib/run.mjs';
import { setup } from './lib/setup.mjs';

/*
 * npm run bench -- NAME [options]   runs tests/bench/NAME.ts on the built site; every file there is a benchmark, with its own --help
 */
const HOOK = inRoot('tests', 'support', 'typescript.cjs');

const benchmarks = () =>
  readdirSync(inRoot('tests', 'bench'), { withFileTypes: true })
    .filter((file) => file.isFile() && file.name.endsWith('.ts'))
    .map(({ name }) => name.slice(0, -'.ts'.length));

/**
 * @param {string} name
 * @param {readonly string[]} options
 * @returns {Promise<number>} its exit code
 */
const run = (name, options) =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--require', HOOK, inRoot('tests', 'bench', `${name}.ts`), ...options], {
      cwd: ROOT,
      stdio: 'inherit',
    });
    // The terminal sends it to the child as well, which cleans up: only wait for that.
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => child.kill(signal));
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });

try {
  const [name = '', ...options] = process.argv.slice(2);
  if (!benchmarks().includes(name)) {
    throw new Problem(name === '' ? 'Which benchmark?' : `There is no benchmark ${name}`, {
      advice: `npm run bench -- NAME, where NAME is one of: ${benchmarks().join(', ')}`,
    });
  }
  await setup({ admin: false });
  process.exitCode = await run(name, options);
} catch (error) {
  report(error);
  process.exitCode = 1;
}
