import { REVIEW_STAGES } from '../../../core/review';
import { ADDED_FIELDS, ADDED_ROLES, markAdded, type AddedNames, type AddedRole } from '../../../shared/addedFields';
import { configOf } from '../platform/covered';
import { extendContentType } from '../platform/host';
import { UNIT } from '../platform/names';
import { isLocalized, modelOf, type Attribute, type Model, type Strapi } from '../platform/strapi';
import type { Mapping } from '../platform/config';

/** What the plugin adds to a type that is mapped like this: the stage, and what the host maps no field of its own for. */
export const addedNames = (mapping: Mapping): AddedNames =>
  Object.fromEntries(
    ADDED_ROLES.filter((role) => role === 'stage' || mapping[role] === undefined).map((role) => [
      role,
      mapping.added[role] ?? ADDED_FIELDS[role],
    ])
  );

/** The names of the fields that the plugin adds to a covered type; of any other type none. */
export const addedTo = (strapi: Strapi, uid: string): readonly string[] => {
  const mapping = configOf(strapi).contentTypes[uid];
  return mapping ? Object.values(addedNames(mapping)) : [];
};

const DEFINITIONS: Readonly<Record<AddedRole, Attribute & Readonly<Record<string, unknown>>>> = {
  stage: { type: 'enumeration', enum: [...REVIEW_STAGES], default: 'draft', writable: false },
  unit: { type: 'relation', relation: 'oneToOne', target: UNIT },
  column: { type: 'string', maxLength: 64 },
  eventDate: { type: 'date' },
  classification: { type: 'enumeration', enum: ['public', 'internal', 'withheld'], default: 'public' },
};

const TELLING = ['type', 'relation', 'target', 'enum', 'mappedBy', 'inversedBy'] as const;

/** Does this attribute say what we would add? So do those that the Content-Type Builder wrote into a schema file for an earlier version. */
export const isOurs = (role: AddedRole, attribute: Attribute): boolean =>
  TELLING.every((name) => JSON.stringify(attribute[name]) === JSON.stringify(DEFINITIONS[role][name])) &&
  attribute.customField === undefined;

/** The attributes that a covered type lacks, by name. */
export const addedAttributes = (model: Model, mapping: Mapping): Record<string, Attribute> => {
  const localized = isLocalized(model) ? { pluginOptions: { i18n: { localized: true } } } : {};
  const names = addedNames(mapping);
  return Object.fromEntries(
    ADDED_ROLES.flatMap((role) => (names[role] === undefined ? [] : [[names[role], { ...DEFINITIONS[role], ...localized }]]))
  );
};

/** Adds them, in memory alone, and marks the type with their names: whoever meets the model can tell ours from the host's. */
export const addFields = (strapi: Strapi, uid: string, mapping: Mapping): void => {
  const added = addedAttributes(modelOf(strapi, uid), mapping);
  extendContentType(strapi, uid, (type) => {
    type.attributes = { ...type.attributes, ...added };
    type.pluginOptions = { ...type.pluginOptions, ...markAdded(addedNames(mapping)) };
    return type;
  });
};
