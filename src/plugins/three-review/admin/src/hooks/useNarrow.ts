import { useMediaQuery } from '@strapi/strapi/admin';

/** A phone: one column, cards in the place of tables. */
export const useNarrow = (): boolean => useMediaQuery('(max-width: 767px)');
/** Room beside the table for a second column. */
export const useWide = (): boolean => useMediaQuery('(min-width: 1200px)');
