import { spawn } from 'node:child_process';
import { ROOT } from './root.mjs';

const TAIL = 40;

/** Something that a person has to put right: what happened, and what to do. */
export class Problem extends Error {
  /**
   * @param {string} message
   * @param {{ advice?: string, output?: string }} [more]
   */
  constructor(message, { advice = '', output = '' } = {}) {
    super(message);
    this.advice = advice;
    this.tail = output.trimEnd().split('\n').slice(-TAIL).join('\n');
  }
}

/**
 * Prints a problem for people; anything else with its stack.
 * @param {unknown} error
 */
export const report = (error) => {
  if (!(error instanceof Problem)) {
    console.error(error);
    return;
  }
  if (error.tail !== '') console.error(`\n${error.tail}\n`);
  console.error(`✗ ${error.message}`);
  if (error.advice !== '') console.error(`  ${error.advice}`);
};

/** @param {number} from ms, of performance.now() */
export const seconds = (from) => `${((performance.now() - from) / 1000).toFixed(1)} s`;

/**
 * One line for one step, with the time it took.
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export const step = async (name, work) => {
  const from = performance.now();
  if (process.stdout.isTTY) process.stdout.write(`… ${name}`);
  const line = (/** @type {string} */ sign) => `${process.stdout.isTTY ? '\r\x1b[K' : ''}${sign} ${name} (${seconds(from)})`;
  try {
    const result = await work();
    console.log(line('✓'));
    return result;
  } catch (error) {
    console.log(line('✗'));
    throw error;
  }
};

/**
 * Runs a program to its end and gives back what it printed; a failure is a Problem with the tail of it.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ env?: Record<string, string>, cwd?: string, advice?: string }} [options]
 * @returns {Promise<string>}
 */
export const run = (program, args, { env = {}, cwd = ROOT, advice = '' } = {}) =>
  new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      // npm is a .cmd file on Windows.
      shell: process.platform === 'win32' && program === 'npm',
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (/** @type {string} */ text) => (output += text));
    const command = [program === process.execPath ? 'node' : program, ...args].join(' ');
    child.on('error', (error) => reject(new Problem(`${command}: ${error.message}`, { advice })));
    child.on('close', (code, signal) => {
      if (code === 0) resolve(output);
      else reject(new Problem(`${command} ended with ${signal ?? `code ${String(code)}`}`, { advice, output }));
    });
  });

/**
 * npm as it was called itself, or the one on the path.
 * @param {readonly string[]} args
 * @param {{ env?: Record<string, string>, advice?: string }} [options]
 */
export const npm = (args, options) => {
  const self = process.env.npm_execpath;
  return self?.endsWith('.js') ? run(process.execPath, [self, ...args], options) : run('npm', args, options);
};
