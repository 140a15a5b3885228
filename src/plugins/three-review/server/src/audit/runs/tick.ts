import { formatDay } from '../../../../core/kernel/dates';
import { localDay } from '../../platform/covered';
import { firstRow, numberOrNull, table } from '../../platform/database';
import type { Strapi } from '../../platform/strapi';
import { runBackfill } from './backfill';
import { claimRun, offerRun, openRuns } from '../../jobs/claims';
import { runDaily, type Warn } from './daily';
import { isStopping, perform } from '../../jobs/perform';
import { JOB_TABLES } from '../../jobs/tables';

/** Offers the audit of every day since the last one offered, but for days to come: a clock that was ahead stops nothing. On a new site that is today alone: earlier days are judged by a back-fill. */
const offerDays = async (strapi: Strapi, today: number): Promise<void> => {
  const db = strapi.db.connection;
  const row = await firstRow(
    table(strapi, db, JOB_TABLES.runs).where({ job: 'daily' }).where('to_day', '<=', today).max({ day: 'to_day' })
  );
  const last = numberOrNull(row?.day);
  for (let day = last === null ? today : last + 1; day <= today; day += 1) {
    await offerRun(strapi, db, { job: 'daily', key: formatDay(day), from: day, to: day, by: null, reason: null });
  }
};

/** How many runs were done. */
export type Ticked = Readonly<Record<'daily' | 'backfills', number>>;

/**
 * What a wake-up does, on any number of instances at once: it offers the runs that are due, and does those it can claim. Missed days are made
 * up in their order, each once; warnings are given for today alone.
 */
export const tick = async (strapi: Strapi, now: number, warn: Warn | null): Promise<Ticked> => {
  const today = localDay(strapi, now);
  await offerDays(strapi, today);
  let daily = 0;
  for (const run of await openRuns(strapi, 'daily', Date.now())) {
    if (isStopping(strapi)) break;
    if (run.to > today) continue;
    const claim = await claimRun(strapi, run.id, Date.now());
    if (!claim) continue;
    const ended = await perform(strapi, claim, () => runDaily(strapi, claim, run.to, run.to === today ? warn : null));
    if (ended === 'done') daily += 1;
  }
  let backfills = 0;
  for (const run of await openRuns(strapi, 'backfill', Date.now())) {
    if (isStopping(strapi)) break;
    const claim = await claimRun(strapi, run.id, Date.now());
    if (!claim) continue;
    if ((await perform(strapi, claim, () => runBackfill(strapi, claim, today))) === 'done') backfills += 1;
  }
  return { daily, backfills };
};
