import { ADDED_FIELDS } from '../../../shared/addedFields';
import type { Policy } from '../../../core/regulation';
import { policyInForce } from '../../../core/regulation';
import { epochDay, parseDay } from '../../../core/kernel/dates';
import type { Config, Mapping } from './config';
import type { Strapi } from './strapi';

/** The configuration after the boot has checked it, and where the answerable unit and the column of a type are found. */
export interface Covered {
  readonly mapping: Mapping;
  /** `reviewStage`: always the plugin's own. */
  readonly stage: string;
  readonly unit: string;
  readonly column: string;
  readonly eventDate: string;
  readonly classification: string;
}

const PLUGIN = 'plugin::three-review';

export const configOf = (strapi: Strapi): Config => strapi.config.get<Config>(PLUGIN);

/** Does this site have the column audit? */
export const isAuditOn = (strapi: Strapi): boolean => configOf(strapi).audit.on;

export const coveredUids = (strapi: Strapi): readonly string[] => Object.keys(configOf(strapi).contentTypes);

export const isCovered = (strapi: Strapi, uid: string): boolean => uid in configOf(strapi).contentTypes;

/** The fields that answer for `uid`: the host's own where it has them, else those the plugin adds. */
export const coveredType = (strapi: Strapi, uid: string): Covered => {
  const mapping = configOf(strapi).contentTypes[uid];
  if (!mapping) throw new TypeError(`${uid} is not a covered type`);
  const names = { ...ADDED_FIELDS, ...mapping.added };
  return {
    mapping,
    stage: names.stage,
    unit: mapping.unit ?? names.unit,
    column: mapping.column ?? names.column,
    eventDate: mapping.eventDate ?? names.eventDate,
    classification: mapping.classification ?? names.classification,
  };
};

/** Reads the clock of the policy's time zone by its own tables, whatever zone and language the host runs in. One a zone: building one is dear. */
const clocks = new Map<string, Intl.DateTimeFormat>();
const clockOf = (timeZone: string): Intl.DateTimeFormat => {
  const held = clocks.get(timeZone);
  if (held) return held;
  const clock = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', { timeZone, year: 'numeric', month: 'numeric', day: 'numeric' });
  clocks.set(timeZone, clock);
  return clock;
};

/** The civil day of an instant (ms) in a time zone, as days since 1970-01-01. */
export const dayIn = (timeZone: string, at: number): number => {
  const parts = clockOf(timeZone).formatToParts(at);
  const [year, month, day] = (['year', 'month', 'day'] as const).map((type) => Number(parts.find((part) => part.type === type)?.value));
  if (year === undefined || month === undefined || day === undefined) throw new RangeError(`no civil day for ${String(at)}`);
  return epochDay(year, month, day);
};

/** The same in the policy's time zone. */
export const localDay = (strapi: Strapi, at: number): number => dayIn(configOf(strapi).timeZone, at);

/** The civil day of a date, or of an instant in the policy's time zone, as a field of the host holds it; null for anything else. */
export const civilDayOf = (strapi: Strapi, value: unknown): number | null => {
  if (value instanceof Date) return localDay(strapi, value.getTime());
  if (typeof value !== 'string') return null;
  const at = Date.parse(value);
  return parseDay(value) ?? (Number.isNaN(at) ? null : localDay(strapi, at));
};

export const policyNow = (strapi: Strapi, at: number): Policy => policyInForce(configOf(strapi).policy, localDay(strapi, at));
