import omit from 'lodash/omit';
import { roleOf, unmarked } from '../../../shared/addedFields';
import { extendService, hasService } from '../platform/host';
import { hostUtils } from '../platform/hostUtils';
import { findModel, type Attribute, type Row, type Strapi } from '../platform/strapi';
import { addedTo, isOurs } from './added';

/** What the Content-Type Builder shows of a type, and sends back when it is saved. */
interface Told extends Row {
  readonly uid: string;
  /** Of a type that is to be deleted there are none. */
  readonly attributes?: readonly { readonly name: string; readonly action?: string }[];
}

interface Schemas {
  getSchema(): Promise<{ readonly contentTypes: Readonly<Record<string, Told>> }>;
  updateSchema(schema: { readonly contentTypes: readonly Told[] }): Promise<unknown>;
}

interface Formatted {
  readonly uid: string;
  readonly schema: { readonly attributes: object; readonly pluginOptions?: unknown };
}

interface Edited {
  readonly contentType: { readonly attributes: Readonly<Record<string, Attribute>>; readonly pluginOptions?: unknown };
}

interface ContentTypes {
  formatContentType(type: { readonly uid: string }): Formatted;
  editContentType(uid: string, edited: Edited): Promise<unknown>;
}

const refuseName = (uid: string, name: string): never => {
  throw new (hostUtils().errors.ApplicationError)(
    `${name} 是三审三校插件在此类型上使用的字段名，请另取名称。/ The plugin three-review uses the name ${name} on this type (${uid}): choose another one.`
  );
};

const withoutMark = <T extends Readonly<Record<string, unknown>>>(type: T): T =>
  'pluginOptions' in type ? { ...type, pluginOptions: unmarked(type.pluginOptions) } : type;

const shown = (strapi: Strapi, type: Told): Told => {
  const added = addedTo(strapi, type.uid);
  if (added.length === 0 || !type.attributes) return type;
  return withoutMark({ ...type, attributes: type.attributes.filter(({ name }) => !added.includes(name)) });
};

/** What is sent back without ours, whoever sends it: a field of that name is not made beside it. */
const written = (strapi: Strapi, type: Told): Told => {
  const added = addedTo(strapi, type.uid);
  const taken = type.attributes?.find(({ name, action }) => action === 'create' && added.includes(name));
  if (taken) refuseName(type.uid, taken.name);
  return shown(strapi, type);
};

const edited = (strapi: Strapi, uid: string, { contentType, ...rest }: Edited): Edited => {
  const added = addedTo(strapi, uid);
  const options = findModel(strapi, uid)?.pluginOptions;
  for (const [name, attribute] of Object.entries(contentType.attributes)) {
    const role = roleOf(options, name);
    if (role !== null && !isOurs(role, attribute)) refuseName(uid, name);
  }
  return { ...rest, contentType: withoutMark({ ...contentType, attributes: omit(contentType.attributes, added) }) };
};

/**
 * The Content-Type Builder writes what it shows of a type into the host's schema file. The fields that the plugin adds are in no file: without
 * the plugin the site could not start with them. So it neither shows nor writes them, by whichever of its two services.
 */
export const keepOutOfBuilder = (strapi: Strapi): void => {
  if (!hasService(strapi, 'content-type-builder', 'content-types')) return;
  // Older versions of Strapi have the other one alone.
  if (hasService(strapi, 'content-type-builder', 'schema')) keepOutOfSchemas(strapi);
  extendService<ContentTypes>(strapi, 'plugin::content-type-builder.content-types', (service) => ({
    formatContentType: (type) => {
      const told = service.formatContentType(type);
      return { ...told, schema: withoutMark({ ...told.schema, attributes: omit(told.schema.attributes, addedTo(strapi, type.uid)) }) };
    },
    editContentType: async (uid, input) => service.editContentType(uid, edited(strapi, uid, input)),
  }));
};

const keepOutOfSchemas = (strapi: Strapi): void =>
  extendService<Schemas>(strapi, 'plugin::content-type-builder.schema', (service) => ({
    getSchema: async () => {
      const all = await service.getSchema();
      const contentTypes = Object.fromEntries(Object.entries(all.contentTypes).map(([uid, type]) => [uid, shown(strapi, type)]));
      return { ...all, contentTypes };
    },
    updateSchema: (schema) => service.updateSchema({ ...schema, contentTypes: schema.contentTypes.map((type) => written(strapi, type)) }),
  }));
