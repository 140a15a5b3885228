/* Content types and components of a site that somebody else wrote: none of the names that the demo's host has. */

export type Attributes = Record<string, Record<string, unknown>>;

export interface Type {
  readonly kind: 'collectionType' | 'singleType';
  readonly singularName: string;
  readonly pluralName: string;
  readonly draftAndPublish: boolean;
  readonly localized?: boolean;
  attributes: Attributes;
}

export const STORY = 'api::story.story';
export const HOME = 'api::home.home';
export const CATEGORY = 'api::category.category';
export const TOPIC = 'api::topic.topic';
export const SETTING = 'api::setting.setting';

/** What it is given to say that stories and the home page are covered. */
export const COVERED = {
  contentTypes: { 'api::story.story': { eventDate: 'happenedOn' }, 'api::home.home': {} },
  signing: { reauthenticate: false },
};

/** By uid, without the `api::`; a test may change what it gets, it is made anew for each app. */
export const ownTypes = (localized: boolean): Record<string, Type> => {
  const own = localized ? { pluginOptions: { i18n: { localized: true } } } : {};
  return {
    story: {
      kind: 'collectionType',
      singularName: 'story',
      pluralName: 'stories',
      draftAndPublish: true,
      localized,
      attributes: {
        title: { type: 'string', required: true, ...own },
        slug: { type: 'uid', targetField: 'title' },
        body: { type: 'richtext', ...own },
        dept: { type: 'string', ...own },
        status2: { type: 'enumeration', enum: ['open', 'approved', 'closed'], default: 'open', ...own },
        happenedOn: { type: 'date', ...own },
        category: { type: 'relation', relation: 'manyToOne', target: CATEGORY, inversedBy: 'stories' },
        topics: { type: 'relation', relation: 'manyToMany', target: TOPIC, inversedBy: 'stories' },
        seeAlso: { type: 'relation', relation: 'oneToMany', target: STORY },
        cover: { type: 'media', multiple: false, allowedTypes: ['images'], ...own },
        papers: { type: 'media', multiple: true, allowedTypes: ['images', 'files'], ...own },
        figures: { type: 'component', repeatable: true, component: 'parts.figure', ...own },
        seo: { type: 'component', repeatable: false, component: 'parts.seo', ...own },
        blocks: { type: 'dynamiczone', components: ['parts.quote', 'parts.picture'], ...own },
        extra: { type: 'json', ...own },
      },
    },
    topic: {
      kind: 'collectionType',
      singularName: 'topic',
      pluralName: 'topics',
      draftAndPublish: true,
      attributes: {
        name: { type: 'string', required: true },
        stories: { type: 'relation', relation: 'manyToMany', target: STORY, mappedBy: 'topics' },
      },
    },
    category: {
      kind: 'collectionType',
      singularName: 'category',
      pluralName: 'categories',
      draftAndPublish: false,
      attributes: {
        name: { type: 'string', required: true, unique: true },
        stories: { type: 'relation', relation: 'oneToMany', target: STORY, mappedBy: 'category' },
      },
    },
    home: {
      kind: 'singleType',
      singularName: 'home',
      pluralName: 'homes',
      draftAndPublish: true,
      attributes: {
        heading: { type: 'string' },
        leading: { type: 'relation', relation: 'oneToOne', target: STORY },
        blocks: { type: 'dynamiczone', components: ['parts.quote', 'parts.picture'] },
      },
    },
    setting: {
      kind: 'singleType',
      singularName: 'setting',
      pluralName: 'settings',
      draftAndPublish: false,
      attributes: { siteName: { type: 'string' }, phone: { type: 'string' } },
    },
  };
};

export const ownComponents = (): Record<string, { attributes: Attributes }> => ({
  'parts.figure': { attributes: { label: { type: 'string' }, value: { type: 'decimal' } } },
  'parts.seo': {
    attributes: { metaTitle: { type: 'string' }, share: { type: 'component', repeatable: false, component: 'parts.picture' } },
  },
  'parts.quote': { attributes: { text: { type: 'text' }, by: { type: 'string' } } },
  'parts.picture': { attributes: { caption: { type: 'string' }, file: { type: 'media', multiple: false, allowedTypes: ['images'] } } },
});

/** As Strapi stores a type in `schema.json`. */
export const schemaOf = ({ kind, singularName, pluralName, draftAndPublish, localized, attributes }: Type): object => ({
  kind,
  collectionName: pluralName,
  info: { singularName, pluralName, displayName: singularName },
  options: { draftAndPublish },
  pluginOptions: localized === true ? { i18n: { localized: true } } : {},
  attributes,
});

export const componentOf = (name: string, { attributes }: { attributes: Attributes }): object => ({
  collectionName: `components_${name.replace('.', '_')}s`,
  info: { displayName: name },
  options: {},
  attributes,
});
