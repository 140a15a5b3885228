import { z } from 'zod';
import { contentHash } from './common';

/** A relation's target: by its name where the reader may hear it. */
export const linkView = z.object({
  /** As the content names it. */
  id: z.string(),
  title: z.string().nullable(),
  /** It has a name that is not for whoever asks. */
  titleHidden: z.boolean(),
});
export type LinkView = z.infer<typeof linkView>;

/** A file or picture as a content describes it. */
export const fileView = z.object({
  /** Empty: a text shows it by its address, which is its name. */
  documentId: z.string(),
  name: z.string(),
  alternativeText: z.string(),
  caption: z.string(),
  mime: z.string(),
  /** KB, as Strapi counts them; null: not known. */
  size: z.number().nullable(),
  width: z.number().nullable(),
  height: z.number().nullable(),
  /** SHA-256 of its bytes; of a file that lies elsewhere, when it was last changed. */
  bytes: z.string(),
  /** Where exactly these bytes can be seen; null: nowhere any more, something else lies there. */
  url: z.string().nullable(),
});
export type FileView = z.infer<typeof fileView>;

/** The way to a field inside components. */
const step = z.object({ name: z.string(), component: z.string(), at: z.number().int() });

const place = {
  /** By the schema, without places: `facts.label`, in a zone `sections.shared.quote.text`. */
  path: z.string(),
  name: z.string(),
  steps: z.array(step),
  /** The type of the attribute: `string`, `richtext`, `datetime` … */
  type: z.string(),
};

/** A field of a document as it would be published; components stand as `part`, followed by their fields. */
export const contentField = z.discriminatedUnion('kind', [
  z.object({ ...place, kind: z.literal('text'), format: z.enum(['plain', 'markdown', 'html']), text: z.string() }),
  z.object({ ...place, kind: z.literal('blocks'), blocks: z.array(z.unknown()) }),
  z.object({ ...place, kind: z.literal('value'), value: z.unknown() }),
  z.object({ ...place, kind: z.literal('json'), value: z.unknown() }),
  z.object({ ...place, kind: z.literal('secret') }),
  z.object({ ...place, kind: z.literal('links'), links: z.array(linkView) }),
  z.object({ ...place, kind: z.literal('files'), files: z.array(fileView) }),
  z.object({ ...place, kind: z.literal('part'), component: z.string() }),
]);
export type ContentField = z.infer<typeof contentField>;

/** `GET /reviews/:uid/:documentId/content`: what readers will see, read from exactly the text that is signed. */
export const reviewContent = z.object({
  contentHash,
  /** Null: the document has no title, or it is hidden from whoever asks. */
  title: z.string().nullable(),
  fields: z.array(contentField),
  /** Fields that the roles of whoever asks hide from them. */
  hidden: z.array(z.string()),
});
export type ReviewContent = z.infer<typeof reviewContent>;
