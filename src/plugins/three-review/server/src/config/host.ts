import { keysOf } from '../platform/json';
import { REVIEW_STAGES } from '../../../core/review';
import { unknownAttributes } from '../content';
import { findModel, hasDraftAndPublish, isLocalized, modelOf, type Model, type Strapi } from '../platform/strapi';
import type { Config, Mapping } from '../platform/config/index';

const UNIT = 'plugin::three-review.unit';

const FIELD_TYPES: Readonly<Record<'column' | 'eventDate' | 'unit' | 'classification' | 'displayedDate', readonly string[]>> = {
  column: ['relation', 'string', 'uid', 'enumeration'],
  eventDate: ['date', 'datetime'],
  unit: ['relation', 'string', 'uid', 'enumeration'],
  classification: ['enumeration', 'string'],
  displayedDate: ['date', 'datetime'],
};
const MAPPED = keysOf(FIELD_TYPES);

const mappingFaults = (uid: string, model: Model, mapping: Mapping): string[] => [
  ...MAPPED.flatMap((role) => {
    const name = mapping[role];
    const attribute = name === undefined ? undefined : model.attributes[name];
    if (name === undefined) return [];
    if (!attribute)
      return [`contentTypes.${uid}.${role}: the type has no field ${name} (it has ${Object.keys(model.attributes).join(', ')})`];
    if (!FIELD_TYPES[role].includes(attribute.type))
      return [`contentTypes.${uid}.${role}: ${name} is ${attribute.type}, allowed: ${FIELD_TYPES[role].join(', ')}`];
    if (role === 'unit' && attribute.type === 'relation' && attribute.target !== UNIT) {
      return [
        `contentTypes.${uid}.unit: ${name} leads to ${String(attribute.target)}, allowed: a relation to ${UNIT}, or a text field that holds a unit's code`,
      ];
    }
    return [];
  }),
  ...mapping.ignore
    .filter((name) => !(name in model.attributes))
    .map((name) => `contentTypes.${uid}.ignore: the type has no field ${name}`),
];

/** What in the host makes the promise impossible to keep: then the site does not start. Of the types, what their names and options say. */
export const typeFaults = (strapi: Strapi, config: Config): string[] =>
  Object.keys(config.contentTypes).flatMap((uid) => {
    const model = findModel(strapi, uid);
    if (!model || model.modelType !== 'contentType') return [`contentTypes.${uid}: there is no such content type`];
    if (!hasDraftAndPublish(model))
      return [`contentTypes.${uid}: draft and publish is off, every save would be live; switch it on (options.draftAndPublish: true)`];
    return [];
  });

/** The same of their fields: once Strapi has put the type of each custom field in its place, and every plugin has added its own. */
export const fieldFaults = (strapi: Strapi, config: Config): string[] => {
  const types = typeFaults(strapi, config);
  if (types.length > 0) return types;
  return Object.entries(config.contentTypes).flatMap(([uid, mapping]) => [
    ...mappingFaults(uid, modelOf(strapi, uid), mapping),
    ...unknownAttributes(strapi, uid).map((attribute) => `contentTypes.${uid}: ${attribute} is of a type the content hash does not know`),
  ]);
};

/** The attributes a covered type lacks: the stage, and what the host maps no field of its own for. */
export const addedAttributes = (model: Model, mapping: Mapping): Record<string, unknown> => {
  const localized = isLocalized(model) ? { pluginOptions: { i18n: { localized: true } } } : {};
  return {
    reviewStage: { type: 'enumeration', enum: [...REVIEW_STAGES], default: 'draft', writable: false, ...localized },
    ...(mapping.unit ? {} : { reviewUnit: { type: 'relation', relation: 'oneToOne', target: UNIT, ...localized } }),
    ...(mapping.column ? {} : { reviewColumn: { type: 'string', maxLength: 64, ...localized } }),
    ...(mapping.eventDate ? {} : { reviewEventDate: { type: 'date', ...localized } }),
    ...(mapping.classification
      ? {}
      : { classification: { type: 'enumeration', enum: ['public', 'internal', 'withheld'], default: 'public', ...localized } }),
  };
};
