import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { textOf, type Row, type Strapi } from '../platform/strapi';

const known = new Map<string, { readonly mark: string; readonly digest: string }>();

/**
 * SHA-256 of a media file's bytes, as far as they lie on this machine; else the time of its last change, which Strapi moves when it
 * replaces a file under the same name. Cached by path, size and time of change.
 */
export const bytesOf = async (strapi: Strapi, file: Row): Promise<string> => {
  const url = textOf(file.url);
  if (file.provider !== 'local' || !url?.startsWith('/')) return `updated:${String(file.updatedAt)}`;
  const root = strapi.dirs.static.public;
  const onDisk = path.join(root, path.normalize(decodeURIComponent(url)));
  if (!onDisk.startsWith(root + path.sep)) return 'outside';
  const info = await stat(onDisk).catch(() => null);
  if (!info) return 'missing';
  const mark = `${String(info.size)}/${String(info.mtimeMs)}/${String(info.ctimeMs)}`;
  const held = known.get(onDisk);
  if (held?.mark === mark) return held.digest;
  const hash = createHash('sha256');
  await pipeline(createReadStream(onDisk), hash);
  const digest = hash.digest('hex');
  if (known.size > 5000) known.clear();
  known.set(onDisk, { mark, digest });
  return digest;
};
