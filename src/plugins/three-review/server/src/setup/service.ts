import { stepsLeft, stepsOf, type Gap, type Step, type StepId } from '../../../core/setup';
import type { Setup, SetupGap } from '../../../shared/contracts';
import { configOf, coveredUids } from '../platform/covered';
import { modelOf, type Strapi } from '../platform/strapi';
import { columnsFacts } from './columns';
import { labelsOf, toldField } from './fields';
import { postsFacts, vacantIn } from './posts';
import { roleGaps, type NamedRole } from './roles';
import { typesFacts } from './types';
import { unitsFacts } from './units';

type Facts = Pick<Setup, 'types' | 'units' | 'posts' | 'columns'>;

export interface Gathered extends Facts {
  readonly gaps: readonly Gap[];
  readonly roles: readonly NamedRole[];
  readonly steps: readonly Step[];
  /** The most harmful first. */
  readonly left: readonly StepId[];
}

/** What is there and what is missing. The page, the doctor and the line at the boot ask this one function. */
export const gather = async (strapi: Strapi): Promise<Gathered> => {
  const types = await typesFacts(strapi);
  const units = await unitsFacts(strapi);
  const posts = await postsFacts(strapi);
  const columns = await columnsFacts(strapi);
  const { roles, gaps } = await roleGaps(strapi);
  const steps = stepsOf({
    covered: coveredUids(strapi).length,
    confirmed: types.confirmed !== null,
    units: units.units.length,
    strayUnits: units.strays.length,
    vacant: vacantIn(posts).length,
    audit: columns.on,
    columns: columns.count,
    strayColumns: columns.strays.length,
    rights: gaps.length,
  });
  return { types, units, posts, columns, gaps, roles, steps, left: stepsLeft(steps) };
};

/** The gaps with the names that people know. */
const told = async (strapi: Strapi, { gaps, roles }: Gathered): Promise<readonly SetupGap[]> => {
  const labels = new Map(await Promise.all(coveredUids(strapi).map(async (uid) => [uid, await labelsOf(strapi, uid)] as const)));
  return gaps.map(({ role, action, subject, fields }) => {
    const label = (subject === null ? undefined : labels.get(subject)) ?? ((name: string) => name);
    return {
      role: { id: role, name: roles.find(({ id }) => id === role)?.name ?? String(role) },
      action,
      type: subject === null ? null : { uid: subject, name: modelOf(strapi, subject).info?.displayName ?? subject },
      fields: subject === null ? [] : fields.map((field) => toldField(strapi, subject, label, field)),
    };
  });
};

const MOST = 200;

/** The answer of `GET /setup`. */
export const setupFor = async (strapi: Strapi, may: Setup['may']): Promise<Setup> => {
  const gathered = await gather(strapi);
  const { types, units, posts, columns, steps, left } = gathered;
  return {
    checkedAt: Date.now(),
    timeZone: configOf(strapi).timeZone,
    reauthenticates: configOf(strapi).signing.reauthenticate,
    steps: [...steps],
    left: [...left],
    types,
    units: { ...units, strays: units.strays.slice(0, MOST) },
    posts,
    columns: { ...columns, strays: columns.strays.slice(0, MOST) },
    roles: { gaps: [...(await told(strapi, gathered))] },
    may,
  };
};
