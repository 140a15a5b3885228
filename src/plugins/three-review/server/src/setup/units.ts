import orderBy from 'lodash/orderBy';
import { plain } from '../../../core/kernel/words';
import { proposedCode } from '../../../core/setup';
import type { Setup, SetupStray, Unit } from '../../../shared/contracts';
import { listUnits } from '../organisation/service';
import { coveredType, coveredUids } from '../platform/covered';
import { modelOf, type Strapi } from '../platform/strapi';
import { together, valuesIn, type Said } from './values';

/** So many are listed; all are counted. */
export const MOST_LISTED = 200;

/** The unit that a text names (A1): by its code. */
export const unitFor = (text: string, units: readonly Unit[]): Unit | null => units.find(({ code }) => code === text) ?? null;

const textual = (strapi: Strapi): readonly string[] =>
  coveredUids(strapi).filter((uid) => modelOf(strapi, uid).attributes[coveredType(strapi, uid).unit]?.type !== 'relation');

/** What documents write in their field of the unit. A relation names a unit by itself. */
const textsForUnits = async (strapi: Strapi): Promise<readonly Said[]> =>
  together(await Promise.all(textual(strapi).map((uid) => valuesIn(strapi, uid, coveredType(strapi, uid).unit))));

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
  const said = await textsForUnits(strapi);
  const strays = said.filter(({ value }) => unitFor(value, units) === null && plain(value) !== '');
  const taken = units.map(({ code }) => code);
  return { units, strays: asStrays(strays, 'unit', taken, (value) => CODE.test(value)), matched: said.length - strays.length };
};
