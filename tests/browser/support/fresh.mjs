/*
 * A site on which nothing of the plugin has been set up: people with accounts and roles as a host gives them, a column of the host's, no
 * unit, no post, no column of ours. The roles come from before the plugin: they know nothing of its fields and of its actions.
 */
const EXPLORER = 'plugin::content-manager.explorer';
const ARTICLE = 'api::article.article';
const LOCALES = ['zh-Hans', 'en'];

const right = (verb, subject, fields) => ({
  action: `${EXPLORER}.${verb}`,
  subject,
  properties: { ...(fields ? { fields } : {}), ...(subject === ARTICLE ? { locales: LOCALES } : {}) },
  conditions: [],
});
const OWN = ['title', 'slug', 'body', 'unit', 'column', 'eventDate'];
const drafting = ['create', 'read', 'update'].map((verb) => right(verb, ARTICLE, OWN));
const choosing = [right('read', 'api::column.column', ['name']), right('read', 'plugin::three-review.unit', ['name', 'code'])];

const ROLES = [
  { code: 'editor-in-office', name: '信息员', rights: [...drafting, ...choosing], people: [['officer.office', '陈信息']] },
  {
    code: 'head',
    name: '负责人',
    rights: [right('read', ARTICLE, OWN), ...choosing],
    people: [
      ['head.office', '刘主任'],
      ['leader', '王分管'],
    ],
  },
  {
    code: 'web-master',
    name: '网站管理',
    rights: [right('read', ARTICLE, OWN), right('publish', ARTICLE)],
    people: [['publisher', '孙发布']],
  },
];

const domain = (name) => `${name}@bureau.example`;

/** @param {import('@strapi/strapi').Core.Strapi} strapi @param {string} password */
export const bringPeople = async (strapi, password) => {
  const users = strapi.service('admin::user');
  const roles = strapi.service('admin::role');
  const account = (name, firstname, role) =>
    users.create({
      email: domain(name),
      firstname,
      lastname: '',
      password,
      isActive: true,
      registrationToken: null,
      preferedLanguage: 'zh-Hans',
      roles: [role],
    });
  await account('admin', '高峰', (await roles.findOne({ code: 'strapi-super-admin' })).id);
  for (const { code, name, rights, people } of ROLES) {
    const role = await roles.create({ code, name, description: '' });
    await roles.assignPermissions(role.id, rights);
    for (const [mailbox, firstname] of people) await account(mailbox, firstname, role.id);
  }
  await strapi.documents('api::column.column').create({ data: { name: '住建新闻', slug: 'news' } });
};
