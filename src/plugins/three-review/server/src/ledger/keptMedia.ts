import { digestAt, placeOf, sizesOf } from '../content';
import { keepAside } from '../content/kept';
import { allRows, table } from '../platform/database';
import { fromJson } from '../platform/json';
import { textOf, type Row, type Strapi, type Trx } from '../platform/strapi';
import { TABLES } from './tables';
import type { ReviewKey } from './states';

/** One address that is served, and the SHA-256 of what lay there when it was published. */
export interface KeptSize {
  readonly path: string;
  readonly digest: string;
}

/** A file that was published: what its row in the media library said, and its bytes and those of its renditions. */
export interface KeptFile {
  readonly record: Row;
  readonly sizes: readonly KeptSize[];
}

/** What makes a row of the media library anew; not who touched it, nor where it is filed. */
const RECORD = [
  ...['documentId', 'name', 'alternativeText', 'caption', 'focalPoint', 'width', 'height', 'formats', 'hash', 'ext', 'mime', 'size'],
  ...['url', 'previewUrl', 'provider', 'provider_metadata'],
];

const keep = async (strapi: Strapi, file: Row): Promise<KeptFile | null> => {
  const sizes: KeptSize[] = [];
  for (const size of sizesOf(file)) {
    const place = placeOf(strapi, size);
    const digest = place === null || place === 'outside' ? null : await digestAt(place);
    if (place === null || digest === null) continue;
    await keepAside(strapi, place, digest);
    sizes.push({ path: textOf(size.url) ?? '', digest });
  }
  return sizes.length === 0 ? null : { record: Object.fromEntries(RECORD.map((name) => [name, file[name] ?? null])), sizes };
};

/**
 * Keeps the bytes of what goes live now, before the transaction ends: when something is live, its bytes lie aside (A10.2). Files that lie
 * with another provider than the local one are not kept.
 */
export const keepMedia = async (strapi: Strapi, trx: Trx, key: ReviewKey, contentHash: string, files: readonly Row[]): Promise<void> => {
  const kept: KeptFile[] = [];
  for (const file of files) {
    const one = await keep(strapi, file);
    if (one) kept.push(one);
  }
  if (kept.length === 0) return;
  await table(strapi, trx, TABLES.keptMedia).insert({
    uid: key.uid,
    document_id: key.documentId,
    locale: key.locale,
    content_hash: contentHash,
    at_ms: Date.now(),
    files: JSON.stringify(kept),
  });
};

/** What was kept at the last publication of this document and locale that showed any files. */
export const readKeptMedia = async (strapi: Strapi, trx: Trx, key: ReviewKey): Promise<readonly KeptFile[]> => {
  const { uid, documentId, locale } = key;
  const query = table(strapi, trx, TABLES.keptMedia).where({ uid, document_id: documentId, locale }).orderBy('id', 'desc').limit(1);
  const [row] = await allRows(query.select('files'));
  return row ? fromJson<KeptFile[]>(row.files) : [];
};
