import { createHash } from 'node:crypto';

/** Characters that a key has room for. */
const ROOM = 190;

/** A cause as it is stored: itself, or, where it is too long, its beginning and the hash of the whole. Two causes never become one. */
export const keyOf = (cause: string): string => {
  if (cause.length <= ROOM) return cause;
  const hash = createHash('sha256').update(cause, 'utf8').digest('hex');
  return `${cause.slice(0, ROOM - hash.length - 1)}#${hash}`;
};
