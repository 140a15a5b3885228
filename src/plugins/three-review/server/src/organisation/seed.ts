import get from 'lodash/get';
import sortBy from 'lodash/sortBy';
import type { z } from 'zod';
import type { Organisation } from '../../../core/organisation';
import { POSTS } from '../../../core/regulation';
import { organisationSeed, type OrganisationSeed } from '../../../shared/contracts';
import { queryOf, textOf, type Row, type Strapi } from '../platform/strapi';

type Seed = z.output<typeof organisationSeed>;

interface Fault {
  readonly path: string;
  readonly value: unknown;
  readonly allowed: string;
}

const shown = (value: unknown): string => JSON.stringify(value) ?? 'nothing';

/** Every fault at once, each with its place, what stands there and what may. */
const stopOn = (faults: readonly Fault[]): void => {
  if (faults.length === 0) return;
  const lines = faults.map(({ path, value, allowed }) => `  ${path}: ${shown(value)}, ${allowed}`);
  throw new Error(`three-review: the units and posts cannot be set up, nothing was stored.\n${lines.join('\n')}`);
};

const valueAt = (held: unknown, path: readonly PropertyKey[]): unknown => get(held, path);

const shapeFaults = (asked: unknown, { issues }: z.ZodError): Fault[] =>
  issues.map(({ path, message }) => ({ path: path.map(String).join('.'), value: valueAt(asked, path), allowed: message }));

const list = (words: readonly string[]): string => (words.length === 0 ? 'there is none' : `allowed: ${[...words].sort().join(', ')}`);

/** How many units stand above this one in the set-up; null: it stands above itself. */
const depthOf = ({ units }: Seed, code: string | null, seen: readonly string[] = []): number | null => {
  const unit = units.find((one) => one.code === code);
  if (!unit) return 0;
  if (seen.includes(unit.code)) return null;
  const above = depthOf({ units, posts: [] }, unit.parentCode, [...seen, unit.code]);
  return above === null ? null : above + 1;
};

const unitFaults = (seed: Seed, { codes }: Organisation): Fault[] => {
  const known = [...new Set([...codes, ...seed.units.map(({ code }) => code)])];
  return seed.units.flatMap(({ code, parentCode }, i): Fault[] => [
    ...(seed.units.findIndex((other) => other.code === code) < i
      ? [{ path: `units.${String(i)}.code`, value: code, allowed: 'stands there already; each code once' }]
      : []),
    ...(parentCode !== null && !known.includes(parentCode)
      ? [{ path: `units.${String(i)}.parentCode`, value: parentCode, allowed: list(known) }]
      : []),
    ...(depthOf(seed, code) === null
      ? [{ path: `units.${String(i)}.parentCode`, value: parentCode, allowed: 'a unit does not stand below itself' }]
      : []),
  ]);
};

const postFaults = (seed: Seed, organisation: Organisation, users: ReadonlyMap<string, Row>): Fault[] => {
  const known = [...new Set([...organisation.codes, ...seed.units.map(({ code }) => code)])];
  return seed.posts.flatMap(({ kind, unitCode, email }, i): Fault[] => {
    const path = `posts.${String(i)}`;
    const ofUnit = POSTS[kind] === 'unit';
    return [
      ...(ofUnit && unitCode === null
        ? [{ path: `${path}.unitCode`, value: null, allowed: `${kind} is held for a unit; ${list(known)}` }]
        : []),
      ...(!ofUnit && unitCode !== null
        ? [{ path: `${path}.unitCode`, value: unitCode, allowed: `${kind} is held for the whole bureau: null` }]
        : []),
      ...(ofUnit && unitCode !== null && !known.includes(unitCode)
        ? [{ path: `${path}.unitCode`, value: unitCode, allowed: list(known) }]
        : []),
      // Who came later and left again is no fault of a set-up that is over.
      ...(!organisation.settled && !users.has(email)
        ? [{ path: `${path}.email`, value: email, allowed: 'must be the e-mail address of an administrator account' }]
        : []),
    ];
  });
};

/** Reads a set-up whole, before anything of it is stored; throws with every fault in it. Units come with those above them first. */
export const readSeed = async (
  strapi: Strapi,
  organisation: Organisation,
  asked: OrganisationSeed
): Promise<Seed & { readonly users: ReadonlyMap<string, Row> }> => {
  const parsed = organisationSeed.safeParse(asked);
  if (!parsed.success) stopOn(shapeFaults(asked, parsed.error));
  const seed = organisationSeed.parse(asked);
  const emails = [...new Set(seed.posts.map(({ email }) => email))];
  const found = emails.length === 0 ? [] : await queryOf(strapi, 'admin::user').findMany({ where: { email: { $in: emails } } });
  const users = new Map(found.map((user) => [textOf(user.email) ?? '', user]));
  stopOn([...unitFaults(seed, organisation), ...postFaults(seed, organisation, users)]);
  return { units: sortBy(seed.units, ({ code }) => depthOf(seed, code)), posts: seed.posts, users };
};
