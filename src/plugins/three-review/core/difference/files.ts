import { isFields, listOf, type Fields } from '../content/fields';
import { canonical, type Json } from '../ledger/canonical';
import type { FileChange, LinkChange } from './kinds';
import { merged, pairUp, type Likening } from './pairing';

/** A file is the same by its document, or by the address under which a text shows it. */
const idOf = (file: Json): string => {
  if (!isFields(file)) return canonical(file);
  return typeof file.documentId === 'string' ? file.documentId : typeof file.path === 'string' ? file.path : canonical(file);
};

const byId: Likening<Json> = { key: idOf, like: () => 0, near: 1, far: 1, small: () => false };

const fieldsOf = (file: Json | undefined): Fields | null => (isFields(file) ? file : null);

/** Files and pictures: which came, went, moved, or are other than they were (bytes, alternative text, name). */
export const compareFiles = (before: Json | undefined, after: Json | undefined): readonly FileChange[] => {
  const [old, now] = [listOf(before), listOf(after)];
  return merged(pairUp(old, now, byId), old.length, now.length).flatMap(({ from, to, moved }): readonly FileChange[] => {
    const [was, is] = [fieldsOf(from === null ? undefined : old[from]), fieldsOf(to === null ? undefined : now[to])];
    if (from === null) return [{ change: 'added', before: null, after: is }];
    if (to === null) return [{ change: 'removed', before: was, after: null }];
    if (canonical(was ?? null) !== canonical(is ?? null)) return [{ change: 'changed', before: was, after: is }];
    return moved ? [{ change: 'moved', before: was, after: is }] : [];
  });
};

/** What a relation leads to, by the names that the content gives. */
export const compareLinks = (before: Json | undefined, after: Json | undefined, unordered: boolean): readonly LinkChange[] => {
  const texts = (list: Json | undefined) => listOf(list).filter((target) => typeof target === 'string');
  const [old, now] = [texts(before), texts(after)];
  return merged(pairUp(old, now, byId), old.length, now.length).flatMap(({ from, to, moved }): readonly LinkChange[] => {
    if (from === null) return [{ change: 'added', target: now[to ?? 0] ?? '' }];
    if (to === null) return [{ change: 'removed', target: old[from] ?? '' }];
    return moved && !unordered ? [{ change: 'moved', target: now[to] ?? '' }] : [];
  });
};
