import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { Job } from '../../../shared/contracts';
import { configOf } from '../platform/covered';
import { allRows, numberOf, table } from '../platform/database';
import type { Strapi, Trx } from '../platform/strapi';
import type { Db } from '../platform/database';
import { JOB_TABLES } from './tables';

/** ms. An instance that has not renewed its claim for so long counts as dead, and its token is no longer valid. */
export const leaseOf = (strapi: Strapi): number => configOf(strapi).jobs.lease;
/** ms. No lease is that long: whoever wrote it had a clock far ahead, and would keep the run from everybody until then. */
const NO_LEASE = 86_400_000;
/** Failures after which a run waits for a person. */
const ATTEMPTS = 10;

const OWNER = `${hostname().slice(0, 40)}#${String(process.pid)}`;

/** A run that is ours until the lease runs out; every write of it names the token. */
export interface Claim {
  readonly id: number;
  readonly token: string;
}

export interface NewRun {
  readonly job: Job;
  /** One run a key, ever, on any number of instances. */
  readonly key: string;
  readonly from: number;
  readonly to: number;
  readonly by: string | null;
  readonly reason: string | null;
}

const runs = (strapi: Strapi, db: Db) => table(strapi, db, JOB_TABLES.runs);

/** Offers a run to whichever instance claims it first. Does nothing where a run of this key exists. */
export const offerRun = async (strapi: Strapi, db: Db, run: NewRun): Promise<void> => {
  await runs(strapi, db)
    .insert({
      job: run.job,
      period_key: run.key,
      from_day: run.from,
      to_day: run.to,
      status: 'waiting',
      attempt: 0,
      done: 0,
      total: 0,
      cells: 0,
      changed: 0,
      by_name: run.by,
      reason: run.reason,
    })
    .onConflict(['job', 'period_key'])
    .ignore();
};

/** Claims a run that waits, that failed, or whose owner is dead. One statement decides between any number of instances. */
export const claimRun = async (strapi: Strapi, id: number, now: number): Promise<Claim | null> => {
  const token = randomUUID();
  const taken = await runs(strapi, strapi.db.connection)
    .where({ id })
    .where((free) => {
      void free
        .where({ status: 'waiting' })
        .orWhere((failed) => void failed.where({ status: 'failed' }).where('attempt', '<', ATTEMPTS))
        .orWhere((dead) => void dead.where({ status: 'running' }).whereNotBetween('lease_until', [now, now + leaseOf(strapi) + NO_LEASE]));
    })
    .update({
      status: 'running',
      owner: OWNER,
      token,
      lease_until: now + leaseOf(strapi),
      attempt: strapi.db.connection.raw('attempt + 1'),
      started_at_ms: strapi.db.connection.raw('COALESCE(started_at_ms, ?)', [now]),
      error: null,
    });
  return numberOf(taken) === 1 ? { id, token } : null;
};

/** Thrown when another instance has taken the run over. Nothing that was about to be written is kept. */
export class ClaimLost extends Error {}

/**
 * The fence: every transaction in which a run writes begins with this call. It throws `ClaimLost` for a run whose token is no longer
 * valid.
 */
export const underClaim = async (strapi: Strapi, trx: Trx, claim: Claim, change: Readonly<Record<string, unknown>>): Promise<void> => {
  const kept = await runs(strapi, trx).where({ id: claim.id, token: claim.token, status: 'running' }).update(change);
  if (numberOf(kept) !== 1) throw new ClaimLost(`the run ${String(claim.id)} is another's`);
};

export const renewClaim = async (strapi: Strapi, claim: Claim, now: number): Promise<boolean> =>
  numberOf(
    await runs(strapi, strapi.db.connection)
      .where({ id: claim.id, token: claim.token, status: 'running' })
      .update({ lease_until: now + leaseOf(strapi) })
  ) === 1;

export const failRun = async (strapi: Strapi, claim: Claim, error: string): Promise<void> => {
  await runs(strapi, strapi.db.connection)
    .where({ id: claim.id, token: claim.token, status: 'running' })
    .update({ status: 'failed', error: error.slice(0, 2000) });
};

const isLeased = (strapi: Strapi, until: number, now: number): boolean => until >= now && until <= now + leaseOf(strapi) + NO_LEASE;

/** Runs that can be claimed, the oldest day first. */
export const openRuns = async (strapi: Strapi, job: Job, now: number): Promise<readonly { readonly id: number; readonly to: number }[]> => {
  const query = runs(strapi, strapi.db.connection)
    .where({ job })
    .whereIn('status', ['waiting', 'failed', 'running'])
    .orderBy(['to_day', 'id'])
    .select('id', 'to_day', 'status', 'attempt', 'lease_until');
  const rows = await allRows(query);
  return rows
    .filter((row) => row.status !== 'failed' || numberOf(row.attempt) < ATTEMPTS)
    .filter((row) => row.status !== 'running' || !isLeased(strapi, numberOf(row.lease_until), now))
    .map((row) => ({ id: numberOf(row.id), to: numberOf(row.to_day) }));
};
