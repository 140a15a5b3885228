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

/** Each gets a code of its own; the text itself, where it can be one. */
export const asStrays = (said: readonly Said[], stem: string, taken: readonly string[], fits: (value: string) => boolean): SetupStray[] => {
  const codes = [...taken];
  return orderBy(said, ['documents', 'name'], ['desc', 'asc']).map((one) => {
    const code = proposedCode(one.name, stem, codes);
    codes.push(code);
    return { ...one, code, fits: fits(one.value) };
  });
};

export const unitsFacts = async (strapi: Strapi): Promise<Setup['units']> => {
  const units = await listUnits(strapi);
  const { named, strays } = await textsForUnits(strapi, units);
  const taken = units.map(({ code }) => code);
  return { units, strays: asStrays(strays, 'unit', taken, (value) => CODE.test(value)), matched: named.length };
};
