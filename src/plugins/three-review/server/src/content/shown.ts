import type { Shown } from '../../../core/review';
import { instantOf, type Row } from '../platform/strapi';
import type { ContentRow } from './read';

/** The dates that a live row shows the public, in ms. */
export const datesOf = (row: Row): Pick<Shown, 'publishedAt' | 'createdAt'> => ({
  publishedAt: instantOf(row.publishedAt),
  createdAt: instantOf(row.createdAt),
});

/** What a live row shows beside its content, held against the draft that was signed. */
export const shownBy = (live: ContentRow | undefined, signed: Pick<ContentRow, 'targets'> | null): Shown | null =>
  live ? { ...datesOf(live.row), lost: (signed?.targets ?? []).filter((target) => !live.targets.includes(target)) } : null;
