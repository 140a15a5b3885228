import { z } from 'zod';
import { contentHash, documentId, locale, uid } from './common';

/** `POST /confirmations`: one password for one document or a list of them. */
export const confirmBody = z.strictObject({
  act: z.enum(['sign', 'publish']),
  password: z.string().max(256).optional(),
  documents: z
    .array(z.strictObject({ uid, documentId, locale: locale.optional(), contentHash }))
    .min(1)
    .max(100),
});
export type ConfirmIn = z.input<typeof confirmBody>;

/** `until`: ms since 1970, UTC. */
export const confirmation = z.object({ until: z.number(), documents: z.number().int() });
export type Confirmation = z.infer<typeof confirmation>;
