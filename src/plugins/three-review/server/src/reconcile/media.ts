import { leadsTo } from '../../../core/content';
import { digestAt, placeOf, storedOf, UPLOAD_FILE, type ContentRow } from '../content';
import { putBack } from '../content/kept';
import { readKeptMedia, type KeptFile, type KeptSize } from '../ledger/keptMedia';
import type { ReviewKey } from '../ledger/states';
import { withScope } from '../platform/caller';
import { queryOf, textOf, type Strapi, type Trx } from '../platform/strapi';

const placeIn = (strapi: Strapi, path: string): string | null => {
  const place = placeOf(strapi, { url: path, provider: 'local' });
  return place === 'outside' ? null : place;
};

/** Of what was kept, what this live row still shows: in a media field, or by its address in a text. */
const shownFiles = async (strapi: Strapi, trx: Trx, key: ReviewKey, row: ContentRow): Promise<readonly KeptFile[]> =>
  (await readKeptMedia(strapi, trx, key)).filter(
    ({ record }) => row.files.some((file) => file.documentId === record.documentId) || leadsTo(row.names, storedOf(record))
  );

const isOtherwise = async (strapi: Strapi, { path, digest }: KeptSize): Promise<boolean> => {
  const place = placeIn(strapi, path);
  return place === null || (await digestAt(place)) !== digest;
};

/** The addresses of files and renditions that are no longer what they were when this row was published. */
export const otherBytes = async (strapi: Strapi, trx: Trx, key: ReviewKey, row: ContentRow): Promise<readonly string[]> => {
  const found: string[] = [];
  for (const { sizes } of await shownFiles(strapi, trx, key, row)) {
    for (const size of sizes) if (await isOtherwise(strapi, size)) found.push(size.path);
  }
  return found;
};

export interface Restored {
  readonly path: string;
  /** False: the bytes are not kept, or not readable. */
  readonly restored: boolean;
}

/** Puts the bytes back that this row was published with, and the rows of the media library that are gone. */
export const restoreBytes = async (strapi: Strapi, trx: Trx, key: ReviewKey, row: ContentRow): Promise<readonly Restored[]> => {
  const done: Restored[] = [];
  for (const { record, sizes } of await shownFiles(strapi, trx, key, row)) {
    for (const size of sizes) {
      if (!(await isOtherwise(strapi, size))) continue;
      const place = placeIn(strapi, size.path);
      done.push({ path: size.path, restored: place !== null && (await putBack(strapi, size.digest, place)) });
    }
    await withScope({ action: true }, async () => {
      const held = await queryOf(strapi, UPLOAD_FILE).findOne({ where: { documentId: textOf(record.documentId) } });
      if (held) return;
      await queryOf(strapi, UPLOAD_FILE).create({ data: { ...record, folderPath: '/' } });
      done.push({ path: `${UPLOAD_FILE} ${textOf(record.documentId) ?? ''}`, restored: true });
    });
  }
  return done;
};
