import { EMBEDDED } from '../content/embeddedField';
import { at, isFields, listOf, within, type Fields } from '../content/fields';
import { canonical, type Json } from '../ledger/canonical';
import { compareFiles, compareLinks } from './files';
import { compareJson } from './json';
import type { FieldDifference, Kind, Segment, Shape, Step } from './kinds';
import { likeness, profileOf } from './likeness';
import { linesOfBlocks, linesOfText } from './lines';
import { merged, pairUp } from './pairing';
import { compareLines } from './paragraphs';

/** Where in the content the comparison is. */
interface Place {
  readonly path: string;
  readonly steps: readonly Step[];
}

const TOP: Place = { path: '', steps: [] };
const VALUE: Kind = { kind: 'value' };
const FILES: Kind = { kind: 'files' };

const empty = (value: Json | undefined): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

const same = (before: Json | undefined, after: Json | undefined): boolean =>
  (empty(before) && empty(after)) || canonical(before ?? null) === canonical(after ?? null);

/**
 * What differs between two contents of one type, field by field in the order of `shape`, then whatever else they hold. Of equal contents
 * nothing; of contents that differ never nothing, but for a null that became an empty text.
 */
export const difference = (before: Fields, after: Fields, shape: Shape, segment: Segment): readonly FieldDifference[] =>
  fieldsIn(before, after, shape, segment, TOP);

const fieldsIn = (before: Fields, after: Fields, shape: Shape, segment: Segment, place: Place): readonly FieldDifference[] =>
  [...new Set([...shape.keys(), ...Object.keys(before), ...Object.keys(after)])]
    .filter((name) => name !== '__component' && !same(before[name], after[name]))
    .flatMap((name) => {
      const kind = name === EMBEDDED ? FILES : (shape.get(name) ?? VALUE);
      return fieldIn(name, before[name], after[name], kind, segment, place);
    });

const fieldIn = (
  name: string,
  before: Json | undefined,
  after: Json | undefined,
  kind: Kind,
  segment: Segment,
  { path, steps }: Place
): readonly FieldDifference[] => {
  const here = { path: at(path, name), steps, name };
  switch (kind.kind) {
    case 'text':
      if (!isText(before) || !isText(after)) break;
      return [{ ...here, kind: 'text', ...compareLines(linesOfText(before ?? ''), linesOfText(after ?? ''), segment) }];
    case 'blocks':
      if (!isList(before) || !isList(after)) break;
      return [{ ...here, kind: 'text', ...compareLines(linesOfBlocks(before), linesOfBlocks(after), segment) }];
    case 'json':
      return [{ ...here, kind: 'json', changes: compareJson(before, after, segment) }];
    case 'secret':
      return [{ ...here, kind: 'secret' }];
    case 'links':
      return some({ ...here, kind: 'links', changes: compareLinks(before, after, kind.unordered) });
    case 'files':
      return some({ ...here, kind: 'files', changes: compareFiles(before, after) });
    case 'parts':
      return partsIn(here, listOf(before), listOf(after), kind, segment);
    case 'value':
      break;
  }
  return [{ ...here, kind: 'value', before: before ?? null, after: after ?? null }];
};

const isText = (value: Json | undefined): value is string | null | undefined =>
  value === undefined || value === null || typeof value === 'string';
const isList = (value: Json | undefined): boolean => value === undefined || value === null || Array.isArray(value);

/** The order of what others order is no difference. */
const some = (found: FieldDifference): readonly FieldDifference[] => ('changes' in found && found.changes.length === 0 ? [] : [found]);

/** Two components of different kinds are never one. Of one kind, likeness decides, and one beside one is the same at whatever likeness. */
const LEAST = 0.01;

interface Part {
  readonly component: string;
  readonly fields: Fields;
}

const partsIn = (
  here: { readonly path: string; readonly steps: readonly Step[]; readonly name: string },
  before: readonly Json[],
  after: readonly Json[],
  kind: Extract<Kind, { kind: 'parts' }>,
  segment: Segment
): readonly FieldDifference[] => {
  const partOf = (part: Json): Part => {
    const fields = isFields(part) ? part : {};
    return { component: typeof fields.__component === 'string' ? fields.__component : (kind.component ?? ''), fields };
  };
  const [old, now] = [before.map(partOf), after.map(partOf)];
  const pairs = pairUp(old, now, {
    key: ({ component, fields }) => canonical([component, fields]),
    like: (a, b) => (a.component === b.component ? Math.max(LEAST, likeness(profileOf(wordsOf(a)), profileOf(wordsOf(b)))) : 0),
    near: old.length === now.length ? LEAST : 0.3,
    far: 0.6,
    small: () => false,
  });
  return merged(pairs, old.length, now.length).flatMap(({ from, to, moved }) => {
    const [was, is] = [from === null ? undefined : old[from], to === null ? undefined : now[to]];
    const { component = '', fields = {} } = is ?? was ?? {};
    const step: Step = { name: here.name, component, from, to };
    const inside = fieldsIn(was?.fields ?? {}, is?.fields ?? {}, kind.shapeOf(component), segment, {
      path: within(here.path, fields),
      steps: [...here.steps, step],
    });
    const change = from === null ? 'added' : to === null ? 'removed' : moved ? 'moved' : null;
    if (change === null) return inside;
    return [{ ...here, steps: [...here.steps, step], kind: 'part' as const, change, component }, ...inside];
  });
};

/** What can be read in a component: its values, without the names of its fields. */
const wordsOf = ({ fields }: Part): string => valuesIn(fields).join('\n');

const valuesIn = (value: Json | undefined): readonly string[] => {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return listOf(value).flatMap(valuesIn);
  if (isFields(value)) return Object.entries(value).flatMap(([name, held]) => (name === '__component' ? [] : valuesIn(held)));
  return [typeof value === 'string' ? value : canonical(value)];
};
