import { existsSync, readdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { ensureInstalled } from './lib/install.mjs';
import { inRoot, ROOT } from './lib/root.mjs';
import { Problem, report, seconds } from './lib/run.mjs';
import { setup } from './lib/setup.mjs';
import { execute, isStopped, stopAll, Stopped } from './lib/testing/children.mjs';
import { ENGINES, withDatabase } from './lib/testing/engines.mjs';
import { cleanCommit, recordGreen } from './lib/testing/green.mjs';
import { jest, listFiles } from './lib/testing/jest.mjs';
import { checkList, filesOn } from './lib/testing/suites.mjs';

const HELP = `npm test                                everything, on every engine that answers; files of pages and words not on MariaDB
npm test -- --all                       everything, and every file on every engine
npm test -- --only=unit,lint            some steps: format, lint, docs, arrows, types, unit, integration, browser
npm test -- --engine=sqlite             integration on some engines: sqlite, postgres, mariadb
npm test -- main-job                    the tests whose path matches
npm test -- --only=integration --engine=postgres main-job

TEST_POSTGRES_URL, TEST_MARIADB_URL     where the servers are, if not on this machine's default ports
CI=true                                 an engine that does not answer is a failure
.tmp/green                              the last commit that a whole run of a clean tree found green`;

const STEPS = ['format', 'lint', 'docs', 'arrows', 'types', 'unit', 'integration', 'browser'];
/** As the end shows them. */
const ORDER = ['format', 'lint', 'docs', 'arrows', 'types', 'unit', 'template', 'integration', 'browser'];
const JEST_STEPS = ['unit', 'integration', 'browser'];
const CI = process.env.CI === 'true' || process.env.CI === '1';

/** @param {string | undefined} value @param {readonly string[]} known @param {string} option */
const listOf = (value, known, option) => {
  const list = value?.split(',').filter(Boolean) ?? [];
  const unknown = list.filter((one) => !known.includes(one));
  if (unknown.length > 0) throw new Problem(`--${option}=${unknown.join(',')} is not known`, { advice: `It can be ${known.join(', ')}.` });
  return list;
};

const readOptions = () => {
  try {
    const { values, positionals } = parseArgs({
      options: { all: { type: 'boolean' }, only: { type: 'string' }, engine: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
    });
    return { ...values, pattern: positionals.join('|') };
  } catch (error) {
    throw new Problem(error instanceof Error ? error.message : String(error), { advice: HELP });
  }
};

/** What is asked for: by name, or by what an engine or a pattern can mean. */
const plan = () => {
  const { all, only, engine, help, pattern } = readOptions();
  const engines = listOf(
    engine,
    ENGINES.map(({ id }) => id),
    'engine'
  );
  const asked = listOf(only, STEPS, 'only');
  const implied = engines.length > 0 ? ['integration'] : pattern !== '' ? JEST_STEPS : STEPS;
  const whole = engines.length + asked.length === 0 && pattern === '';
  // Who names an engine or a file gets it.
  return { help: help === true, pattern, engines, whole, all: all === true || !whole, steps: asked.length > 0 ? asked : implied };
};

/** @typedef {{ name: string, ok: boolean, time: string, note: string, passed: number, failed: number, slow: import('./lib/testing/jest.mjs').Slow[] }} Line */

/** @type {Line[]} */
const lines = [];
/** @type {string[]} */
const ran = [];
/** @type {string[]} */
const didNotRun = [];

/**
 * Does one step and says how it went; what it printed is shown where it failed.
 * @param {string} name
 * @param {() => Promise<Partial<import('./lib/testing/jest.mjs').Outcome> & { ok: boolean, output: string }>} work
 */
const step = async (name, work) => {
  const from = performance.now();
  console.log(`▸ ${name}`);
  const { ok, note = '', output, passed = 0, failed = 0, slow = [] } = await work();
  const line = { name, ok, time: seconds(from), note, passed, failed, slow };
  lines.push(line);
  const shown = ok || output === '' ? '' : `\n${output.trimEnd()}\n\n`;
  console.log(`${shown}${ok ? '✓' : '✗'} ${name} (${line.time})${note === '' ? '' : ` ${note}`}`);
};

/** What a check is called with, where the same script can write. @type {Readonly<Record<string, readonly string[]>>} */
const CHECKS = { docs: ['--', '--check'] };

/** @param {string} script of package.json */
const npmRun = (script, live = false) =>
  step(script, async () => {
    const { code, output } = await execute('npm', ['run', '--silent', script, ...(CHECKS[script] ?? [])], { live });
    return { ok: code === 0, output };
  });

/**
 * The engines keep out of each other's way, each with a database and a folder for uploads of its own, and mostly wait for their servers:
 * all at once. Gives what each of them will end with.
 * @param {ReturnType<typeof plan>} todo @param {boolean} live
 * @returns {Promise<Promise<void>[]>}
 */
const integration = async ({ engines, pattern, all, whole }, live) => {
  const files = await listFiles({ project: 'integration', pattern });
  if (whole) checkList(files);
  const asked = ENGINES.filter((engine) => engines.length === 0 || engines.includes(engine.id));
  for (const engine of ENGINES.filter((one) => !asked.includes(one))) didNotRun.push(`${engine.title} (not asked for)`);
  return asked.map((engine) =>
    integrationOn(engine, { engines, pattern, files: filesOn(files, { engine: engine.id, all }), live: live && asked.length === 1 })
  );
};

/** @param {import('./lib/testing/engines.mjs').Engine} engine @param {{ engines: readonly string[], pattern: string, files: readonly string[], live: boolean }} how */
const integrationOn = async (engine, { engines, pattern, files, live }) => {
  const found = await engine.find();
  if ('missing' in found) {
    didNotRun.push(`${engine.title} (${found.missing})`);
    if (CI || engines.includes(engine.id)) await step(`integration on ${engine.title}`, async () => ({ ok: false, output: found.missing }));
    return;
  }
  if (files.length === 0) {
    didNotRun.push(`${found.title} (no test to run on it)`);
    return;
  }
  const name = `integration on ${found.title}`;
  await withDatabase(found, async (database) => {
    const env = { ...database, THREE_REVIEW_ENGINE: engine.id };
    if (!(await makeTemplates(found.title, env))) return;
    await step(name, () => jest({ project: 'integration', name: `integration-${engine.id}`, pattern, files, serial: true, live, env }));
  });
  const line = lines.find((one) => one.name === name);
  if (line && line.passed + line.failed > 0) ran.push(found.title);
  else didNotRun.push(`${found.title} (no test to run on it)`);
};

/**
 * What a site's first boot and the seeds leave in a database, made once: each file of tests begins with a copy.
 * @param {string} title @param {Record<string, string>} env
 */
const makeTemplates = async (title, env) => {
  const name = `template on ${title}`;
  await step(name, async () => {
    const program = inRoot('tests', 'support', 'template', 'make.ts');
    const { code, output } = await execute(process.execPath, ['--require', inRoot('tests', 'support', 'typescript.cjs'), program], { env });
    return { ok: code === 0, output, note: output.trim().split('\n').at(-1) };
  });
  return lines.find((line) => line.name === name)?.ok === true;
};

/** Where Debian, Ubuntu and others put it; CHROMIUM_PATH says where it is elsewhere. */
const chromium = () =>
  [process.env.CHROMIUM_PATH ?? '', '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
    (file) => file !== '' && existsSync(file)
  );

const hasBrowserTests = () => {
  const folder = inRoot('tests', 'browser');
  return existsSync(folder) && readdirSync(folder, { recursive: true, encoding: 'utf8' }).some((name) => name.endsWith('.test.ts'));
};

/** @param {string} pattern @param {boolean} live */
const browser = async (pattern, live) => {
  const path = chromium();
  if (path === undefined) {
    didNotRun.push('browser (no Chromium: apt-get install chromium fonts-noto-cjk, or set CHROMIUM_PATH)');
    if (CI) await step('browser', async () => ({ ok: false, output: 'no Chromium on this machine' }));
    return;
  }
  const sqlite = await ENGINES[0].find();
  if ('missing' in sqlite) throw new Error(sqlite.missing);
  await step('browser', () =>
    withDatabase(sqlite, (env) =>
      jest({
        project: 'browser',
        name: 'browser',
        pattern,
        serial: true,
        live,
        env: { ...env, THREE_REVIEW_ENGINE: 'sqlite', CHROMIUM_PATH: path },
      })
    )
  );
};

/** @param {ReturnType<typeof plan>} todo */
const runAll = async (todo) => {
  const does = (/** @type {string} */ name) => todo.steps.includes(name);
  const browsing = does('browser') && hasBrowserTests();
  if (does('browser') && !browsing) didNotRun.push('browser (there are no tests)');
  if (browsing || does('integration')) await setup({ admin: browsing, second: browsing });
  else await ensureInstalled();
  // From here on there may be databases to drop.
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, stopAll);

  // One step alone is shown as it goes. Static checks and unit tests keep a core each.
  const live = todo.steps.length === 1;
  const checks = async () => {
    for (const script of ['format', 'lint', 'docs', 'arrows', 'types']) if (does(script)) await npmRun(script, live);
  };
  const units = async () => {
    if (does('unit')) await step('unit', () => jest({ project: 'unit', name: 'unit', pattern: todo.pattern, live }));
  };
  await Promise.all([checks(), units()]);
  const engines = does('integration') ? await integration(todo, live) : [];
  // The browser takes the place of the engine that is done first: no more at once than there are engines.
  const browsed = engines.length === 0 ? Promise.resolve() : Promise.race(engines);
  await Promise.all([...engines, ...(browsing ? [browsed.then(() => browser(todo.pattern, live))] : [])]);
};

/**
 * The steps, the engines and, on the last line, the totals of all tests. Good when nothing failed and a pattern met something.
 * @param {number} from
 * @param {string} pattern
 */
const summary = (from, pattern) => {
  const width = Math.max(...lines.map(({ name }) => name.length));
  const order = (/** @type {Line} */ { name }) => ORDER.findIndex((one) => name.startsWith(one));
  const sorted = [...lines].sort((a, b) => order(a) - order(b));
  console.log(`\n${seconds(from)} in all`);
  for (const { ok, name, time, note } of sorted)
    console.log(`${ok ? '✓' : '✗'} ${name.padEnd(width)}  ${time.padStart(8)}  ${note}`.trimEnd());
  for (const { name, slow } of sorted.filter((line) => line.slow.length > 1 && !line.name.startsWith('unit'))) {
    console.log(`Slowest, ${name}:`);
    for (const { file, ms } of slow) console.log(`  ${(ms / 1000).toFixed(1).padStart(6)} s  ${file}`);
  }
  if (ran.length > 0 || didNotRun.length > 0) {
    console.log(`Engines that ran: ${ran.join(', ') || 'none'}`);
    console.log(`Did not run: ${didNotRun.join(', ') || 'none'}`);
  }
  const bad = sorted.filter(({ ok }) => !ok).map(({ name }) => name);
  const [passed, failed] = [sum('passed'), sum('failed')];
  const unmet = pattern !== '' && passed + failed === 0;
  if (unmet) console.log(`No test has a path that matches ${pattern}`);
  if (bad.length > 0) console.log(`Failed: ${bad.join(', ')}`);
  console.log(`${passed} passed, ${failed} failed`);
  return bad.length === 0 && !unmet;
};

/** @param {'passed' | 'failed'} key */
const sum = (key) => lines.reduce((total, line) => total + line[key], 0);

const from = performance.now();
try {
  const todo = plan();
  if (todo.help) console.log(HELP);
  else {
    const before = cleanCommit(ROOT);
    await runAll(todo);
    const ok = summary(from, todo.pattern);
    recordGreen(ROOT, { before, whole: todo.whole && didNotRun.length === 0, ok });
    if (!ok) process.exitCode = 1;
  }
} catch (error) {
  if (error instanceof Stopped || isStopped()) {
    console.error('✗ called off; the databases of this run are dropped');
    process.exitCode = 130;
  } else {
    report(error);
    process.exitCode = 1;
  }
}
