import type { Core, UID } from '@strapi/strapi';
import type { RoleCode } from './bureau';
import { seedOnce } from './record';

const COVERED = ['api::article.article', 'api::notice.notice', 'api::about.about'];
const UNREVIEWED = ['api::column.column', 'api::tag.tag'];
const UNIT = 'plugin::three-review.unit';
const LOCALES = ['zh-Hans', 'en'];

const manage = (verb: 'create' | 'read' | 'update' | 'delete' | 'publish') => `plugin::content-manager.explorer.${verb}`;
const review = (name: string) => `plugin::three-review.${name}`;

const LOOK_AT_FILES = ['plugin::upload.read', 'plugin::upload.assets.download', 'plugin::upload.assets.copy-link'];
const ADD_FILES = [...LOOK_AT_FILES, 'plugin::upload.assets.create', 'plugin::upload.assets.update'];

interface Role {
  readonly code: Exclude<RoleCode, 'strapi-super-admin'>;
  readonly name: string;
  readonly description: string;
  /** What may be done to which content types in the Content Manager. */
  readonly content: readonly (readonly [action: string, subjects: readonly string[]])[];
  readonly actions: readonly string[];
}

const reading = [[manage('read'), [...COVERED, ...UNREVIEWED, UNIT]]] as const;
const drafting = [...reading, [manage('create'), [...COVERED, 'api::tag.tag']], [manage('update'), [...COVERED, 'api::tag.tag']]] as const;

/** Who may open which screen. Whether somebody may sign or publish is a matter of the post, which the plugin checks besides (A10.2). */
const ROLES: readonly Role[] = [
  {
    code: 'bureau-officer',
    name: '信息员 Information officer',
    description: '撰写、送审、初审 (A10.2)',
    content: [...drafting, [manage('delete'), ['api::article.article', 'api::notice.notice']]],
    actions: [...ADD_FILES, review('review.read'), review('review.submit'), review('review.act')],
  },
  {
    code: 'bureau-head',
    name: '负责人 Unit head',
    description: '修改、送审、复审 (A10.2)',
    content: drafting,
    actions: [...ADD_FILES, review('review.read'), review('review.submit'), review('review.act'), review('organisation.read')],
  },
  {
    code: 'bureau-leader',
    name: '局领导 Leader',
    description: '审签 (A10.2)',
    content: reading,
    actions: [...LOOK_AT_FILES, review('review.read'), review('review.act'), review('organisation.read')],
  },
  {
    code: 'bureau-publisher',
    name: '信息发布 Publisher',
    description: '发布、撤稿 (A10.2)',
    content: [...reading, [manage('publish'), [...COVERED, 'api::tag.tag']]],
    actions: [...LOOK_AT_FILES, review('review.read'), review('review.act'), review('ledger.read'), review('organisation.read')],
  },
  {
    code: 'bureau-auditor',
    name: '监督考核 Auditor',
    description: '查看稿件、台账和岗位 (A9.2)',
    content: reading,
    actions: [...LOOK_AT_FILES, review('review.read'), review('ledger.read'), review('organisation.read')],
  },
];

interface Permission {
  readonly action: string;
  readonly subject: string | null;
  readonly properties: { readonly fields?: readonly string[]; readonly locales?: readonly string[] };
  readonly conditions: readonly string[];
}

interface Action {
  readonly actionId: string;
  readonly subjects?: readonly string[];
  readonly options?: { readonly applyToProperties?: readonly string[] };
}

const isLocalized = (strapi: Core.Strapi, uid: string): boolean => {
  const options = strapi.getModel(uid as UID.ContentType)?.pluginOptions as { i18n?: { localized?: boolean } } | undefined;
  return options?.i18n?.localized === true;
};

/** The permission with all its fields and locales, as the screen "Roles" gives it when every box is ticked. */
const onContent = (strapi: Core.Strapi, id: string, wanted: readonly string[]): Permission[] => {
  const action = strapi.service('admin::permission').actionProvider.get(id) as Action | undefined;
  const subjects = wanted.filter((uid) => action?.subjects?.includes(uid));
  if (!action || subjects.length === 0) return [];
  const whole = strapi.service('admin::content-type').getPermissionsWithNestedFields([{ ...action, subjects }]) as Permission[];
  return whole.map((permission) => ({
    ...permission,
    properties: {
      ...permission.properties,
      ...(isLocalized(strapi, permission.subject ?? '') ? { locales: LOCALES } : {}),
    },
  }));
};

/** Rights that came with a later release: for the roles of an older database too, each once. */
const LATER: readonly { readonly name: string; readonly rights: Readonly<Partial<Record<Role['code'], readonly string[]>>> }[] = [
  {
    name: 'audit',
    rights: {
      'bureau-officer': ['audit.read', 'audit.excuse'],
      'bureau-head': ['audit.read', 'audit.excuse'],
      'bureau-leader': ['audit.read'],
      'bureau-publisher': ['audit.read'],
      'bureau-auditor': ['audit.read', 'audit.manage', 'audit.excuse'],
    },
  },
  {
    name: 'audit-remind',
    rights: {
      'bureau-head': ['audit.remind'],
      'bureau-leader': ['audit.remind'],
      'bureau-publisher': ['audit.remind'],
      'bureau-auditor': ['audit.remind'],
    },
  },
  { name: 'audit-cases', rights: { 'bureau-auditor': ['audit.cases'] } },
];

const seedLaterRights = async (strapi: Core.Strapi): Promise<void> => {
  for (const { name, rights } of LATER) {
    for (const [code, actions] of Object.entries(rights)) {
      await seedOnce(strapi, `rights/${name}/${code}`, async () => {
        const role = (await strapi.service('admin::role').findOne({ code })) as { id: number } | null;
        if (role) {
          const added = actions.map((action) => ({ action: review(action), subject: null, properties: {}, conditions: [], role: role.id }));
          await strapi.service('admin::permission').createMany(added);
        }
        return code;
      });
    }
  }
};

/** Custom roles of the Community Edition, by their codes. */
export const seedRoles = async (strapi: Core.Strapi): Promise<void> => {
  const roles = strapi.service('admin::role');
  for (const { code, name, description, content, actions } of ROLES) {
    await seedOnce(strapi, `role/${code}`, async () => {
      const there = (await roles.findOne({ code })) as { id: number } | null;
      if (there) return String(there.id);
      const role = (await roles.create({ code, name, description })) as { id: number };
      await roles.assignPermissions(role.id, [
        ...content.flatMap(([action, subjects]) => onContent(strapi, action, subjects)),
        ...actions.map((action): Permission => ({ action, subject: null, properties: {}, conditions: [] })),
      ]);
      return String(role.id);
    });
  }
  await seedLaterRights(strapi);
};
