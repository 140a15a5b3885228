import type { Attribute } from '../platform/strapi';

/** The kinds of the host's fields that can be used for each role. */
export const FIELD_TYPES: Readonly<Record<'column' | 'eventDate' | 'unit' | 'classification' | 'displayedDate', readonly string[]>> = {
  column: ['relation', 'string', 'uid', 'enumeration'],
  eventDate: ['date', 'datetime'],
  unit: ['relation', 'string', 'uid', 'enumeration'],
  classification: ['enumeration', 'string'],
  displayedDate: ['date', 'datetime'],
};

const TO_ONE = new Set(['oneToOne', 'manyToOne']);

/** A document has one column, and one unit: which of several would it be? */
export const leadsToOne = ({ relation }: Attribute): boolean => relation !== undefined && TO_ONE.has(relation);
