import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { readJson } from '../files.mjs';
import { inRoot, ROOT } from '../root.mjs';
import { Problem } from '../run.mjs';
import { execute } from './children.mjs';

const JEST = inRoot('node_modules', 'jest', 'bin', 'jest.js');

/**
 * @typedef {{ file: string, ms: number }} Slow  how long a file took, its boot and its end included
 * @typedef {{ ok: boolean, passed: number, failed: number, note: string, output: string, slow: Slow[] }} Outcome
 */

const SLOWEST = 10;

/**
 * @param {readonly { name: string, startTime: number, endTime: number }[]} results
 * @returns {Slow[]}
 */
const slowest = (results) =>
  results
    .map(({ name, startTime, endTime }) => ({ file: path.relative(ROOT, name), ms: endTime - startTime }))
    .sort((a, b) => b.ms - a.ms)
    .slice(0, SLOWEST);

/**
 * The files of a project that a run would take, without running them.
 * @param {{ project: string, pattern: string }} what
 * @returns {Promise<string[]>}
 */
export const listFiles = async ({ project, pattern }) => {
  const args = ['--selectProjects', project, '--listTests', '--json', ...(pattern === '' ? [] : ['--testPathPattern', pattern])];
  const { code, output } = await execute(process.execPath, [JEST, ...args]);
  const list = /^\[.*\]$/m.exec(output);
  if (code !== 0 || list === null) throw new Problem('jest cannot say which files there are', { output });
  return JSON.parse(list[0]);
};

/**
 * Runs one project of jest.config.cjs. A suite that could not even start counts as one failure; a test that was passed over
 * makes the run fail, for every test runs.
 * @param {{ project: string, name: string, pattern: string, files?: readonly string[], serial?: boolean, env?: Record<string, string>, live: boolean }} what
 * @returns {Promise<Outcome>}
 */
export const jest = async ({ project, name, pattern, files, serial = false, env = {}, live }) => {
  const file = inRoot('.tmp', 'test-results', `${name}.json`);
  await mkdir(path.dirname(file), { recursive: true });
  await rm(file, { force: true });
  const args = ['--selectProjects', project, '--json', '--outputFile', file, '--passWithNoTests'];
  // A site that a failed test left running must not hold the whole run.
  args.push('--forceExit');
  if (serial) args.push('--runInBand');
  if (files !== undefined) args.push('--runTestsByPath', ...files);
  else if (pattern !== '') args.push('--testPathPattern', pattern);
  const { code, output } = await execute(process.execPath, [JEST, ...args], { env, live });
  const result = await readJson(file);
  if (result === null) return { ok: false, passed: 0, failed: 1, note: 'jest gave no result', output, slow: [] };
  const passed = result.numPassedTests;
  const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
  const passedOver = result.numPendingTests + result.numTodoTests;
  const note = [`${passed} passed`, ...(failed > 0 ? [`${failed} failed`] : []), ...(passedOver > 0 ? [`${passedOver} passed over`] : [])];
  const slow = slowest(result.testResults);
  return { ok: code === 0 && failed === 0 && passedOver === 0, passed, failed, note: note.join(', '), output, slow };
};
