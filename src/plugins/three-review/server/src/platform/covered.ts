import type { Policy } from '../../../core/regulation';
import { policyInForce } from '../../../core/regulation';
import { parseDay } from '../../../core/kernel/dates';
import type { Config, Mapping } from '../config';
import type { Strapi } from './strapi';

/** The configuration after the boot has checked it, and where the answerable unit and the column of a type are found. */
export interface Covered {
  readonly mapping: Mapping;
  readonly unit: string;
  readonly column: string;
  readonly eventDate: string;
  readonly classification: string;
}

const PLUGIN = 'plugin::three-review';

export const configOf = (strapi: Strapi): Config => strapi.config.get<Config>(PLUGIN);

export const coveredUids = (strapi: Strapi): readonly string[] => Object.keys(configOf(strapi).contentTypes);

export const isCovered = (strapi: Strapi, uid: string): boolean => uid in configOf(strapi).contentTypes;

/** The fields that answer for `uid`: the host's own where it has them, else those the plugin adds. */
export const coveredType = (strapi: Strapi, uid: string): Covered => {
  const mapping = configOf(strapi).contentTypes[uid];
  if (!mapping) throw new TypeError(`${uid} is not a covered type`);
  return {
    mapping,
    unit: mapping.unit ?? 'reviewUnit',
    column: mapping.column ?? 'reviewColumn',
    eventDate: mapping.eventDate ?? 'reviewEventDate',
    classification: mapping.classification ?? 'classification',
  };
};

const formats = new Map<string, Intl.DateTimeFormat>();

/** Made once: it takes longer to make than anything else a decision needs. */
const formatOf = (timeZone: string): Intl.DateTimeFormat => {
  const held = formats.get(timeZone);
  if (held) return held;
  const made = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  formats.set(timeZone, made);
  return made;
};

/** The civil day of an instant in the policy's time zone, as days since 1970-01-01. */
export const localDay = (strapi: Strapi, at: number): number => {
  const parts = formatOf(configOf(strapi).timeZone).format(at);
  const day = parseDay(parts);
  if (day === null) throw new RangeError(`no civil day for ${String(at)}`);
  return day;
};

export const policyNow = (strapi: Strapi, at: number): Policy => policyInForce(configOf(strapi).policy, localDay(strapi, at));
