import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');
export const PLUGIN = path.join(ROOT, 'src', 'plugins', 'three-review');

/** @param {...string} parts */
export const inRoot = (...parts) => path.join(ROOT, ...parts);
