import { isClassification } from '../../../core/review';
import { keysOf } from '../platform/json';
import { unknownAttributes } from '../content';
import { UNIT } from '../platform/names';
import { findModel, hasDraftAndPublish, modelOf, type Attribute, type Model, type Strapi } from '../platform/strapi';
import type { Config, Mapping } from '../platform/config/index';
import { FIELD_TYPES, leadsToOne } from './kinds';
import { takenNames } from './taken';

const MAPPED = keysOf(FIELD_TYPES);

/** What keeps a field of the host's from being used for `role`; none: it fits. */
const kindFaults = (role: keyof typeof FIELD_TYPES, name: string, attribute: Attribute): string[] => {
  const { type, target } = attribute;
  if (!FIELD_TYPES[role].includes(type)) return [`${name} is ${type}, allowed: ${FIELD_TYPES[role].join(', ')}`];
  if (type !== 'relation') return [];
  if (!leadsToOne(attribute)) return [`${name} leads to several (${String(attribute.relation)}), allowed: a relation to one`];
  if (role === 'unit' && target !== UNIT)
    return [`${name} leads to ${String(target)}, allowed: a relation to ${UNIT}, or a text field that holds a unit's code or name`];
  return [];
};

/** Words of an enumeration that nobody would know how to take: a document that says one of them could neither be published nor explained. */
const wordFaults = (mapping: Mapping, attribute: Attribute): string[] => {
  const { classificationValues: table, classification } = mapping;
  if (attribute.type !== 'enumeration') return [];
  const unknown = (attribute.enum ?? []).filter((word) => (table ? !Object.hasOwn(table, word) : !isClassification(word)));
  if (unknown.length === 0) return [];
  const lines = unknown.map((word) => `${JSON.stringify(word)}: 'public' | 'internal' | 'withheld'`);
  return [`${String(classification)} can say ${unknown.join(', ')}, which must stand in classificationValues: { ${lines.join(', ')} }`];
};

const mappingFaults = (uid: string, model: Model, mapping: Mapping): string[] => [
  ...MAPPED.flatMap((role) => {
    const name = mapping[role];
    const attribute = name === undefined ? undefined : model.attributes[name];
    if (name === undefined) return [];
    if (!attribute)
      return [`contentTypes.${uid}.${role}: the type has no field ${name} (it has ${Object.keys(model.attributes).join(', ')})`];
    const words = role === 'classification' ? wordFaults(mapping, attribute) : [];
    return [...kindFaults(role, name, attribute), ...words].map((fault) => `contentTypes.${uid}.${role}: ${fault}`);
  }),
  ...mapping.ignore
    .filter((name) => !(name in model.attributes))
    .map((name) => `contentTypes.${uid}.ignore: the type has no field ${name}`),
];

/**
 * What in the host makes the promise impossible to keep: then the site does not start. Of the types, what their names and options say, and
 * the names of their fields, before any field is added.
 */
export const typeFaults = (strapi: Strapi, config: Config): string[] =>
  Object.entries(config.contentTypes).flatMap(([uid, mapping]) => {
    const model = findModel(strapi, uid);
    if (!model || model.modelType !== 'contentType') return [`contentTypes.${uid}: there is no such content type`];
    if (!hasDraftAndPublish(model))
      return [`contentTypes.${uid}: draft and publish is off, every save would be live; switch it on (options.draftAndPublish: true)`];
    return takenNames(strapi, model, mapping);
  });

/** The same of their fields: once Strapi has put the type of each custom field in its place, and every plugin has added its own. */
export const fieldFaults = (strapi: Strapi, config: Config): string[] =>
  Object.entries(config.contentTypes).flatMap(([uid, mapping]) => [
    ...mappingFaults(uid, modelOf(strapi, uid), mapping),
    ...unknownAttributes(strapi, uid, mapping.ignore).map(
      (attribute) => `contentTypes.${uid}: ${attribute} is of a type the content hash does not know`
    ),
  ]);
