import type { Actor } from './state';

/** Two people of one name, side by side: each is named with the account they sign in with. Everybody else keeps their name. */
export const tellApart = (people: readonly Actor[]): (<P extends Actor>(person: P) => P) => {
  const ids = new Map<string, Set<string>>();
  for (const { id, name } of people) ids.set(name, (ids.get(name) ?? new Set()).add(id));
  return (person) =>
    (ids.get(person.name)?.size ?? 0) > 1 ? { ...person, name: `${person.name}（${person.account ?? `#${person.id}`}）` } : person;
};
