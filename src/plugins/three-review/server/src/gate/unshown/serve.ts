import type { ReadStream } from 'node:fs';
import path from 'node:path';
import { embeddedNames } from '../../../../core/content';
import { hiddenAddress } from '../../../../core/gate';
import { answerNotFound, type Ctx } from '../../platform/http';
import type { Strapi } from '../../platform/strapi';
import { keepsFilesBack, namesUnshown } from './judge';
import { passHolds, passIn } from './pass';

/** Names that the doctor has put up to be kept back, while it asks for them. */
const tried = new Set<string>();

/** As if a draft alone used this file, for as long as `work` takes. */
export const asIfUnshown = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
  tried.add(name);
  try {
    return await work();
  } finally {
    tried.delete(name);
  }
};

const isTried = (names: readonly string[]): boolean => names.some((name) => tried.has(name));

/**
 * The names that an address could have a server look for: decoded as the guard of embedded files decodes, and the last part of what a server
 * makes of the whole, with `..` gone through.
 */
export const namesAsked = (address: string): readonly string[] => {
  const [plain = ''] = address.split(/[?#]/);
  let whole = plain;
  try {
    whole = decodeURIComponent(plain);
  } catch {
    // No address that a file system would be asked for.
  }
  return [...new Set([...embeddedNames(plain), path.posix.basename(path.posix.normalize(whole))])].filter(Boolean);
};

const isKeptBack = async (strapi: Strapi, ctx: Ctx, names: readonly string[]): Promise<'no' | 'yes' | 'passed'> => {
  if (isTried(names)) return 'yes';
  if (!(await namesUnshown(strapi, strapi.db.connection, names))) return 'no';
  return (await passHolds(strapi, passIn(ctx), Date.now())) ? 'passed' : 'yes';
};

/**
 * A7.3, A10.2: a file that nothing live shows is answered as one that does not exist, to everybody but administrators who are signed in. The
 * address is judged before anything of the site sees it; and where a middleware opened such a file under another address, what it opened
 * (`opened`: files of the uploads that this answer was to show, at whatever time).
 */
export const keepUnshownBack = async (
  strapi: Strapi,
  opened: () => readonly ReadStream[],
  ctx: Ctx,
  asked: boolean,
  next: () => Promise<unknown>
): Promise<void> => {
  if (!keepsFilesBack(strapi)) {
    await next();
    return;
  }
  const names = asked ? namesAsked(ctx.req.url ?? '') : [];
  const verdict = asked ? await isKeptBack(strapi, ctx, names) : 'no';
  if (verdict === 'passed') ctx.state.onlyForThem = true;
  if (verdict === 'yes') ctx.url = hiddenAddress(ctx.req.url ?? '');
  await next();
  for (const stream of opened()) {
    const name = path.basename(path.resolve(String(stream.path)));
    if (names.includes(name)) continue;
    const late = await isKeptBack(strapi, ctx, [name]);
    if (late === 'passed') ctx.state.onlyForThem = true;
    if (late === 'yes') {
      stream.destroy();
      answerNotFound(ctx);
    }
  }
};
