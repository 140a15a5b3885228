import groupBy from 'lodash/groupBy';
import { componentGuards } from './component';
import { contentGuards } from './content';
import { fileGuards } from './files';
import type { Guard } from './guard';
import { linkGuards } from './link';
import type { Plan } from './plan';
import { first, type Sql } from './sql';
import { targetGuards } from './target';

/** Every guard of the plan, one a table and event: several reasons to refuse the same write stand in one trigger. */
export const guardsOf = (sql: Sql, plan: Plan): Guard[] => {
  const found = [
    ...plan.contents.flatMap((content) => contentGuards(sql, plan, content)),
    ...plan.components.flatMap((component) => componentGuards(sql, plan, component)),
    ...plan.links.flatMap((link) => linkGuards(sql, plan, link)),
    ...(plan.files ? fileGuards(sql, plan, plan.files) : []),
    ...plan.targets.flatMap((target) => targetGuards(sql, plan, target)),
  ];
  const places = groupBy(found, ({ first: before, event, table }) => `${before ? 'first ' : ''}${event} ${table}`);
  return Object.values(places).flatMap((guards) => {
    const [head] = guards;
    const hold = guards.find((guard) => guard.hold)?.hold;
    return head ? [{ ...head, offence: first(guards.map(({ offence }) => offence)), ...(hold && { hold }) }] : [];
  });
};

/** Tables that hold content: emptying one at a stroke fires no row trigger. */
export const contentTables = (plan: Plan): readonly string[] => [
  ...new Set([
    ...plan.contents.map(({ table }) => table),
    ...plan.components.map(({ table }) => table),
    ...plan.links.map(({ table }) => table),
    ...(plan.files ? [plan.files.table] : []),
  ]),
];
