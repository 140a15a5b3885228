import { ROLES, type FieldRole, type HostField } from '../../../core/setup';
import type { SetupField } from '../../../shared/contracts';
import { coveredType } from '../platform/covered';
import { pluginServiceOf } from '../platform/host';
import { isRow, modelOf, textOf, type Attribute, type Strapi } from '../platform/strapi';

interface ContentTypes {
  findConfiguration(type: { readonly uid: string }): Promise<{ readonly metadatas?: unknown }>;
}

/** What editors read above the fields of a type, by the settings of the Content Manager. */
export const labelsOf = async (strapi: Strapi, uid: string): Promise<(name: string) => string> => {
  const service = pluginServiceOf<ContentTypes>(strapi, 'content-manager', 'content-types');
  const { metadatas } = await service.findConfiguration({ uid });
  const all = isRow(metadatas) ? metadatas : {};
  return (name) => {
    const held = all[name];
    return (isRow(held) && isRow(held.edit) ? textOf(held.edit.label) : null) ?? name;
  };
};

const TO_ONE = ['oneToOne', 'manyToOne'];

const fieldOf = (name: string, attribute: Attribute, label: string): HostField => ({
  name,
  label,
  type: attribute.type,
  ...(attribute.target === undefined ? {} : { target: attribute.target }),
  ...(attribute.relation === undefined ? {} : { toOne: TO_ONE.includes(attribute.relation) }),
  ...(attribute.enum === undefined ? {} : { values: attribute.enum }),
});

/** What Strapi keeps about a document. */
const KEPT = ['locale', 'localizations', 'createdAt', 'updatedAt', 'publishedAt', 'createdBy', 'updatedBy'];

/** The fields of a type that the host gave it. */
export const hostFields = (strapi: Strapi, uid: string, label: (name: string) => string): readonly HostField[] =>
  Object.entries(modelOf(strapi, uid).attributes)
    .filter(([name]) => !KEPT.includes(name))
    .map(([name, attribute]) => fieldOf(name, attribute, label(name)));

/** Is what the documents of a covered type say about this the plugin's own field? */
export const isAdded = (strapi: Strapi, uid: string, role: FieldRole): boolean =>
  role !== 'displayedDate' && coveredType(strapi, uid).mapping[role] === undefined;

/** Where a covered type says it; null: nowhere. */
export const fieldFor = (strapi: Strapi, uid: string, role: FieldRole): string | null => {
  const covered = coveredType(strapi, uid);
  return role === 'displayedDate' ? (covered.mapping.displayedDate ?? null) : covered[role];
};

/** A field of a covered type as it is told. */
export const toldField = (strapi: Strapi, uid: string, label: (name: string) => string, name: string): SetupField => {
  const role = ROLES.find((one) => isAdded(strapi, uid, one) && fieldFor(strapi, uid, one) === name);
  return { name, label: label(name), added: name === coveredType(strapi, uid).stage ? 'stage' : (role ?? null) };
};
