import { createHash, randomUUID } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import { copyFile, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { configOf } from '../platform/covered';
import type { Strapi } from '../platform/strapi';

/** Where the bytes of what was published lie, each under its own SHA-256: outside of the public folder. */
export const keptFolder = (strapi: Strapi): string => path.resolve(strapi.dirs.app.root, configOf(strapi).keptFiles);

const keptAt = (strapi: Strapi, digest: string): string => path.join(keptFolder(strapi), digest.slice(0, 2), digest);

const digestOf = async (file: string): Promise<string> => {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
};

/** A copy that is whole or not there at all, whenever the machine stops. Throws where the bytes are not those of the digest. */
const copyWhole = async (from: string, to: string, digest: string): Promise<void> => {
  await mkdir(path.dirname(to), { recursive: true });
  const part = `${to}.${randomUUID()}.part`;
  try {
    // A copy, not a link: the storage overwrites files in place.
    await copyFile(from, part, constants.COPYFILE_FICLONE);
    if ((await digestOf(part)) !== digest) throw new Error(`${from} is not what it was a moment ago`);
    const written = await open(part, 'r+');
    await written.sync().finally(() => written.close());
    await rename(part, to);
  } finally {
    await rm(part, { force: true });
  }
};

/** Keeps a copy of the bytes at `place`, whose SHA-256 is `digest`. Kept once, however often they are published. */
export const keepAside = async (strapi: Strapi, place: string, digest: string): Promise<void> => {
  const to = keptAt(strapi, digest);
  const [held, now] = await Promise.all([stat(to).catch(() => null), stat(place)]);
  if (held?.size === now.size) return;
  try {
    await copyWhole(place, to, digest);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`three-review: a file could not be kept aside in ${keptFolder(strapi)}, nothing was published: ${why}`, {
      cause: error,
    });
  }
};

/** Puts the bytes of this digest back at `place`. False: they are not kept, or what is kept is no longer they. */
export const putBack = async (strapi: Strapi, digest: string, place: string): Promise<boolean> => {
  const from = keptAt(strapi, digest);
  if (!(await stat(from).catch(() => null)) || (await digestOf(from)) !== digest) return false;
  await copyWhole(from, place, digest);
  return true;
};
