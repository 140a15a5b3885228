import type { Json } from '../ledger/canonical';
import type { Fields } from '../content/fields';

/** Takes a sentence apart into its words; all of them joined are the sentence. What a word is depends on tables of a language: it comes in. */
export type Segment = (sentence: string) => readonly string[];

/** A run of a text that stayed, came or went. */
export interface Piece {
  readonly op: 'same' | 'added' | 'removed';
  readonly text: string;
}

/**
 * One paragraph of a text. `from`, `to`: its place in the old and the new text, from 0; null where it is in one of them alone.
 * `moved`: its order among the others changed. `form`: the same words in another form (a heading, bold, a list).
 */
export interface Paragraph {
  readonly from: number | null;
  readonly to: number | null;
  readonly moved: boolean;
  readonly form: boolean;
  readonly pieces: readonly Piece[];
}

/** What a field is to its reader. `unordered`: the order of its links is others' doing. */
export type Kind =
  | { readonly kind: 'text' | 'blocks' | 'value' | 'json' | 'secret' | 'files' }
  | { readonly kind: 'links'; readonly unordered: boolean }
  /** Components: the fields of each by its name. A field that holds one kind only has that one, whatever its parts say. */
  | { readonly kind: 'parts'; readonly component: string | null; readonly shapeOf: (component: string) => Shape };

/** The fields of a content in the order in which they are read. What it does not name is compared as a value. */
export type Shape = ReadonlyMap<string, Kind>;

/** The way to a field inside components; places from 0, null where the part is in one of the two contents alone. */
export interface Step {
  readonly name: string;
  readonly component: string;
  readonly from: number | null;
  readonly to: number | null;
}

export type Change = 'added' | 'removed' | 'changed' | 'moved';

/** A leaf inside a JSON field: `a.b[2].c`. */
export interface JsonChange {
  readonly path: string;
  readonly change: Change;
  readonly pieces: readonly Piece[];
}

export interface LinkChange {
  readonly change: 'added' | 'removed' | 'moved';
  /** As the content names it: `documentId/locale`. */
  readonly target: string;
}

/** Two states of one file, as the content describes it. */
export interface FileChange {
  readonly change: Change;
  readonly before: Fields | null;
  readonly after: Fields | null;
}

/** One field that is not what it was; for components, one line a part that came, went or moved, and its fields by themselves. */
export type FieldDifference = {
  /** By the schema, without places: `facts.label`, in a zone `sections.shared.quote.text`. */
  readonly path: string;
  readonly steps: readonly Step[];
  readonly name: string;
} & (
  | { readonly kind: 'text'; readonly coarse: boolean; readonly paragraphs: readonly Paragraph[] }
  | { readonly kind: 'value'; readonly before: Json; readonly after: Json }
  | { readonly kind: 'secret' }
  | { readonly kind: 'json'; readonly changes: readonly JsonChange[] }
  | { readonly kind: 'links'; readonly changes: readonly LinkChange[] }
  | { readonly kind: 'files'; readonly changes: readonly FileChange[] }
  | { readonly kind: 'part'; readonly change: 'added' | 'removed' | 'moved'; readonly component: string }
);
