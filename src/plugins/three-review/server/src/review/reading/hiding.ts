import { EMBEDDED } from '../../../../core/content';
import type { Reader } from '../../platform/reader';
import type { Row, Strapi } from '../../platform/strapi';
import { hiddenFrom } from '../../dossier/hidden';

export interface Hiding {
  readonly fields: readonly string[];
  readonly hides: (path: string) => boolean;
}

/** The fields of a document that this reader is not shown, and whether a path is one of them or lies in one. */
export const hidingFrom = async (strapi: Strapi, uid: string, row: Row, reader: Reader): Promise<Hiding> => {
  const fields = await hiddenFrom(strapi, uid, row, reader);
  return {
    fields,
    // Which texts show a file by its address is not on record: it may be a hidden one.
    hides: (path) => (path === EMBEDDED ? fields.length > 0 : fields.some((field) => path === field || path.startsWith(`${field}.`))),
  };
};
