import { coveredType } from '../platform/covered';
import { textOf, type Strapi } from '../platform/strapi';

/**
 * Who may know a document (A7.3), by what stands in its field: the host's word, or what the host's table says of it. A word that the table does
 * not know counts as withheld. Null: nothing is said.
 */
export const classificationOf = (strapi: Strapi, uid: string, held: unknown): string | null => {
  const word = textOf(held);
  const { classificationValues: table } = coveredType(strapi, uid).mapping;
  if (word === null || table === undefined) return word;
  return (Object.hasOwn(table, word) ? table[word] : undefined) ?? 'withheld';
};
