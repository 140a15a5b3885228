import { isUnseen } from '../kernel/words';

/** Types of attributes in which somebody writes words, as opposed to choosing, counting or linking. */
const WRITTEN: readonly string[] = ['string', 'text', 'richtext', 'blocks', 'email', 'uid'];

export const isWritten = (type: string): boolean => WRITTEN.includes(type);

type Node = Readonly<Record<string, unknown>>;
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Is there a letter or a picture in these blocks, at whatever depth? */
const shows = (value: unknown): boolean => {
  if (Array.isArray(value)) return value.some(shows);
  if (!isNode(value)) return false;
  return value.type === 'image' || (typeof value.text === 'string' && !isUnseen(value.text)) || shows(value.children);
};

/** Whether a reader finds nothing in a written field (A10.1): null, blanks, characters that nobody sees, blocks without a letter or a picture. */
export const saysNothing = (value: unknown): boolean => {
  if (value === null || value === undefined) return true;
  return typeof value === 'string' ? isUnseen(value) : !shows(value);
};
