import { ADDED_ROLES, type AddedRole } from '../../../shared/addedFields';
import type { Mapping } from '../platform/config/index';
import { UNIT } from '../platform/names';
import { type Attribute, type Model, type Strapi } from '../platform/strapi';
import { addedNames, isOurs } from './added';
import { FIELD_TYPES, leadsToOne } from './kinds';

/** `relation to api::category.category`, `string`, `custom field plugin::color-picker.color`. */
const kindOf = ({ type, target, component, customField }: Attribute): string => {
  if (customField !== undefined) return `custom field ${customField}`;
  const leads = target ?? component;
  return leads === undefined ? type : `${type} to ${leads}`;
};

/** Where the Content-Type Builder keeps the type. */
const schemaFileOf = (uid: string): string => {
  const [kind = '', api = '', name = ''] = uid.split(/::|\./);
  return `src/${kind === 'plugin' ? 'extensions' : 'api'}/${api}/content-types/${name}/schema.json`;
};

/** Could the host's field be used for what ours is for? */
const fits = (role: AddedRole, attribute: Attribute): boolean => {
  if (role === 'stage' || !FIELD_TYPES[role].includes(attribute.type)) return false;
  return attribute.type !== 'relation' || (leadsToOne(attribute) && (role !== 'unit' || attribute.target === UNIT));
};

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** A name for our field that the type does not use. */
const freeName = (model: Model, role: AddedRole): string => {
  // As the database sees them: `review_unit` and `reviewUnit` are one column.
  const plain = (name: string): string => name.replaceAll('_', '').toLowerCase();
  const names = Object.keys(model.attributes).map(plain);
  const made = [`review${capital(role)}`, `threeReview${capital(role)}`];
  return made.find((name) => !names.includes(plain(name))) ?? `threeReview${capital(role)}Own`;
};

/** The way out that there always is, as it stands in the configuration. */
export const otherName = (model: Model, role: AddedRole): string =>
  `give the plugin's field another name:\n      contentTypes: { '${model.uid}': { added: { ${role}: '${freeName(model, role)}' } } }`;

/** Both ways out. */
const waysOut = (model: Model, role: AddedRole, name: string): string => {
  const attribute = model.attributes[name];
  const give = otherName(model, role);
  if (!attribute || !fits(role, attribute)) return give;
  return `use the type's own field:\n      contentTypes: { '${model.uid}': { ${role}: '${name}' } }\n    or ${give}`;
};

/**
 * Names of fields that this plugin would add and that the type has already: nothing of the host's is ever overwritten. What the Content-Type
 * Builder wrote into the schema file for an earlier version is ours, and tolerated; a line in the log says what to delete.
 */
export const takenNames = (strapi: Strapi, model: Model, mapping: Mapping): string[] => {
  const names = addedNames(mapping);
  return ADDED_ROLES.flatMap((role) => {
    const name = names[role];
    const attribute = name === undefined ? undefined : model.attributes[name];
    if (name === undefined || attribute === undefined) return [];
    if (!isOurs(role, attribute)) {
      const what = `the type has a field ${name} of its own (${kindOf(attribute)}), and the plugin would add one of that name`;
      return [`contentTypes.${model.uid}: ${what}. Nothing was changed. Either\n    ${waysOut(model, role, name)}`];
    }
    strapi.log.warn(
      `three-review: ${schemaFileOf(model.uid)} holds the field ${name}, which the plugin adds by itself: delete it there. If it is the site's own, ${waysOut(model, role, name)}`
    );
    return [];
  });
};
