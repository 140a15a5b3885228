import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { inRoot } from './root.mjs';

const EMPTY_SECRET = /^([A-Z_]+)=$/gm;
const secret = () => randomBytes(24).toString('base64url');
/** @param {string} name */
const fill = (name) => `${name}=${name === 'APP_KEYS' ? [secret(), secret()].join(',') : secret()}`;

/** Writes .env with random secrets, or adds the ones that an older .env lacks. Nothing that is set is touched. */
export const ensureEnv = async () => {
  const file = inRoot('.env');
  const template = await readFile(inRoot('.env.example'), 'utf8');
  const names = [...template.matchAll(EMPTY_SECRET)].map((match) => match[1]);
  if (!existsSync(file)) {
    await writeFile(
      file,
      template.replace(EMPTY_SECRET, (_line, name) => fill(name)),
      { mode: 0o600 }
    );
    return;
  }
  const held = await readFile(file, 'utf8');
  const missing = names.filter((name) => !new RegExp(`^${name}=.`, 'm').test(held));
  if (missing.length === 0) return;
  const kept = held.split('\n').filter((line) => !missing.some((name) => line.startsWith(`${name}=`)));
  await writeFile(file, [kept.join('\n').trimEnd(), '', ...missing.map(fill), ''].join('\n'));
};
