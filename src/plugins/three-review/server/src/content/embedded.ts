import { embeddedNames, leadsTo, storedAs, type Stored } from '../../../core/content';
import type { Json } from '../../../core/ledger';
import { NAMED_AT_ONCE } from '../platform/database';
import { isRow, queryOf, textOf, type Row, type Strapi } from '../platform/strapi';
import { bytesOf } from './bytes';
import { UPLOAD_FILE } from './schema';

/** Every text in a value: of a JSON field its keys, too. */
export const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return isRow(value) ? Object.entries(value).flatMap(([key, held]) => [key, ...textsIn(held)]) : [];
};

/** The file itself and its renditions (`formats.*`), each as a row with an address and a provider. */
export const sizesOf = (file: Row): readonly Row[] => {
  const formats = isRow(file.formats) ? Object.values(file.formats).filter(isRow) : [];
  return [file, ...formats.map((format) => ({ ...format, provider: file.provider, updatedAt: file.updatedAt }))];
};

export const storedOf = (file: Row): Stored => ({
  hash: textOf(file.hash) ?? '',
  urls: sizesOf(file).flatMap((size) => textOf(size.url) ?? []),
});

/** The names in these texts by which they could show a stored file. Joined by what no browser passes over within an address. */
export const namesIn = (texts: readonly string[]): readonly string[] => embeddedNames(texts.join(' '));

/** The files of the media library that these names (of `namesIn`) lead to. */
export const filesNamed = async (strapi: Strapi, names: readonly string[]): Promise<readonly Row[]> => {
  const hashes = [...new Set(names.flatMap(storedAs))];
  const found: Row[] = [];
  for (let at = 0; at < hashes.length; at += NAMED_AT_ONCE) {
    const where = { hash: { $in: hashes.slice(at, at + NAMED_AT_ONCE) } };
    found.push(...(await queryOf(strapi, UPLOAD_FILE).findMany({ where, orderBy: { id: 'asc' } })));
  }
  return found.filter((file) => leadsTo(names, storedOf(file)));
};

export interface Embedded {
  readonly files: readonly Row[];
  readonly names: readonly string[];
  /** What a content hash says of them: each address that is served, with the SHA-256 of its bytes; null: nothing is known under the name. */
  readonly said: readonly Json[];
}

/** The files that texts show by their addresses, with their renditions (A10.2). */
export const embeddedIn = async (strapi: Strapi, texts: readonly string[]): Promise<Embedded> => {
  const names = namesIn(texts);
  if (names.length === 0) return { files: [], names, said: [] };
  const files = await filesNamed(strapi, names);
  const unknown = names.filter((name) => !files.some((file) => leadsTo([name], storedOf(file))));
  const sizes = files.flatMap(sizesOf).filter((size) => textOf(size.url) !== null);
  const loose = unknown.map((name) => ({ url: `/uploads/${name}`, provider: 'local', name }));
  const said = await Promise.all([
    ...sizes.map(async (size) => ({ path: textOf(size.url), bytes: await bytesOf(strapi, size) })),
    ...loose.map(async (size) => {
      const bytes = await bytesOf(strapi, size);
      return { path: size.name, bytes: bytes === 'missing' ? null : bytes };
    }),
  ]);
  return { files, names, said: said.sort((a, b) => ((a.path ?? '') < (b.path ?? '') ? -1 : 1)) };
};
