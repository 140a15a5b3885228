import { POSTS, type Policy, type PostKind } from '../regulation';

export interface SeatUnit {
  readonly id: string;
  readonly parent: string | null;
}

/** A post that must be held, of a unit or (null) of the whole bureau. */
export interface Seat {
  readonly post: PostKind;
  readonly unit: string | null;
}

interface Held {
  readonly kind: PostKind;
  readonly unit: string | null;
}

/**
 * A6: the posts that have to be held. Of each unit that answers for documents: one that has a post, that a document names, or that has no
 * unit below it; what is only there to hold others together needs none. And whoever publishes (A10.2).
 */
export const seatsOf = (policy: Policy, units: readonly SeatUnit[], held: readonly Held[], named: ReadonlySet<string>): readonly Seat[] => {
  const kinds = [...new Set([...policy.stages.map(({ post }) => post), policy.publisherPost])];
  const parents = new Set(units.map(({ parent }) => parent));
  const answers = ({ id }: SeatUnit): boolean => !parents.has(id) || named.has(id) || held.some(({ unit }) => unit === id);
  return [
    ...units.filter(answers).flatMap(({ id }) => kinds.filter((post) => POSTS[post] === 'unit').map((post) => ({ post, unit: id }))),
    ...kinds.filter((post) => POSTS[post] === 'bureau').map((post) => ({ post, unit: null })),
  ];
};
