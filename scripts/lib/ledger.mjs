import { spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { inRoot, ROOT } from './root.mjs';
import { must } from './telling.mjs';

const CLI = inRoot('node_modules', 'strapi-plugin-three-review', 'bin', 'three-review.js');
export const EXPORT = inRoot('.tmp', 'ledger.json');
export const CHANGED = inRoot('.tmp', 'ledger-changed.json');

/**
 * `npx three-review verify <file>`: offline, without a database.
 * @param {string} file @returns {Promise<number | null>} its exit code
 */
export const verifyOffline = (file) =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [CLI, 'verify', file], { cwd: ROOT, stdio: 'ignore' });
    child.once('error', reject);
    child.once('close', resolve);
  });

/**
 * Saves the export and a copy of it in which one byte of one entry is another: one digit of the hash that somebody signed.
 * @param {string} text
 */
export const saveWithForgery = async (text) => {
  await writeFile(EXPORT, text);
  const bytes = await readFile(EXPORT);
  const at = bytes.indexOf('contentHash') + 'contentHash'.length;
  const digit = bytes.findIndex((byte, i) => i >= at && /[0-9a-f]/.test(String.fromCharCode(byte)));
  must(at > 'contentHash'.length && digit >= 0, 'the export names no content hash');
  bytes[digit] = bytes[digit] === 0x30 ? 0x31 : 0x30;
  await writeFile(CHANGED, bytes);
};

/**
 * What the ledger has on one document, oldest first.
 * @param {import('./http.mjs').Call} call @param {string} uid @param {string} documentId
 * @returns {Promise<any[]>} the events
 */
export const eventsOf = async (call, uid, documentId) => {
  /** @type {{ seq: number, body: string }[]} */
  const entries = [];
  for (let page = 1; ; page += 1) {
    const answer = await call('GET', `/three-review/ledger?uid=${uid}&documentId=${documentId}&pageSize=100&page=${String(page)}`);
    must(answer.status === 200, `reading the ledger: ${String(answer.status)} ${answer.text.slice(0, 400)}`);
    entries.push(...answer.body.data);
    if (entries.length >= answer.body.meta.pagination.total) break;
  }
  return entries.sort((a, b) => a.seq - b.seq).map((entry) => JSON.parse(entry.body).event);
};
