import { isFields, listOf, type Fields } from '../../../../core/content';
import type { Json } from '../../../../core/ledger';
import type { FileView } from '../../../../shared/contracts';
import { bytesOf, UPLOAD_FILE } from '../../content';
import { queryOf, textOf, type Row, type Strapi } from '../../platform/strapi';

const numberIn = (value: Json | undefined): number | null => {
  const number = typeof value === 'string' && value !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
};

/** Every file that these values speak of: in media fields, and by its address in a text. */
export const filesIn = (values: readonly (Json | undefined)[]): readonly Fields[] =>
  values.flatMap(listOf).filter((file): file is { readonly [name: string]: Json | undefined } => isFields(file));

/**
 * How files of a content are shown: `viewOf(file)`. An address is told only where exactly the bytes that the content speaks of lie: a file may
 * have been replaced under its name since.
 */
export const fileViews = async (strapi: Strapi, files: readonly Fields[]): Promise<(file: Fields) => FileView> => {
  const ids = [...new Set(files.flatMap(({ documentId }) => textOf(documentId) ?? []))];
  const rows = ids.length === 0 ? [] : await queryOf(strapi, UPLOAD_FILE).findMany({ where: { documentId: { $in: ids } } });
  const held = new Map(rows.map((row) => [String(row.documentId), row]));
  const urls = new Map<Fields, string | null>();
  for (const file of files) urls.set(file, await addressOf(strapi, file, held.get(textOf(file.documentId) ?? '')));
  return (file) => {
    const path = textOf(file.path);
    return {
      documentId: textOf(file.documentId) ?? '',
      name: textOf(file.name) ?? path ?? '',
      alternativeText: textOf(file.alternativeText) ?? '',
      caption: textOf(file.caption) ?? '',
      mime: textOf(file.mime) ?? '',
      size: numberIn(file.size),
      width: numberIn(file.width),
      height: numberIn(file.height),
      bytes: textOf(file.bytes) ?? '',
      url: urls.get(file) ?? null,
    };
  };
};

const addressOf = async (strapi: Strapi, file: Fields, row: Row | undefined): Promise<string | null> => {
  const now: Row = row ?? { url: file.url ?? file.path, provider: file.provider ?? 'local' };
  const url = textOf(now.url);
  return url !== null && (await bytesOf(strapi, now)) === file.bytes ? url : null;
};
