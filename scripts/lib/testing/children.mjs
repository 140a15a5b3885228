import { spawn } from 'node:child_process';
import { ROOT } from '../root.mjs';

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();
let stopped = false;

/** Thrown by what was about to start, or was running, when the run was called off. */
export class Stopped extends Error {}

const KILL_AFTER_MS = 5000;

/** Ends every program that was started here, and lets no other begin; what must be cleaned up still is. */
export const stopAll = () => {
  stopped = true;
  for (const child of running) {
    child.kill('SIGTERM');
    setTimeout(() => child.kill('SIGKILL'), KILL_AFTER_MS).unref();
  }
};

export const isStopped = () => stopped;

/**
 * Runs a program to its end, whatever that is. Its output is kept, or shown as it comes.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ env?: Record<string, string>, live?: boolean }} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export const execute = (program, args, { env = {}, live = false } = {}) =>
  new Promise((resolve, reject) => {
    if (stopped) {
      reject(new Stopped());
      return;
    }
    const child = spawn(program, args, {
      cwd: ROOT,
      env: { ...process.env, ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}), ...env },
      stdio: live ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32' && program === 'npm',
    });
    running.add(child);
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (/** @type {string} */ text) => (output += text));
    child.on('error', (error) => {
      running.delete(child);
      reject(error);
    });
    child.on('close', (code, signal) => {
      running.delete(child);
      if (stopped) reject(new Stopped());
      else resolve({ code: code ?? 1, output: signal ? `${output}\nended by ${signal}\n` : output });
    });
  });
