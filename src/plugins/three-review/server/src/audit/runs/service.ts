import { randomUUID } from 'node:crypto';
import { formatDay, parseDay } from '../../../../core/kernel/dates';
import { runBody, type AuditRun } from '../../../../shared/contracts';
import { localDay } from '../../platform/covered';
import { wrong, type Failure } from '../../platform/failure';
import type { Strapi } from '../../platform/strapi';
import { runBackfill } from './backfill';
import { claimRun, offerRun } from '../../jobs/claims';
import { perform } from '../../jobs/perform';
import { findRun, runByKey } from './store';

export interface Asked {
  readonly from: string;
  readonly to: string;
  readonly reason: string;
  readonly by: string | null;
}

/** Orders a back-fill, with the name of the person and the reason. The next free instance does it. Every caller (route, command line, code) has to give the same input. */
export const orderBackfill = async (strapi: Strapi, asked: Asked, now: number): Promise<AuditRun | Failure> => {
  const parsed = runBody.safeParse({ from: asked.from, to: asked.to, reason: asked.reason });
  const [issue] = parsed.error?.issues ?? [];
  if (issue) return wrong(issue.path.join('.'), issue.message);
  const [from, to] = [parseDay(asked.from), parseDay(asked.to)];
  if (from === null || to === null) throw new RangeError('runBody lets through what is no day');
  if (from > localDay(strapi, now))
    return wrong('from', `must not be after ${formatDay(localDay(strapi, now))}: nothing has ended there yet`);
  const key = `${asked.from}..${asked.to} ${randomUUID().slice(0, 13)}`;
  await offerRun(strapi, strapi.db.connection, { job: 'backfill', key, from, to, by: asked.by, reason: asked.reason });
  const run = await runByKey(strapi, 'backfill', key);
  if (!run) throw new Error('the back-fill was not put up');
  return run;
};

/** Does a back-fill here and now, unless another instance is already at it; for the command line. */
export const doBackfill = async (strapi: Strapi, id: number, now: number): Promise<AuditRun | null> => {
  const claim = await claimRun(strapi, id, Date.now());
  if (claim) await perform(strapi, claim, () => runBackfill(strapi, claim, localDay(strapi, now)));
  return findRun(strapi, id);
};
