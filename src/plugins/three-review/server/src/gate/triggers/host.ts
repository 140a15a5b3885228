import { contentAttributes, contentFields, type ContentField } from '../../content';
import { configOf } from '../../platform/covered';
import { storedModels, type JoinTable, type Stored, type StoredModelOf } from '../../platform/metadata';
import { hasDraftAndPublish, modelOf, type Attribute, type Model, type Strapi } from '../../platform/strapi';
import { COLUMN, type Target } from './plan';

/** What is read: the models as the host declares them, and as they are stored. */
export interface Host {
  readonly model: (uid: string) => Model;
  readonly stored: StoredModelOf;
  /** Covered types, with the fields that are no content there. */
  readonly covered: ReadonlyMap<string, readonly string[]>;
  /** Every field of a covered type's content, components unfolded. */
  readonly fields: (uid: string) => Iterable<ContentField>;
}

export const hostOf = (strapi: Strapi): Host => {
  const covered = new Map(Object.entries(configOf(strapi).contentTypes).map(([uid, mapping]) => [uid, mapping.ignore]));
  return {
    model: (uid) => modelOf(strapi, uid),
    stored: storedModels(strapi),
    covered,
    fields: (uid) => contentFields(strapi, uid, covered.get(uid)),
  };
};

const ignoredOf = (host: Host, uid: string): readonly string[] => host.covered.get(uid) ?? [];
export const attributesOf = (host: Host, uid: string): ReadonlyArray<readonly [string, Attribute]> =>
  contentAttributes(host.model(uid), ignoredOf(host, uid));

export const storedAttribute = (host: Host, uid: string, name: string): Stored => {
  const found = host.stored(uid).attributes[name];
  if (!found) throw new TypeError(`${uid}.${name} is not stored`);
  return found;
};

export const joinTableOf = (host: Host, uid: string, name: string): JoinTable => {
  const { joinTable } = storedAttribute(host, uid, name);
  if (!joinTable) throw new TypeError(`${uid}.${name} has no join table`);
  return joinTable;
};

export const isPart = ({ type }: Attribute): boolean => type === 'component' || type === 'dynamiczone';

/** The fields of this kind that count, or null where none of the kind is ignored: then the table tells nothing more. */
export const countingFields = (host: Host, uid: string, kind: (attribute: Attribute) => boolean): readonly string[] | null => {
  const all = Object.entries(host.model(uid).attributes).filter(([, attribute]) => kind(attribute));
  const counting = attributesOf(host, uid).filter(([, attribute]) => kind(attribute));
  return all.length === counting.length ? null : counting.map(([name]) => name);
};

export const columnsOf = (stored: Stored | undefined): string[] => {
  if (!stored) return [];
  if (stored.joinColumn && stored.owner) return [stored.joinColumn.name];
  if (stored.morphColumn) return [stored.morphColumn.idColumn.name, stored.morphColumn.typeColumn.name];
  return stored.columnName !== undefined && stored.type !== 'relation' ? [stored.columnName] : [];
};

export const freeColumns = (host: Host, uid: string, ignore: readonly string[]): readonly string[] => {
  const { attributes } = host.stored(uid);
  return ['createdBy', 'updatedBy', ...ignore].flatMap((name) => columnsOf(attributes[name]));
};

export const targetOf = (host: Host, uid: string): Target => ({
  uid,
  table: host.stored(uid).tableName,
  draftAndPublish: hasDraftAndPublish(host.model(uid)),
});

export const identityOf = (host: Host, uid: string): readonly string[] => {
  const { attributes } = host.stored(uid);
  return [COLUMN.id, ...['documentId', 'locale'].flatMap((name) => attributes[name]?.columnName ?? [])];
};
