import { isRow, textOf, type Row } from '../../../platform/strapi';

/** What a value written to a relation does, in the long form of all those that Strapi takes. */
export interface Assoc {
  /** Null: not given. */
  readonly set: readonly unknown[] | null;
  readonly connect: readonly unknown[];
  readonly disconnect: readonly unknown[];
  /** `options` and whatever else stands beside. */
  readonly rest: Row;
}

const list = (value: unknown): readonly unknown[] => (value === undefined || value === null ? [] : [value].flat());

/** Null: the value leaves the relation as it is. */
export const assocOf = (value: unknown): Assoc | null => {
  if (value === undefined) return null;
  if (!isRow(value)) return { set: list(value), connect: [], disconnect: [], rest: {} };
  if (value.id !== undefined || value.documentId !== undefined) return { set: [value], connect: [], disconnect: [], rest: {} };
  const { set, connect, disconnect, ...rest } = value;
  if (!set && !connect && !disconnect) return null;
  return { set: set ? list(set) : null, connect: list(connect), disconnect: list(disconnect), rest };
};

/** Whom an entry of it names: a document, or a row. */
export interface Named {
  readonly documentId: string | null;
  readonly id: number | null;
  readonly locale: string | null;
  readonly published: boolean;
}

/** As Strapi reads it: a text that begins with a number is the id of a row, and `documentId` goes before `id`. */
export const named = (entry: unknown): Named => {
  const row: Row = isRow(entry) ? entry : { [Number.isNaN(Number.parseInt(String(entry), 10)) ? 'documentId' : 'id']: entry };
  const documentId = textOf(row.documentId);
  const id = Number.parseInt(String(row.id), 10);
  return {
    documentId,
    id: documentId === null && !Number.isNaN(id) ? id : null,
    locale: textOf(row.locale),
    published: row.status === 'published',
  };
};
