import { plain } from '../../../core/kernel/words';
import type { Setup } from '../../../shared/contracts';
import { readColumns, termOn } from '../audit/columns/store';
import { coveredType, coveredUids, isAuditOn, localDay } from '../platform/covered';
import type { Strapi } from '../platform/strapi';
import { asStrays } from './units';
import { together, valuesIn } from './values';

/** By which a column can be called. */
const ID = /^[A-Za-z0-9_-]{1,64}$/;

const OFF: Setup['columns'] = { on: false, count: 0, exempt: 0, strays: [] };

/** A9.1: the columns, and what documents say in their field of the column that is none. */
export const columnsFacts = async (strapi: Strapi): Promise<Setup['columns']> => {
  if (!isAuditOn(strapi)) return OFF;
  const columns = await readColumns(strapi, strapi.db.connection);
  const today = localDay(strapi, Date.now());
  const lists = await Promise.all(coveredUids(strapi).map((uid) => valuesIn(strapi, uid, coveredType(strapi, uid).column)));
  const known = new Set(columns.flatMap(({ id, slug }) => [id, slug]));
  const strays = together(lists).filter(({ value }) => !known.has(value) && plain(value) !== '');
  const exempt = columns.filter(({ terms }) => {
    const frequency = termOn(terms, today)?.frequency;
    return typeof frequency === 'object' && frequency.kind === 'exempt';
  });
  const slugs = columns.map(({ slug }) => slug);
  return {
    on: true,
    count: columns.length,
    exempt: exempt.length,
    strays: asStrays(strays, { stem: 'column', taken: slugs, fits: (value) => ID.test(value) }),
  };
};
