import { ARTICLES } from './articles';
import { PERIOD_UNITS } from './auditPolicy';

type Row = Readonly<Record<string, unknown>>;
type Faults = readonly string[];

const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as readonly unknown[]) : []);
const shown = (value: unknown): string => {
  if (value === undefined) return 'nothing';
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : 'something else';
};
const faultUnless = (holds: boolean, name: string, allowed: string, value: unknown): Faults =>
  holds ? [] : [`${name} must be ${allowed}, got ${shown(value)}`];

const counts = (row: Row, key: string, at: string, least: number): Faults =>
  faultUnless(Number.isInteger(row[key]) && Number(row[key]) >= least, `${at}.${key}`, `a whole number from ${String(least)}`, row[key]);

/** What makes a frequency unusable, as sentences. `at` says where it stands. */
export const frequencyFaults = (value: unknown, at: string): Faults => {
  if (!isRow(value)) return [`${at} must be a frequency, got ${shown(value)}`];
  if (value.kind === 'exempt') return [];
  if (value.kind === 'gap') return counts(value, 'days', at, 1);
  if (value.kind !== 'period') return [`${at}.kind must be period, gap or exempt, got ${shown(value.kind)}`];
  const known = PERIOD_UNITS.some((unit) => unit === value.unit);
  return [...faultUnless(known, `${at}.unit`, PERIOD_UNITS.join(', '), value.unit), ...counts(value, 'min', at, 1)];
};

const ruleFaults = (value: unknown, at: string): Faults => {
  if (!isRow(value)) return [`${at} must be a rule, got ${shown(value)}`];
  const cited = typeof value.article === 'string' && value.article in ARTICLES;
  return [
    ...faultUnless(cited, `${at}.article`, 'an article of the regulation', value.article),
    ...frequencyFaults(value.frequency, `${at}.frequency`),
  ];
};

const FLAGS = ['countUpdates', 'countImported', 'excuseZeroWorkday', 'requireCalendar', 'workingDays'];

const switchFaults = (value: unknown): Faults => {
  if (!isRow(value)) return [`audit.switches must be there, got ${shown(value)}`];
  const { activeShare, dueSoonDays } = value;
  const share = typeof activeShare === 'number' && activeShare >= 0 && activeShare <= 1;
  return [
    ...FLAGS.flatMap((key) => faultUnless(typeof value[key] === 'boolean', `audit.switches.${key}`, 'true or false', value[key])),
    ...counts(value, 'takenDownWithinMs', 'audit.switches', 0),
    ...counts(value, 'dateSlackDays', 'audit.switches', 0),
    ...faultUnless(share, 'audit.switches.activeShare', 'a share from 0 to 1', activeShare),
    ...[...PERIOD_UNITS, 'gap'].flatMap((unit) => counts(isRow(dueSoonDays) ? dueSoonDays : {}, unit, 'audit.switches.dueSoonDays', 0)),
  ];
};

/** What makes the audit part of a policy unusable (A9.2), as sentences. The value may be anything: a host wrote it. */
export const auditFaults = (value: unknown): Faults => {
  if (!isRow(value)) return [`audit is missing: a policy says how often columns are updated (A9.2), got ${shown(value)}`];
  const names = listOf(value.frequencies).flatMap((rule) => (isRow(rule) ? listOf(rule.columns) : []));
  return [
    ...faultUnless(Array.isArray(value.frequencies), 'audit.frequencies', 'a list', value.frequencies),
    ...listOf(value.frequencies).flatMap((rule, i) => ruleFaults(rule, `audit.frequencies[${String(i)}]`)),
    ...names.flatMap((name) => faultUnless(typeof name === 'string', 'a column of audit.frequencies', 'a name', name)),
    ...names.filter((name, i) => names.indexOf(name) !== i).map((name) => `audit.frequencies names the column ${shown(name)} twice`),
    ...ruleFaults(value.otherwise, 'audit.otherwise'),
    ...counts(value, 'publishWithinDays', 'audit', 1),
    ...switchFaults(value.switches),
  ];
};
