import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { textOf, type Row, type Strapi } from '../platform/strapi';

const known = new Map<string, { readonly mark: string; readonly digest: string }>();

const decoded = (address: string): string => {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
};

/** Where the bytes of an address lie on this machine: null where they do not, 'outside' where it leads out of the public folder. */
export const placeOf = (strapi: Strapi, size: Row): string | null => {
  const url = textOf(size.url);
  if (size.provider !== 'local' || !url?.startsWith('/')) return null;
  const root = strapi.dirs.static.public;
  const place = path.join(root, path.normalize(decoded(url)));
  return place.startsWith(root + path.sep) ? place : 'outside';
};

/** SHA-256 of what lies there; null: no file does. Cached by path, size and time of change. */
export const digestAt = async (place: string): Promise<string | null> => {
  const info = await stat(place).catch(() => null);
  if (!info?.isFile()) return null;
  const mark = `${String(info.size)}/${String(info.mtimeMs)}/${String(info.ctimeMs)}`;
  const held = known.get(place);
  if (held?.mark === mark) return held.digest;
  const hash = createHash('sha256');
  await pipeline(createReadStream(place), hash);
  const digest = hash.digest('hex');
  if (known.size > 5000) known.clear();
  known.set(place, { mark, digest });
  return digest;
};

/**
 * SHA-256 of the bytes of a media file or a rendition, as far as they lie on this machine; else the time of its last change, which Strapi
 * moves when it replaces a file under the same name.
 */
export const bytesOf = async (strapi: Strapi, size: Row): Promise<string> => {
  const place = placeOf(strapi, size);
  if (place === null) return `updated:${String(size.updatedAt)}`;
  return place === 'outside' ? place : ((await digestAt(place)) ?? 'missing');
};
