import { canonical, type Json } from '../ledger/canonical';

/** The content of a document, or of a part of it, by the names of its fields. */
export type Fields = { readonly [name: string]: Json | undefined };

export const isFields = (value: Json | undefined): value is { readonly [name: string]: Json | undefined } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const listOf = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? (value as readonly Json[]) : []);

/** The path of a field by the schema, without the places in lists: `facts.label`, in a zone `sections.shared.quote.text`. */
export const at = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);

/** The path below which the fields of one part of a list lie: a part of a zone says which component it is. */
export const within = (path: string, part: Fields): string => (typeof part.__component === 'string' ? `${path}.${part.__component}` : path);

/** The paths of fields that are named as `path:type`. */
export const pathsOf = (named: readonly string[]): ReadonlySet<string> => new Set(named.map((field) => field.split(':')[0] ?? field));

/** The canonical text that is hashed and signed, taken apart: what stands in it beside the fields, and the fields. */
export interface ContentText {
  readonly head: Fields;
  readonly fields: Fields;
}

/** Null: it is no text of a content. */
export const readText = (text: string): ContentText | null => {
  try {
    const held = JSON.parse(text) as Json;
    if (!isFields(held) || !isFields(held.fields)) return null;
    const { fields, ...head } = held;
    return { head, fields };
  } catch {
    return null;
  }
};

export const writeText = ({ head, fields }: ContentText): string => canonical({ ...head, fields });
