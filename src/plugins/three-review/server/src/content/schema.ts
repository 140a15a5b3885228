import { addedIn } from '../../../shared/addedFields';
import { findModel, hasDraftAndPublish, type Attribute, type Model, type Strapi } from '../platform/strapi';

export const UPLOAD_FILE = 'plugin::upload.file';

/** What Strapi keeps about a row, as opposed to what somebody wrote in it. */
const BOOKKEEPING = new Set([
  'id',
  'documentId',
  'locale',
  'localizations',
  'createdAt',
  'updatedAt',
  'publishedAt',
  'firstPublishedAt',
  'createdBy',
  'updatedBy',
]);

/** Attributes of a file that change without a change of the file itself: folders, times, where it is used. */
const FILE_BOOKKEEPING = new Set([...BOOKKEEPING, 'folder', 'folderPath', 'related', 'previewUrl']);

const SCALARS = new Set([
  'string',
  'text',
  'richtext',
  'blocks',
  'json',
  'uid',
  'email',
  'password',
  'enumeration',
  'integer',
  'biginteger',
  'float',
  'decimal',
  'boolean',
  'date',
  'time',
  'datetime',
  'timestamp',
]);

export const isScalar = (attribute: Attribute): boolean => SCALARS.has(attribute.type);
/** Can the content hash speak about attributes of this type? */
export const isKnown = (attribute: Attribute): boolean =>
  isScalar(attribute) || ['component', 'dynamiczone', 'media', 'relation'].includes(attribute.type);

/** The attributes of a model that are its content, in the order of their names. The stage is the plugin's own word, and no content. */
export const contentAttributes = (model: Model, ignore: readonly string[] = []): ReadonlyArray<readonly [string, Attribute]> => {
  const kept = model.uid === UPLOAD_FILE ? FILE_BOOKKEEPING : BOOKKEEPING;
  const { stage } = addedIn(model.pluginOptions);
  return Object.entries(model.attributes)
    .filter(([name]) => !kept.has(name) && name !== stage && !ignore.includes(name))
    .sort(([a], [b]) => (a < b ? -1 : 1));
};

/** The components an attribute holds. */
export const componentsOf = (attribute: Attribute): readonly string[] => {
  if (attribute.type === 'component') return attribute.component ? [attribute.component] : [];
  return attribute.type === 'dynamiczone' ? (attribute.components ?? []) : [];
};

/** Does this relation lead to a type whose publication prunes it? */
export const leadsToDraftAndPublish = (strapi: Strapi, { type, target }: Attribute): boolean =>
  type === 'relation' && target !== undefined && hasDraftAndPublish(findModel(strapi, target));
