import { tallyByUnit, type Verdict } from '../../../../core/audit';
import { formatDay } from '../../../../core/kernel/dates';
import type { UnitDetail, UnitTally } from '../../../../shared/contracts';
import { allRows, numberOf, table } from '../../platform/database';
import { unitIn, unitNames } from '../../platform/names';
import { textOf, type Strapi } from '../../platform/strapi';
import { readColumns } from '../columns/store';
import { AUDIT_TABLES } from '../tables';
import { verdictIn } from './closed';
import { standingViews } from './columnStanding';
import { ORDERS } from './order';
import { standingsOn, type Stand } from './standings';

interface Range {
  readonly from: number;
  readonly to: number;
}

/** What was judged of each unit in the periods that ended in the range, counted by the database. */
const judged = async function* (strapi: Strapi, { from, to }: Range): AsyncGenerator<{ unitId: string; verdict: Verdict; n: number }> {
  const rows = await allRows(
    table(strapi, strapi.db.connection, AUDIT_TABLES.results)
      .select('unit_id', 'verdict')
      .count({ n: '*' })
      .whereBetween('period_end', [from, to])
      .whereNotNull('unit_id')
      .groupBy('unit_id', 'verdict')
  );
  for (const row of rows) yield { unitId: String(row.unit_id), verdict: verdictIn(row.verdict), n: numberOf(row.n) };
};

const repeated = function* (
  groups: readonly { unitId: string; verdict: Verdict; n: number }[]
): Generator<{ unitId: string; verdict: Verdict }> {
  for (const { n, ...cell } of groups) for (let i = 0; i < n; i += 1) yield cell;
};

const viewOf = (
  names: ReadonlyMap<string, string>,
  id: string,
  stands: readonly Stand[],
  tally: ReturnType<typeof tallyByUnit>[number] | undefined
): UnitTally => {
  const own = stands.filter(({ term }) => term?.unitId === id);
  return {
    unit: unitIn(names, id) ?? { id, name: id },
    met: tally?.met ?? 0,
    total: tally?.total ?? 0,
    missed: tally?.missed ?? 0,
    excused: tally?.excused ?? 0,
    rate: tally?.share ?? null,
    columns: own.length,
    overdue: own.filter(({ standing }) => standing.state === 'overdue').length,
  };
};

/** `GET /audit/units`: units by their share of duties met, lowest first; units whose columns were not judged come last. */
export const unitTallies = async (
  strapi: Strapi,
  range: Range,
  today: number
): Promise<{ units: UnitTally[]; stands: readonly Stand[] }> => {
  const groups: { unitId: string; verdict: Verdict; n: number }[] = [];
  for await (const group of judged(strapi, range)) groups.push(group);
  const tallies = tallyByUnit(repeated(groups));
  const { stands } = await standingsOn(strapi, await readColumns(strapi, strapi.db.connection), today);
  const names = await unitNames(strapi);
  const others = [...new Set(stands.flatMap(({ term }) => textOf(term?.unitId) ?? []))].filter(
    (id) => !tallies.some((tally) => tally.unitId === id)
  );
  const units = [
    ...tallies.map((tally) => viewOf(names, tally.unitId, stands, tally)),
    ...others.map((id) => viewOf(names, id, stands, undefined)),
  ];
  return { units, stands };
};

/** `GET /audit/units/:id` */
export const unitDetail = async (strapi: Strapi, id: string, range: Range, today: number): Promise<UnitDetail | null> => {
  const names = await unitNames(strapi);
  if (!names.has(id)) return null;
  const { units, stands } = await unitTallies(strapi, range, today);
  const own = stands.filter(({ term }) => term?.unitId === id).sort(ORDERS.urgency);
  return {
    tally: units.find(({ unit }) => unit.id === id) ?? viewOf(names, id, stands, undefined),
    from: formatDay(range.from),
    to: formatDay(range.to),
    columns: await standingViews(strapi, own, today),
  };
};
