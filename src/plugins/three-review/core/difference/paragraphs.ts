import type { Paragraph, Segment } from './kinds';
import { likeness, profileOf, type Profile } from './likeness';
import { merged, pairUp } from './pairing';
import { remembering } from './tokens';
import { piecesOf, replaced } from './words';

/** A paragraph before it is compared: its words, and all that makes its form. */
export interface Line {
  readonly text: string;
  readonly form: string;
}

/** Texts of more characters than this are compared by paragraph: nobody reads a book word by word, and no server should. */
export const WORD_BY_WORD = 20_000;

/** Below this a paragraph is too short to say that it moved. */
const SHORT = 6;

interface Known extends Line {
  readonly profile: () => Profile;
}

const known = (line: Line): Known => {
  let held: Profile | null = null;
  return { ...line, profile: () => (held ??= profileOf(line.text)) };
};

const sizeOf = (lines: readonly Line[]): number => lines.reduce((sum, { text }) => sum + text.length, 0);

export interface Compared {
  /** Too long for word by word: changed paragraphs stand beside each other whole. */
  readonly coarse: boolean;
  readonly paragraphs: readonly Paragraph[];
}

/** Two texts, paragraph by paragraph, in the order of the new one; changed paragraphs word by word. */
export const compareLines = (before: readonly Line[], after: readonly Line[], segment: Segment): Compared => {
  const coarse = Math.max(sizeOf(before), sizeOf(after)) > WORD_BY_WORD;
  const pairs = pairUp(before.map(known), after.map(known), {
    key: ({ text }) => text,
    like: (a, b) => likeness(a.profile(), b.profile()),
    near: before.length === 1 && after.length === 1 ? 0 : 0.3,
    far: 0.6,
    small: ({ text }) => text.trim().length < (before.length === 1 && after.length === 1 ? 0 : SHORT),
  });
  const words = remembering(segment);
  const pieces = (old: string, now: string) => (coarse && old !== now ? replaced(old, now) : piecesOf(old, now, words));
  const paragraphs = merged(pairs, before.length, after.length).map(({ from, to, moved }): Paragraph => {
    const [old, now] = [from === null ? null : before[from], to === null ? null : after[to]];
    const form = !!old && !!now && old.text === now.text && old.form !== now.form;
    return { from, to, moved, form, pieces: pieces(old?.text ?? '', now?.text ?? '') };
  });
  return { coarse, paragraphs };
};

/** Does anything in it differ? */
export const differs = ({ from, to, moved, form, pieces }: Paragraph): boolean =>
  from === null || to === null || moved || form || pieces.some(({ op }) => op !== 'same');

const side = (paragraphs: readonly Paragraph[], place: 'from' | 'to', gone: 'added' | 'removed'): readonly string[] =>
  paragraphs
    .filter((paragraph) => paragraph[place] !== null)
    .sort((a, b) => (a[place] ?? 0) - (b[place] ?? 0))
    .map(({ pieces }) => pieces.flatMap(({ op, text }) => (op === gone ? [] : [text])).join(''));

/** The old paragraphs, as the comparison tells them. */
export const oldLines = (paragraphs: readonly Paragraph[]): readonly string[] => side(paragraphs, 'from', 'added');
/** The new paragraphs: what applying the comparison to the old ones gives. */
export const newLines = (paragraphs: readonly Paragraph[]): readonly string[] => side(paragraphs, 'to', 'removed');
