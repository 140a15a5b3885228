import sum from 'lodash/sum';
import { dayCells, weekCells } from '../../../../core/audit';
import { policyInForce } from '../../../../core/regulation';
import { configOf } from '../../platform/covered';
import type { Strapi } from '../../platform/strapi';
import type { Db } from '../../platform/database';
import { readCountedDays, type Days } from '../facts/counted';

/** The days that counted in each of these columns over the last `weeks` natural weeks up to `on`. */
const daysOf = (strapi: Strapi, db: Db, ids: readonly string[], on: number, weeks: number): Promise<ReadonlyMap<string, Days>> => {
  const { switches } = policyInForce(configOf(strapi).policy, on).audit;
  const { from } = weekCells([], on, weeks);
  return readCountedDays(strapi, db, ids, { from, to: on }, switches);
};

/** Updates a week, oldest first, and the Monday they begin on. */
export const weekMaps = async (strapi: Strapi, ids: readonly string[], on: number, weeks: number) => {
  const days = await daysOf(strapi, strapi.db.connection, ids, on, weeks);
  const counts = new Map(ids.map((id) => [id, weekCells(days.get(id) ?? [], on, weeks).counts]));
  return { from: weekCells([], on, weeks).from, counts };
};

/** Updates a day over the same weeks; days to come are not in it. */
export const dayMap = async (strapi: Strapi, id: string, on: number, weeks = 53) => {
  const days = await daysOf(strapi, strapi.db.connection, [id], on, weeks);
  const { from, counts } = dayCells(days.get(id) ?? [], on, weeks);
  const past = counts.flatMap((count) => (count === null ? [] : [count]));
  return { from, counts: past, total: sum(past) };
};
