import type { Core } from '@strapi/strapi';
import { ACCOUNTS, DEMO_PASSWORD, POSTS, UNITS } from './bureau';
import { seeded, seedOnce } from './record';

/** Administrator accounts named after what they do, all with the password of the demonstration. */
export const seedAccounts = async (strapi: Core.Strapi): Promise<void> => {
  const users = strapi.service('admin::user');
  for (const { email, name, role } of ACCOUNTS) {
    await seedOnce(strapi, `account/${email}`, async () => {
      const there = (await users.findOneByEmail(email)) as { id: number } | null;
      if (there) return String(there.id);
      const held = (await strapi.service('admin::role').findOne({ code: role })) as { id: number } | null;
      if (!held) throw new Error(`The role ${role} of ${email} is missing: was it deleted by hand?`);
      const user = (await users.create({
        email,
        // The avatar shows the first character of `firstname`: a Chinese name stands there whole.
        firstname: name,
        lastname: '',
        password: DEMO_PASSWORD,
        isActive: true,
        registrationToken: null,
        preferedLanguage: 'zh-Hans',
        roles: [held.id],
      })) as { id: number };
      return String(user.id);
    });
  }
};

/** The units with their posts (A6, A10.2), through the plugin's own service: one act, one path. */
export const seedOrganisation = async (strapi: Core.Strapi): Promise<void> => {
  const done = await seeded(strapi);
  const units = UNITS.filter((unit) => done[`unit/${unit.code}`] === undefined);
  const posts = POSTS.filter((post) => done[postKey(post)] === undefined);
  if (units.length + posts.length === 0) return;
  await strapi.plugin('three-review').service('organisation').seed({ units, posts });
  for (const unit of units) await seedOnce(strapi, `unit/${unit.code}`, () => Promise.resolve(unit.code));
  for (const post of posts) await seedOnce(strapi, postKey(post), () => Promise.resolve(post.email));
};

const postKey = (post: (typeof POSTS)[number]): string => `post/${post.kind}/${post.unitCode ?? '-'}/${post.email}`;
