import { isFields } from '../content/fields';
import { canonical, type Json } from '../ledger/canonical';
import type { JsonChange, Segment } from './kinds';
import { likeness, profileOf } from './likeness';
import { merged, pairUp } from './pairing';
import { piecesOf, replaced } from './words';

/** How a value stands in the comparison: a text as it is, anything else as JSON. */
const told = (value: Json | undefined): string => (value === undefined ? '' : typeof value === 'string' ? value : canonical(value));

const named = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);

/** What an entry of a list is called, where it has a name of its own. */
const idOf = (value: Json): string | null => {
  if (!isFields(value)) return null;
  const id = value.id ?? value.key ?? value.uid;
  return typeof id === 'string' || typeof id === 'number' ? String(id) : null;
};

const like = (a: Json, b: Json): number => {
  const [x, y] = [idOf(a), idOf(b)];
  if (x !== null && y !== null) return x === y ? 1 : 0;
  return likeness(profileOf(told(a)), profileOf(told(b)));
};

/** Two values of a JSON field, leaf by leaf; entries of lists by their own ids, else by likeness. */
export const compareJson = (before: Json | undefined, after: Json | undefined, segment: Segment, path = ''): readonly JsonChange[] => {
  if (canonical(before ?? null) === canonical(after ?? null)) return [];
  if (isFields(before) && isFields(after))
    return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((name) =>
      compareJson(before[name], after[name], segment, named(path, name))
    );
  if (Array.isArray(before) && Array.isArray(after))
    return compareLists(before as readonly Json[], after as readonly Json[], segment, path);
  if (before === undefined || before === null) return [{ path, change: 'added', pieces: replaced('', told(after)) }];
  if (after === undefined || after === null) return [{ path, change: 'removed', pieces: replaced(told(before), '') }];
  const texts = typeof before === 'string' && typeof after === 'string';
  return [{ path, change: 'changed', pieces: texts ? piecesOf(before, after, segment) : replaced(told(before), told(after)) }];
};

const compareLists = (before: readonly Json[], after: readonly Json[], segment: Segment, path: string): readonly JsonChange[] => {
  const pairs = pairUp(before, after, { key: canonical, like, near: 0.3, far: 0.6, small: () => false });
  return merged(pairs, before.length, after.length).flatMap(({ from, to, moved }): readonly JsonChange[] => {
    const [old, now] = [from === null ? undefined : before[from], to === null ? undefined : after[to]];
    const here = `${path}[${String(to ?? from ?? 0)}]`;
    if (from === null) return [{ path: here, change: 'added', pieces: replaced('', told(now)) }];
    if (to === null) return [{ path: here, change: 'removed', pieces: replaced(told(old), '') }];
    const inside = compareJson(old, now, segment, here);
    return moved ? [{ path: here, change: 'moved', pieces: [{ op: 'same', text: told(now) }] }, ...inside] : inside;
  });
};
