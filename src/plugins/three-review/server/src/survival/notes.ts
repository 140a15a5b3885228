import type { Strapi } from '../platform/strapi';

const pending = new WeakMap<Strapi, Promise<void>>();

/** Notes something once what goes on now is over, one note after the other. What fails is logged. */
export const noteSoon = (strapi: Strapi, note: () => Promise<void>, otherwise: string): void => {
  const before = pending.get(strapi) ?? Promise.resolve();
  const turn = new Promise<void>((resolve) => void setImmediate(resolve));
  pending.set(
    strapi,
    Promise.all([before, turn])
      .then(note)
      .catch((error: unknown) => void strapi.log.error(`three-review: ${otherwise}: ${String(error)}`))
  );
};

/** Called before the host closes its database: what was to be noted is noted. */
export const notesWritten = async (strapi: Strapi): Promise<void> => {
  await pending.get(strapi);
};
