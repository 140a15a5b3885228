import { exportRows, planImport, SHEET_HEADS, type Division, type ImportPlan, type SheetFault } from '../../../../core/audit';
import type { ImportPreview } from '../../../../shared/contracts';
import { actorOf } from '../../platform/caller';
import { localDay } from '../../platform/covered';
import { inTransaction } from '../../platform/database';
import { refused, type Failure } from '../../platform/failure';
import { UNIT } from '../../platform/names';
import { queryOf, textOf, type Strapi, type Trx } from '../../platform/strapi';
import { frozenDays } from '../columns/judged';
import { holdMark, setMark } from '../columns/mark';
import { readColumns } from '../columns/store';
import type { By } from '../../platform/caller';
import { inTreeOrder } from '../columns/view';
import { readSheet, writeSheet, type SheetFile, type SheetFormat } from '../sheet';
import { applyPlan } from './apply';
import { faultView } from './words';

const divisionOf = async (strapi: Strapi, trx: Trx, now: number): Promise<Division> => {
  const frozen = await frozenDays(strapi, trx);
  const users = await queryOf(strapi, 'admin::user').findMany({ where: { isActive: true } });
  const units = await queryOf(strapi, UNIT).findMany({ select: ['documentId', 'name', 'code'] });
  return {
    columns: inTreeOrder(await readColumns(strapi, trx)).map((column) => ({
      ...column,
      code: column.slug,
      frozenTo: frozen.get(column.id) ?? null,
    })),
    units: units.map((unit) => ({ id: String(unit.documentId), name: String(unit.name), code: String(unit.code) })),
    users: users
      .filter((user) => user.blocked !== true)
      .map((user) => {
        const email = textOf(user.email);
        return { id: String(user.id), name: actorOf(user).name, ...(email === null ? {} : { email }) };
      }),
    today: localDay(strapi, now),
  };
};

const previewOf = (rows: number, plan: ImportPlan, remarks: readonly SheetFault[], applied: boolean): ImportPreview => ({
  rows,
  create: plan.creates.map(({ name }) => name),
  update: plan.updates.map(({ name, changed }) => ({ name, changes: changed.map((column) => SHEET_HEADS[column][0]) })),
  unchanged: plan.unchanged.length,
  faults: plan.faults.map(faultView),
  remarks: remarks.map(faultView),
  applied,
});

/**
 * The division sheet (附件1, A9.1): read, planned against what there is, and, unless it is a dry run or has a fault, done, in one
 * transaction. The same sheet once more changes nothing.
 */
export const importSheet = async (strapi: Strapi, file: SheetFile, dryRun: boolean, by: By): Promise<ImportPreview | Failure> => {
  const sheet = await readSheet(file);
  if ('code' in sheet) return refused([sheet], 'file');
  const { rows, heads, remarks, faults } = sheet;
  if (faults.length > 0) return previewOf(rows.length, { creates: [], updates: [], unchanged: [], faults }, remarks, false);
  return inTransaction(strapi, async (trx) => {
    if (!dryRun) await holdMark(strapi, trx);
    const plan = planImport(rows, await divisionOf(strapi, trx, by.at), heads);
    const apply = !dryRun && plan.faults.length === 0;
    if (apply && plan.creates.length + plan.updates.length > 0) {
      await setMark(strapi, trx);
      await applyPlan(strapi, trx, plan, by);
    }
    return previewOf(rows.length, plan, remarks, apply);
  });
};

export const exportSheet = (strapi: Strapi, format: SheetFormat, now: number): Promise<Buffer> =>
  inTransaction(strapi, async (trx) => exportRows(await divisionOf(strapi, trx, now))).then((rows) => writeSheet(rows, format));
