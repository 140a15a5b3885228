import { z } from 'zod';
import { BASES } from '../../core/review';
import { contentHash, locale, stageId } from './common';
import { fileView, linkView } from './content';
import { actor } from './references';

export const basisId = z.enum(BASES);
export type BasisName = z.infer<typeof basisId>;

/** `against`: what is compared with; absent: the first that there is. */
export const differenceQuery = z.object({ locale: locale.optional(), against: basisId.optional() });
export type DifferenceQuery = z.infer<typeof differenceQuery>;

/** An earlier content that the document can be compared with. */
export const basis = z.object({
  id: basisId,
  contentHash,
  /** ms since 1970, UTC; null: not on record. */
  at: z.number().nullable(),
  by: actor.nullable(),
  /** The stage that was signed; null: it was published. */
  stage: stageId.nullable(),
  /** The content is the same as now. */
  same: z.boolean(),
});
export type BasisOut = z.infer<typeof basis>;

const piece = z.object({ op: z.enum(['same', 'added', 'removed']), text: z.string() });
export type PieceOut = z.infer<typeof piece>;

/** `from`, `to`: places in the old and the new text, from 0; null where it is in one of them alone. `form`: the same words in another form. */
const paragraph = z.object({
  from: z.number().int().nullable(),
  to: z.number().int().nullable(),
  moved: z.boolean(),
  form: z.boolean(),
  pieces: z.array(piece),
});
export type ParagraphOut = z.infer<typeof paragraph>;

const change = z.enum(['added', 'removed', 'changed', 'moved']);
export type ChangeOut = z.infer<typeof change>;

/** The way to a field inside components; null where the part is in one of the two contents alone. */
const step = z.object({ name: z.string(), component: z.string(), from: z.number().int().nullable(), to: z.number().int().nullable() });

const place = {
  path: z.string(),
  name: z.string(),
  steps: z.array(step),
  /** Characters that came and went, and the places in which something did. */
  counts: z.object({ added: z.number().int(), removed: z.number().int(), places: z.number().int() }),
};

export const fieldDifference = z.discriminatedUnion('kind', [
  /** `coarse`: too long for word by word, changed paragraphs stand beside each other whole. */
  z.object({ ...place, kind: z.literal('text'), coarse: z.boolean(), paragraphs: z.array(paragraph) }),
  z.object({ ...place, kind: z.literal('value'), before: z.unknown(), after: z.unknown() }),
  z.object({ ...place, kind: z.literal('secret') }),
  z.object({ ...place, kind: z.literal('json'), changes: z.array(z.object({ path: z.string(), change, pieces: z.array(piece) })) }),
  z.object({
    ...place,
    kind: z.literal('links'),
    changes: z.array(z.object({ change: change.exclude(['changed']), target: linkView })),
  }),
  z.object({
    ...place,
    kind: z.literal('files'),
    changes: z.array(z.object({ change, before: fileView.nullable(), after: fileView.nullable() })),
  }),
  z.object({ ...place, kind: z.literal('part'), change: change.exclude(['changed']), component: z.string() }),
]);
export type FieldDifferenceOut = z.infer<typeof fieldDifference>;

/** `GET /reviews/:uid/:documentId/diff` */
export const differenceOut = z.object({
  /** Of the draft as it is now. */
  contentHash,
  title: z.string().nullable(),
  /** Those that there are. */
  bases: z.array(basis),
  /** What is compared with; null: there is nothing to compare with. */
  against: basisId.nullable(),
  fields: z.array(fieldDifference),
  /** Fields of the content, by their names, in which nothing differs. */
  unchanged: z.array(z.string()),
  /** Fields that the roles of whoever asks hide from them: whether these differ is not said. */
  hidden: z.array(z.string()),
  /** Edits on record since then: those that ended a round. `changed`: names of fields. */
  edits: z.array(z.object({ by: actor.nullable(), at: z.number(), changed: z.array(z.string()) })),
  counts: z.object({ added: z.number().int(), removed: z.number().int(), places: z.number().int() }),
  timeZone: z.string(),
});
export type DifferenceOut = z.infer<typeof differenceOut>;
