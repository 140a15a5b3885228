import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { readJson } from '../files.mjs';
import { inRoot } from '../root.mjs';
import { execute } from './children.mjs';

const JEST = inRoot('node_modules', 'jest', 'bin', 'jest.js');

/** @typedef {{ ok: boolean, passed: number, failed: number, note: string, output: string }} Outcome */

/**
 * Runs one project of jest.config.cjs. A suite that could not even start counts as one failure; a test that was passed over
 * makes the run fail, for every test runs.
 * @param {{ project: string, name: string, pattern: string, serial?: boolean, env?: Record<string, string>, live: boolean }} what
 * @returns {Promise<Outcome>}
 */
export const jest = async ({ project, name, pattern, serial = false, env = {}, live }) => {
  const file = inRoot('.tmp', 'test-results', `${name}.json`);
  await mkdir(path.dirname(file), { recursive: true });
  await rm(file, { force: true });
  const args = ['--selectProjects', project, '--json', '--outputFile', file, '--passWithNoTests'];
  // A site that a failed test left running must not hold the whole run.
  args.push('--forceExit');
  if (serial) args.push('--runInBand');
  if (pattern !== '') args.push('--testPathPattern', pattern);
  const { code, output } = await execute(process.execPath, [JEST, ...args], { env, live });
  const result = await readJson(file);
  if (result === null) return { ok: false, passed: 0, failed: 1, note: 'jest gave no result', output };
  const passed = result.numPassedTests;
  const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
  const passedOver = result.numPendingTests + result.numTodoTests;
  const note = [`${passed} passed`, ...(failed > 0 ? [`${failed} failed`] : []), ...(passedOver > 0 ? [`${passedOver} passed over`] : [])];
  return { ok: code === 0 && failed === 0 && passedOver === 0, passed, failed, note: note.join(', '), output };
};
