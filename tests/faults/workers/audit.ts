import { createHash } from 'node:crypto';
import { auditOf } from '../../support/audit/year';
import { bootSite } from '../../support/site';

/*
 * An instance of the site that does nothing but the audit, again and again as of one moment, until somebody kills it or there is nothing
 * more to do. With AUDIT_LOOK it judges the year anew once and reports what it came to.
 */
interface Settings {
  jobs: { lease: number };
}

const main = async (): Promise<void> => {
  const site = await bootSite({ seeded: false, database: process.env.DATABASE_FILENAME });
  site.strapi.config.get<Settings>('plugin::three-review').jobs.lease = 1500;
  const now = Number(process.env.AUDIT_NOW);
  process.once('disconnect', () => process.exit(0));
  if (process.env.AUDIT_LOOK !== undefined) {
    const [from, to] = process.env.AUDIT_LOOK.split('..');
    const run = await auditOf(site.strapi).order({ from: from ?? '', to: to ?? '', reason: '复核', by: null }, now);
    const done = await auditOf(site.strapi).backfill(Number(run.id), now);
    const rows: unknown = await site.strapi.db
      .connection('three_review_audit_results')
      .select('column_id', 'rule', 'period_start', 'period_end', 'verdict', 'n')
      .orderBy(['column_id', 'rule', 'period_start']);
    process.send?.({
      zone: new Date(now).getTimezoneOffset(),
      done,
      digest: createHash('sha256').update(JSON.stringify(rows)).digest('hex'),
    });
    await site.close();
    process.exit(0);
  }
  process.send?.({ working: true });
  for (;;) {
    await auditOf(site.strapi)
      .work(now)
      .catch((error: unknown) => process.send?.({ broke: String(error) }));
    const open = await site.strapi.db.connection('three_review_audit_runs').whereNot({ status: 'done' }).count({ n: '*' });
    if (Number(open[0]?.n) === 0) break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  process.send?.({ finished: true });
  await site.close();
  process.exit(0);
};

void main();
