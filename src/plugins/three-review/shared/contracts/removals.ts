import { z } from 'zod';
import { refusal } from './common';

/** `GET /columns/:id/removal`, `GET /columns/:id/terms/:term/removal`: what keeps it from being deleted; empty: nothing. `DELETE` answers the same as 409. */
export const removal = z.object({ refusals: z.array(refusal) });
export type Removal = z.infer<typeof removal>;
