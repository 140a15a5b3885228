import type { Strapi } from '../platform/strapi';
import { createMissing, type Columns } from '../platform/tables';

export const CALENDAR_TABLES = { years: 'three_review_calendar_years', days: 'three_review_calendar_days' } as const;

/** Days are civil days as days since 1970-01-01; times are ms. */
const COLUMNS: Readonly<Record<keyof typeof CALENDAR_TABLES, Columns>> = {
  years: (t) => {
    t.integer('year').primary();
    t.string('source', 200).notNullable();
    t.string('by_name', 120).nullable();
    t.bigInteger('at_ms').notNullable();
  },
  days: (t) => {
    t.integer('day').primary();
    t.integer('year').notNullable();
    t.string('kind', 8).notNullable();
    t.index(['year'], 'three_review_calendar_year');
  },
};

export const createCalendarTables = (strapi: Strapi): Promise<void> => createMissing(strapi, CALENDAR_TABLES, COLUMNS);
