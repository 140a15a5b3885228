import type { EpochDay } from '../kernel/dates';
import type { ColumnCategory, Frequency } from '../regulation';
import { isName, plain, visible } from '../kernel/words';
import { fullName, meant, type Named } from './divisionNames';
import type { Division, SheetFault, SheetFaultCode, SheetRow } from './divisionSheet';
import { categoryOf, dayFrom, frequencyFrom, isBlank, partsOf, yesOrNo, type SheetColumn } from './divisionWords';

/** What a line of the sheet says, its words looked up. Null where a fault was found instead. */
export interface ReadRow {
  readonly row: number;
  readonly name: string;
  /** As written; which column it means is found when all lines are known. */
  readonly parent: string;
  readonly category: ColumnCategory;
  readonly unitId: string;
  readonly coUnitIds: readonly string[];
  readonly dutyOfficerId: string | null;
  readonly deputyId: string | null;
  readonly frequency: Frequency | 'policy';
  readonly from: EpochDay | null;
  readonly to: EpochDay | null;
}

/** Steps from one word to the other: insertions, deletions, replacements. */
const distance = (a: string, b: string): number => {
  let before = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const now = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (before[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      now.push(Math.min(replaced, (before[j] ?? 0) + 1, (now[j - 1] ?? 0) + 1));
    }
    before = now;
  }
  return before[b.length] ?? 0;
};

/** The known name that is nearest to what was written; null where none is even half like it. */
export const nearest = (written: string, names: readonly string[]): string | null => {
  const word = plain(written);
  const [best] = names
    .map((name) => ({ name, steps: distance(word, plain(name)) }))
    .filter(({ name, steps }) => steps * 2 <= Math.max(word.length, plain(name).length))
    .sort((a, b) => a.steps - b.steps);
  return best?.name ?? null;
};

export type Report = (column: SheetColumn | null, code: SheetFaultCode, data?: Readonly<Record<string, unknown>>) => null;

export const reporter = (row: number, faults: SheetFault[]): Report => {
  return (column, code, data = {}) => {
    faults.push({ row, column, code, data });
    return null;
  };
};

const unitOf = (text: string, column: 'unit' | 'coUnits', units: readonly Named[], report: Report): string | null => {
  const found = meant(text, units);
  if (found.length > 1) return report(column, 'ambiguous_unit', { value: visible(text), units: found.map(fullName) });
  const names = units.map(({ name }) => name);
  return found[0]?.id ?? report(column, 'unknown_unit', { value: text, nearest: nearest(text, names) });
};

const personOf = (text: string, column: 'dutyOfficer' | 'deputy', users: Division['users'], report: Report): string | null => {
  if (isBlank(text)) return null;
  const found = users.filter(({ name, email }) => plain(name) === plain(text) || (email !== undefined && plain(email) === plain(text)));
  if (found.length > 1) return report(column, 'ambiguous_person', { value: text, people: found.length });
  const names = users.map(({ name }) => name);
  return found[0]?.id ?? report(column, 'unknown_person', { value: text, nearest: nearest(text, names) });
};

const frequencyIn = ({ cells }: SheetRow, report: Report): Frequency | 'policy' | null => {
  const exempt = yesOrNo(cells.exempt);
  if (exempt === null) return report('exempt', 'unknown_yes_no', { value: cells.exempt });
  const asked = isBlank(cells.frequency) ? 'policy' : frequencyFrom(cells.frequency);
  if (asked === null) return report('frequency', 'unknown_frequency', { value: cells.frequency });
  if (!exempt) return asked;
  if (asked !== 'policy' && asked.kind !== 'exempt') return report('exempt', 'frequency_and_exempt', { frequency: cells.frequency });
  return { kind: 'exempt' };
};

const dayIn = ({ cells }: SheetRow, column: 'from' | 'to', report: Report): EpochDay | null =>
  isBlank(cells[column]) ? null : (dayFrom(cells[column]) ?? report(column, 'bad_date', { value: cells[column] }));

/** Reads one line; every fault in it is reported, not only the first. */
export const readRow = (line: SheetRow, { units, users }: Division, faults: SheetFault[]): ReadRow | null => {
  const { row, cells } = line;
  const before = faults.length;
  const report = reporter(row, faults);
  const name = visible(cells.name);
  if (!isName(name)) report('name', 'name_missing');
  const category = isBlank(cells.category) ? 'other' : categoryOf(cells.category);
  if (category === null) report('category', 'unknown_category', { value: cells.category });
  const unitId = isBlank(cells.unit) ? report('unit', 'unit_missing') : unitOf(cells.unit, 'unit', units, report);
  const coUnits = isBlank(cells.coUnits) ? [] : partsOf(cells.coUnits);
  const coUnitIds = coUnits.map((text) => unitOf(text, 'coUnits', units, report)).filter((id) => id !== null);
  const dutyOfficerId = personOf(cells.dutyOfficer, 'dutyOfficer', users, report);
  const deputyId = personOf(cells.deputy, 'deputy', users, report);
  const frequency = frequencyIn(line, report);
  const [from, to] = [dayIn(line, 'from', report), dayIn(line, 'to', report)];
  if (from !== null && to !== null && to < from) report('to', 'to_before_from', { from: cells.from, to: cells.to });
  if (faults.length > before || category === null || unitId === null || frequency === null) return null;
  const parent = isBlank(cells.parent) ? '' : visible(cells.parent);
  return { row, name, parent, category, unitId, coUnitIds, dutyOfficerId, deputyId, frequency, from, to };
};
