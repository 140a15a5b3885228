import type { Strapi } from '../platform/strapi';
import { createMissing, type Columns } from '../platform/tables';

export const JOB_TABLES = { runs: 'three_review_audit_runs' } as const;

/** Days are civil days of the policy's time zone as days since 1970-01-01; times are ms. */
const COLUMNS: Readonly<Record<keyof typeof JOB_TABLES, Columns>> = {
  // Claimed by (job, period_key); `token` fences off whoever lost the lease.
  runs: (t) => {
    t.increments('id');
    t.string('job', 12).notNullable();
    t.string('period_key', 40).notNullable();
    t.integer('from_day').notNullable();
    t.integer('to_day').notNullable();
    t.string('status', 10).notNullable();
    t.string('owner', 80).nullable();
    t.specificType('token', 'char(36)').nullable();
    t.bigInteger('lease_until').nullable();
    t.integer('attempt').notNullable();
    t.integer('done').notNullable();
    t.string('cursor', 64).nullable();
    t.integer('total').notNullable();
    t.integer('cells').notNullable();
    t.integer('changed').notNullable();
    t.string('by_name', 120).nullable();
    t.text('reason').nullable();
    t.bigInteger('started_at_ms').nullable();
    t.bigInteger('ended_at_ms').nullable();
    t.text('error').nullable();
    t.unique(['job', 'period_key'], { indexName: 'three_review_runs_job' });
    t.index(['status', 'job'], 'three_review_runs_status');
  },
};

export const createJobTables = (strapi: Strapi): Promise<void> => createMissing(strapi, JOB_TABLES, COLUMNS);
