import orderBy from 'lodash/orderBy';
import partition from 'lodash/partition';
import { plain } from '../../../core/kernel/words';
import { proposedCode } from '../../../core/setup';
import type { Setup, SetupStray, Unit } from '../../../shared/contracts';
import { unitAmong } from '../content';
import { listUnits } from '../organisation/service';
import { coveredType, coveredUids } from '../platform/covered';
import { modelOf, type Strapi } from '../platform/strapi';
import { together, valuesIn, type Said } from './values';

/** So many are listed; all are counted. */
export const MOST_LISTED = 200;

const textual = (strapi: Strapi): readonly string[] =>
  coveredUids(strapi).filter((uid) => modelOf(strapi, uid).attributes[coveredType(strapi, uid).unit]?.type !== 'relation');

interface Texts {
  readonly named: readonly Said[];
  readonly strays: readonly Said[];
}

/** What documents write in their field of the unit, and what of it is none. A relation names a unit by itself. */
const textsForUnits = async (strapi: Strapi, units: readonly Unit[]): Promise<Texts> => {
  const lists = await Promise.all(
    textual(strapi).map(async (uid) =>
      partition(await valuesIn(strapi, uid, coveredType(strapi, uid).unit), ({ value }) => isUnit(strapi, uid, value, units))
    )
  );
  return { named: together(lists.map(([named]) => named)), strays: together(lists.map(([, strays]) => strays)) };
};

const isUnit = (strapi: Strapi, uid: string, value: string, units: readonly Unit[]): boolean =>
  plain(value) === '' || unitAmong(strapi, uid, value, units) !== null;

const CODE = /^[a-z0-9-]{1,64}$/;

interface Naming {
  readonly stem: string;
  readonly taken: readonly string[];
  readonly fits: (value: string) => boolean;
  /** The code that the configuration reads a text as. */
  readonly configured?: (value: string) => string | undefined;
}

/** Each gets a code: the one that the configuration has for it, else one of its own; the text itself, where it can be one. */
export const asStrays = (said: readonly Said[], { stem, taken, fits, configured = () => undefined }: Naming): SetupStray[] => {
  const codes = [...taken];
  return orderBy(said, ['documents', 'name'], ['desc', 'asc']).map((one) => {
    const read = configured(one.value);
    if (read !== undefined) return { ...one, code: read, fits: false, configured: true };
    const code = proposedCode(one.name, stem, codes);
    codes.push(code);
    return { ...one, code, fits: fits(one.value), configured: false };
  });
};

/** By `unitNames` of whichever type has the text there. */
const readAs = (strapi: Strapi, value: string): string | undefined =>
  textual(strapi)
    .map((uid) => coveredType(strapi, uid).mapping.unitNames)
    .find((names) => Object.hasOwn(names, value))?.[value];

export const unitsFacts = async (strapi: Strapi): Promise<Setup['units']> => {
  const units = await listUnits(strapi);
  const { named, strays } = await textsForUnits(strapi, units);
  const taken = units.map(({ code }) => code);
  return {
    units,
    strays: asStrays(strays, { stem: 'unit', taken, fits: (value) => CODE.test(value), configured: (value) => readAs(strapi, value) }),
    matched: named.length,
  };
};
