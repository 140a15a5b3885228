import { storedModels, type JoinTable } from '../platform/metadata';
import { hasDbColumn, modelOf, tableOf, type Attribute, type Strapi } from '../platform/strapi';
import { UNIT } from '../platform/names';
import { contentAttributes, UPLOAD_FILE } from './schema';

/** A field of content whose values stand in a link table, one row each. */
export interface LinkedField {
  readonly name: string;
  readonly attribute: Attribute;
  readonly kind: 'relation' | 'component' | 'media';
  /** One value at most; null where there is none. */
  readonly one: boolean;
  readonly link: Link;
  /** The type that a relation leads to. */
  readonly target: Target | null;
}

interface Link {
  readonly table: string;
  readonly own: string;
  readonly far: string;
  /** The column that orders the values of one row; null: nothing does. */
  readonly order: string | null;
  /** The column that says of which model the own row, or of a zone the far one, is; null: the table has none. */
  readonly ownType: string | null;
  readonly farType: string | null;
  /** The table serves several fields, and says which. */
  readonly named: boolean;
}

interface Target {
  readonly table: string;
  readonly documentId: boolean;
  readonly locale: boolean;
  /** Of a unit, its name is told as well. */
  readonly name: boolean;
}

const TO_ONE = new Set(['oneToOne', 'manyToOne', 'morphOne']);
/** The column that says it. */
export const FIELD = 'field';

/** The one column by which Strapi orders; undefined: it orders in a way that is not known here. */
const orderOf = ({ orderBy }: JoinTable): string | null | undefined => {
  const [first, ...more] = Object.entries(orderBy ?? {});
  if (first === undefined) return null;
  return more.length === 0 && first[1] === 'asc' ? first[0] : undefined;
};

const onlyNamesField = ({ on }: JoinTable, name: string): boolean =>
  Object.entries(on ?? {}).every(([key, value]) => key === FIELD && value === name);

const fieldOf = (strapi: Strapi, uid: string, name: string, attribute: Attribute): LinkedField | null => {
  const stored = storedModels(strapi)(uid).attributes[name];
  const media = attribute.type === 'media' && stored?.target === UPLOAD_FILE && stored.morphBy !== undefined;
  const join = media ? storedModels(strapi)(UPLOAD_FILE).attributes[stored.morphBy ?? '']?.joinTable : stored?.joinTable;
  const order = join && orderOf(join);
  if (!stored || !join || order === undefined || !onlyNamesField(join, name)) return null;
  const { joinColumn, inverseJoinColumn, morphColumn } = join;
  const base = { name, attribute, one: TO_ONE.has(stored.relation ?? ''), target: null };
  const link = { table: join.name, order, ownType: null, farType: null, named: true };
  if (media && morphColumn) {
    const { idColumn, typeColumn } = morphColumn;
    return { ...base, kind: 'media', link: { ...link, own: idColumn.name, far: joinColumn.name, ownType: typeColumn.name } };
  }
  if (attribute.type === 'dynamiczone' && morphColumn) {
    const { idColumn, typeColumn } = morphColumn;
    return { ...base, kind: 'component', link: { ...link, own: joinColumn.name, far: idColumn.name, farType: typeColumn.name } };
  }
  if (!inverseJoinColumn) return null;
  if (attribute.type === 'component')
    return { ...base, kind: 'component', link: { ...link, own: joinColumn.name, far: inverseJoinColumn.name } };
  if (attribute.type !== 'relation' || !attribute.target || join.on) return null;
  const { target } = attribute;
  const has = (column: string): boolean => hasDbColumn(strapi, target, column);
  return {
    ...base,
    kind: 'relation',
    link: { ...link, own: joinColumn.name, far: inverseJoinColumn.name, named: false },
    target: { table: tableOf(strapi, target), documentId: has('documentId'), locale: has('locale'), name: target === UNIT },
  };
};

/** The components whose rows a field can hold. */
export const partsIn = ({ kind, attribute }: LinkedField): readonly string[] => {
  if (kind !== 'component') return [];
  return attribute.type === 'component' ? [attribute.component ?? ''] : (attribute.components ?? []);
};

const known = new WeakMap<Strapi, Map<string, readonly LinkedField[]>>();

/** The fields of a model's content that are kept in link tables; those kept otherwise Strapi reads. Worked out once. */
export const linkedFields = (strapi: Strapi, uid: string, ignore: readonly string[]): readonly LinkedField[] => {
  const ofSite = known.get(strapi) ?? new Map<string, readonly LinkedField[]>();
  known.set(strapi, ofSite);
  const key = [uid, ...ignore].join('/');
  const fields =
    ofSite.get(key) ??
    contentAttributes(modelOf(strapi, uid), ignore).flatMap(([name, attribute]) => fieldOf(strapi, uid, name, attribute) ?? []);
  ofSite.set(key, fields);
  return fields;
};
