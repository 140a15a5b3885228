import type { Piece, Segment } from './kinds';
import { runsOf } from './sequence';
import { tokensOf } from './tokens';

/** Nothing but punctuation and blanks. */
const PUNCTUATION = /^[\p{P}\p{Z}\s]{1,2}$/u;
/** Below this share of common characters two texts are told as replaced: scattered words in common help nobody. */
const COMMON = 0.2;

type Edit = { same: string; removed: string; added: string };

/** Edits and what stands between them, in their order: `same` comes first, then what went and came. */
const editsOf = (before: readonly string[], after: readonly string[]): readonly Edit[] => {
  const edits: Edit[] = [];
  let same = '';
  for (const { same: equal, a, b } of runsOf(before, after)) {
    if (equal) same += after.slice(...b).join('');
    else {
      edits.push({ same, removed: before.slice(...a).join(''), added: after.slice(...b).join('') });
      same = '';
    }
  }
  edits.push({ same, removed: '', added: '' });
  return edits;
};

/** Lone punctuation between two edits is read with them. */
const swallowed = (edits: readonly Edit[]): readonly Edit[] => {
  const kept: Edit[] = [];
  for (const { same, removed, added } of edits) {
    const last = kept.at(-1);
    const edited = removed !== '' || added !== '';
    if (last && edited && PUNCTUATION.test(same)) {
      last.removed += same + removed;
      last.added += same + added;
    } else kept.push({ same, removed, added });
  }
  return kept;
};

/** One text beside another, word by word: joined without what was added they are the old text, without what was removed the new one. */
export const piecesOf = (before: string, after: string, segment: Segment): readonly Piece[] => {
  if (before === after) return before === '' ? [] : [{ op: 'same', text: before }];
  const edits = swallowed(editsOf(tokensOf(before, segment), tokensOf(after, segment)));
  const common = edits.reduce((sum, { same }) => sum + same.length, 0);
  if (common < COMMON * Math.min(before.length, after.length)) return replaced(before, after);
  return edits.flatMap(({ same, removed, added }) => [...piece('same', same), ...piece('removed', removed), ...piece('added', added)]);
};

const piece = (op: Piece['op'], text: string): readonly Piece[] => (text === '' ? [] : [{ op, text }]);

/** One text in the place of another. */
export const replaced = (before: string, after: string): readonly Piece[] => [...piece('removed', before), ...piece('added', after)];
