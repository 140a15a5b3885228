import type { FieldDifference, Piece } from './kinds';
import { differs } from './paragraphs';

/** Characters that came and went, and the places in which something did. */
export interface Counts {
  readonly added: number;
  readonly removed: number;
  readonly places: number;
}

const charactersIn = (pieces: readonly Piece[], op: Piece['op']): number =>
  pieces.reduce((sum, piece) => (piece.op === op ? sum + [...piece.text].length : sum), 0);

const piecesIn = (found: FieldDifference): readonly Piece[] => {
  if (found.kind === 'text') return found.paragraphs.flatMap(({ pieces }) => pieces);
  return found.kind === 'json' ? found.changes.flatMap(({ pieces }) => pieces) : [];
};

/** Runs of edits in a list of pieces: what went and came in one place is one. */
const placesIn = (pieces: readonly Piece[]): number =>
  pieces.filter(({ op }, i) => op !== 'same' && (pieces[i - 1]?.op ?? 'same') === 'same').length;

const placesOf = (found: FieldDifference): number => {
  if (found.kind === 'text') return found.paragraphs.filter(differs).reduce((sum, { pieces }) => sum + Math.max(1, placesIn(pieces)), 0);
  return 'changes' in found ? found.changes.length : 1;
};

export const countsOf = (found: FieldDifference): Counts => {
  const pieces = piecesIn(found);
  return { added: charactersIn(pieces, 'added'), removed: charactersIn(pieces, 'removed'), places: placesOf(found) };
};

export const summed = (all: readonly Counts[]): Counts => ({
  added: all.reduce((sum, { added }) => sum + added, 0),
  removed: all.reduce((sum, { removed }) => sum + removed, 0),
  places: all.reduce((sum, { places }) => sum + places, 0),
});
