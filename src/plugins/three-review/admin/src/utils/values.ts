import type { Words } from '../hooks/useWords';
import { OWN_VALUES } from './ownFields';

const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;

/** A value that is no text, as a reader would say it: 是, 2026-11-26, 公开. */
export const valueText = (value: unknown, { t, pick }: Words): string => {
  if (value === null || value === undefined || value === '') return t('reading.none');
  if (typeof value === 'boolean') return t(value ? 'reading.yes' : 'reading.no');
  if (typeof value !== 'string') return JSON.stringify(value);
  const own = Object.hasOwn(OWN_VALUES, value) ? OWN_VALUES[value] : undefined;
  if (own) return pick(own);
  return INSTANT.test(value) ? new Date(value).toLocaleString() : value;
};
