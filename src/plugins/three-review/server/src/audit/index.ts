import { columnBody, type ColumnIn } from '../../../shared/contracts';
import { work, workByClock } from '../jobs/wake';
import { isAuditOn } from '../platform/covered';
import { inTransaction } from '../platform/database';
import { failed } from '../platform/failure';
import type { Strapi } from '../platform/strapi';
import { divisionController } from './division/controller';
import { createColumn } from './columns/service';
import { columnBySlug } from './columns/store';
import { doBackfill, orderBackfill, type Asked } from './runs/service';
import { casesController } from './cases/controller';
import { publicColumnsController } from './public';
import { findRun } from './runs/store';
import { auditController } from './controller';
import { columnsController } from './columns/controller';
import { columnOptionsController } from './columns/options';
import { shownController, whileOn } from './switch';

/** The controllers of the column audit, by the names its routes use. */
export const auditControllers = {
  columns: whileOn(columnsController),
  columnOptions: whileOn(columnOptionsController),
  audit: whileOn(auditController),
  division: whileOn(divisionController),
  cases: whileOn(casesController),
  publicColumns: whileOn(publicColumnsController),
  shown: shownController,
};

/** For the command line, other code in the host, and tests: the same paths that cron and the routes take. */
export const auditService = ({ strapi }: { strapi: Strapi }) => ({
  /** One wake-up, as of `now` (ms). */
  work: (now = Date.now()) => work(strapi, now),
  /** What cron does: a wake-up; while the clock is not believed, without the audit. */
  wake: (now = Date.now()) => workByClock(strapi, now),
  /** A column with its first term, unless one of this slug is there. */
  seedColumn: async (input: ColumnIn): Promise<string> => {
    const held = await inTransaction(strapi, (trx) => columnBySlug(strapi, trx, input.slug));
    const column = held ?? (await createColumn(strapi, columnBody.parse(input), { name: null, at: Date.now() }));
    if (failed(column)) throw new Error(`column ${input.slug}: ${column.path} ${column.message}`);
    return column.id;
  },
  order: (asked: Asked, now = Date.now()) => {
    if (!isAuditOn(strapi)) throw new Error('This site has no column audit: audit is false in the configuration of three-review.');
    return orderBackfill(strapi, asked, now);
  },
  backfill: (id: number, now = Date.now()) => doBackfill(strapi, id, now),
  run: (id: number) => findRun(strapi, id),
});
