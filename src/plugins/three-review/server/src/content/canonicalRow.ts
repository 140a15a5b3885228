import type { Json } from '../../../core/ledger';
import { isRow, modelOf, rowsOf, textOf, type Attribute, type Row, type Strapi } from '../platform/strapi';
import { bytesOf } from './bytes';
import { textsIn } from './embedded';
import { contentAttributes, isScalar, leadsToDraftAndPublish, UPLOAD_FILE } from './schema';

type Fields = { readonly [name: string]: Json };

export interface Canonical {
  /** All content: what a sign-off signs. */
  readonly full: Fields;
  /** Without the relations that publishing prunes: what draft and live row have in common. */
  readonly core: Fields;
  /** `path=documentId` of each relation to a type with draft-and-publish: publishing drops those that are not published. */
  readonly targets: readonly string[];
  /** The texts somebody wrote: addresses in them show files. */
  readonly texts: readonly string[];
  /** The rows of the media library that its media fields hold. */
  readonly media: readonly Row[];
}

/** A database row as plain JSON: what somebody wrote, without ids and times. */
export const canonicalRow = async (
  strapi: Strapi,
  uid: string,
  row: Row,
  ignore: readonly string[] = [],
  path = ''
): Promise<Canonical> => {
  const full: Record<string, Json> = {};
  const core: Record<string, Json> = {};
  const targets: string[] = [];
  const texts: string[] = [];
  const media: Row[] = [];
  for (const [name, attribute] of contentAttributes(modelOf(strapi, uid), ignore)) {
    const at = path === '' ? name : `${path}.${name}`;
    const value = row[name];
    if (isScalar(attribute)) {
      full[name] = core[name] = scalar(value);
      texts.push(...textsIn(value));
    } else if (attribute.type === 'relation') {
      const related = identities(attribute, value);
      full[name] = related;
      if (leadsToDraftAndPublish(strapi, attribute)) targets.push(...related.map((target) => `${at}=${target}`));
      else core[name] = related;
    } else if (attribute.type === 'media') {
      full[name] = core[name] = await files(strapi, value);
      media.push(...rowsOf(value));
    } else {
      const inner = await Promise.all(
        rowsOf(value).map((component, i) => canonicalRow(strapi, componentOf(attribute, component), component, [], `${at}.${String(i)}`))
      );
      const types = rowsOf(value).map((component) => typeOf(attribute, component));
      full[name] = inner.map((component, i) => ({ ...component.full, ...types[i] }));
      core[name] = inner.map((component, i) => ({ ...component.core, ...types[i] }));
      targets.push(...inner.flatMap((component) => component.targets));
      texts.push(...inner.flatMap((component) => component.texts));
      media.push(...inner.flatMap((component) => component.media));
    }
  }
  return { full, core, targets, texts, media };
};

const componentOf = (attribute: Attribute, component: Row): string => textOf(component.__component) ?? attribute.component ?? '';
const typeOf = (attribute: Attribute, component: Row): { __component?: string } =>
  attribute.type === 'dynamiczone' ? { __component: componentOf(attribute, component) } : {};

/** The far side of an inverse relation is ordered by others: its order is not this document's content. */
const identities = (attribute: Attribute, value: unknown): string[] => {
  const found = rowsOf(value).map((target) =>
    [textOf(target.__type), textOf(target.documentId) ?? String(target.id), textOf(target.locale)].filter(Boolean).join('/')
  );
  return attribute.mappedBy ? found.sort() : found;
};

const files = async (strapi: Strapi, value: unknown): Promise<Json> =>
  Promise.all(
    rowsOf(value).map(async (file) => {
      const attributes = contentAttributes(modelOf(strapi, UPLOAD_FILE)).filter(([, attribute]) => isScalar(attribute));
      const about = Object.fromEntries(attributes.map(([name]) => [name, scalar(file[name])]));
      return { ...about, documentId: scalar(file.documentId), bytes: await bytesOf(strapi, file) };
    })
  );

export const scalar = (value: unknown): Json => {
  if (value === undefined || value === null) return null;
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map(scalar);
  if (isRow(value)) return Object.fromEntries(Object.entries(value).map(([key, held]) => [key, scalar(held)]));
  throw new TypeError(`a ${typeof value} is no content`);
};
