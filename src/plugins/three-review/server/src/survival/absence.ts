import { remembered } from '../platform/memory';
import { readStoredSchema } from '../platform/metadata';
import type { Strapi } from '../platform/strapi';

/** The hash of the schema at the end of the last boot with the plugin. */
const memory = remembered<string>('schema_hash');

const absences = new WeakMap<Strapi, boolean>();
const found = new WeakMap<Strapi, string | null>();

/** Before Strapi synchronises: which schema did whoever booted last leave behind? */
export const lookBack = async (strapi: Strapi): Promise<void> => {
  found.set(strapi, (await readStoredSchema(strapi))?.hash ?? null);
};

/** After it has: was the last boot one without the plugin? */
export const noteAbsence = async (strapi: Strapi): Promise<void> => {
  const before = found.get(strapi) ?? null;
  const known = await memory.get(strapi);
  absences.set(strapi, before !== null && known !== null && before !== known);
};

/** Known from `noteAbsence` on. */
export const wasAway = (strapi: Strapi): boolean => absences.get(strapi) === true;

/** Once the boot stands: the next one finds by this schema that nobody else has booted meanwhile. */
export const notePresence = async (strapi: Strapi): Promise<void> => {
  const now = (await readStoredSchema(strapi))?.hash ?? null;
  if (now !== null && now !== (await memory.get(strapi))) await memory.set(strapi, now);
};
