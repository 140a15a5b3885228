import type { Knex } from 'knex';
import type { EpochDay } from '../../../../core/kernel/dates';
import type { NamedUnit } from '../../../../core/organisation';
import type { Box, Capacity } from '../../../../core/review';
import type { Strapi } from '../../platform/strapi';
import { refsOfUnits } from './units';

type Condition = (query: Knex.QueryBuilder) => void;

const NOTHING: Condition = (query) => void query.whereRaw('1 = 0');

/** One of these holds; none of them: nothing does. */
const anyOf = (conditions: readonly Condition[]): Condition =>
  conditions.length === 0
    ? NOTHING
    : (query) =>
        void query.where((some) => {
          for (const condition of conditions) void some.orWhere(condition);
        });

const allOf =
  (...conditions: readonly Condition[]): Condition =>
  (query) => {
    for (const condition of conditions) void query.where(condition);
  };

/** `awaitsSignature` of the core, as SQL over the rows `i` of the inbox. */
const toSign = (strapi: Strapi, { person, stages }: Capacity, units: readonly NamedUnit[]): Condition => {
  const awaited = stages.map(({ stage, units: of }): Condition => (query) => {
    void query.where('i.stage', stage);
    if (of === 'all') void query.whereNotNull('i.unit_ref');
    else void query.whereIn('i.unit_ref', [...refsOfUnits(strapi, of, units)]);
  });
  return stages.length === 0 ? NOTHING : allOf(anyOf(awaited), (query) => void query.where('i.signers', 'not like', `%,${person},%`));
};

/** The boxes of a person as conditions on the rows `i` of the inbox: what `boxesOf` of the core says of one row, said of all. */
export const boxConditions = (
  strapi: Strapi,
  entitled: Capacity,
  units: readonly NamedUnit[],
  overdueUpTo: EpochDay | null
): Readonly<Record<Box, Condition>> => {
  const me = Number(entitled.person);
  const theirs = anyOf([(query) => void query.where('i.drafter_id', me), (query) => void query.where('i.submitter_id', me)]);
  const approved: Condition = (query) => void query.where('i.stage', 'approved');
  const sign = toSign(strapi, entitled, units);
  const returned = allOf(theirs, (query) => void query.where('i.returned', true));
  const toAct = anyOf([sign, returned, ...(entitled.publishes ? [approved] : [])]);
  return {
    to_sign: sign,
    returned,
    approved: entitled.publishes ? approved : allOf(approved, theirs),
    mine: allOf(theirs, (query) => void query.where('i.returned', false)),
    overdue: overdueUpTo === null ? NOTHING : allOf(toAct, (query) => void query.where('i.due_day', '<=', overdueUpTo)),
  };
};
