import { newFile, png } from '../support/surroundings';
import { PASSWORD, type Site } from '../support/site';
import { CATEGORY, HOME, SETTING, STORY, TOPIC } from './types';

export const OWNER = 'owner@host.example';
/** Four who may do everything, and one in Strapi's own role for editors. */
const EMIL = 'emil@host.example';
export const EDITORS = ['anna@host.example', 'ben@host.example', 'carl@host.example', 'dora@host.example'] as const;

interface Users {
  create(user: object): Promise<{ id: number }>;
}

/** The host's own administrators. */
export const writePeople = async (site: Site): Promise<void> => {
  const users = site.strapi.service('admin::user') as unknown as Users;
  const role = async (code: string): Promise<number> =>
    Number((await site.strapi.db.query('admin::role').findOne({ where: { code } }))?.id);
  const [owner, editor] = [await role('strapi-super-admin'), await role('strapi-editor')];
  for (const email of [OWNER, ...EDITORS, EMIL]) {
    const [firstname] = email.split('@');
    await users.create({
      email,
      firstname,
      lastname: 'Host',
      password: PASSWORD,
      isActive: true,
      roles: [email === EMIL ? editor : owner],
    });
  }
};

const create = async (site: Site, uid: string, data: object, live = false, locale?: string): Promise<string> => {
  const documents = site.strapi.documents(uid as never) as unknown as {
    create(params: object): Promise<{ documentId: string }>;
  };
  return (await documents.create({ data, status: live ? 'published' : 'draft', ...(locale ? { locale } : {}) })).documentId;
};

const change = async (site: Site, uid: string, documentId: string, data: object, locale?: string): Promise<void> => {
  const documents = site.strapi.documents(uid as never) as unknown as { update(params: object): Promise<unknown> };
  await documents.update({ documentId, data, status: 'draft', ...(locale ? { locale } : {}) });
};

export interface Written {
  /** Live as their drafts are; live with other words in the draft; never live. */
  readonly live: readonly string[];
  readonly modified: readonly string[];
  readonly drafts: readonly string[];
  readonly home: string;
  readonly categories: readonly string[];
  readonly topics: readonly string[];
}

/** What a site of its own types has besides, beyond what every one has. */
export interface More {
  readonly story?: (made: { readonly categories: readonly string[] }) => object;
  readonly home?: object;
}

const STORIES = 20;
const DEPTS = ['Office', 'Housing', 'Press', '办公室'];

/** What stood in the host before it heard of three-review: some thirty documents, live, modified and drafts, with all that hangs on them. */
export const writeData = async (
  site: Site,
  { localized, more = {} }: { localized: boolean; more?: More | undefined }
): Promise<Written> => {
  await writePeople(site);
  const categories: string[] = [];
  for (const name of ['News', 'Notices', 'Policy', 'Archive']) categories.push(await create(site, CATEGORY, { name }));
  const topics: string[] = [];
  for (const [i, name] of ['Water', 'Housing', 'Roads'].entries()) topics.push(await create(site, TOPIC, { name }, i < 2));
  const pictures = [await newFile(site, png(10, 200, 30)), await newFile(site, png(200, 10, 30, 300))].map(({ id }) => id);
  const made: Record<'live' | 'modified' | 'drafts', string[]> = { live: [], modified: [], drafts: [] };
  for (let i = 0; i < STORIES; i += 1) {
    const story = {
      title: `Story ${String(i)}`,
      slug: `story-${String(i)}`,
      body: `Words of story ${String(i)}.`,
      dept: DEPTS[i % DEPTS.length],
      status2: i % 2 === 0 ? 'approved' : 'open',
      happenedOn: `2026-11-${String((i % 28) + 1).padStart(2, '0')}`,
      category: categories[i % categories.length],
      topics: topics.slice(0, i % 3),
      ...(made.live.length > 0 ? { seeAlso: made.live.slice(0, 1) } : {}),
      ...(i % 4 === 0 ? { cover: pictures[0], papers: pictures } : {}),
      figures: [{ label: 'houses', value: i }],
      seo: { metaTitle: `Meta ${String(i)}`, share: { caption: 'share', file: pictures[1] } },
      blocks: [
        { __component: 'parts.quote', text: 'Said', by: 'Somebody' },
        { __component: 'parts.picture', caption: 'Seen', file: pictures[0] },
      ],
      extra: { n: i, list: ['a', 'b'] },
      ...more.story?.({ categories }),
    };
    const kind = i % 5 === 4 ? 'drafts' : i % 5 === 3 ? 'modified' : 'live';
    const documentId = await create(site, STORY, story, kind !== 'drafts');
    if (kind === 'modified') await change(site, STORY, documentId, { title: `Story ${String(i)}, edited` });
    made[kind].push(documentId);
    if (localized && i === 0) {
      await change(site, STORY, documentId, { ...story, title: 'Histoire 0' }, 'fr');
      const documents = site.strapi.documents(STORY as never) as unknown as { publish(params: object): Promise<unknown> };
      await documents.publish({ documentId, locale: 'fr' });
    }
  }
  const home = await create(
    site,
    HOME,
    { heading: 'Welcome', leading: made.live[0], blocks: [{ __component: 'parts.quote', text: 'Hello' }], ...more.home },
    true
  );
  await create(site, SETTING, { siteName: 'Host', phone: '1' });
  return { ...made, home, categories, topics };
};

/** The second language of a localized host. */
export const writeLocales = async (site: Site): Promise<void> => {
  const locales = site.strapi.plugin('i18n').service('locales') as unknown as {
    findByCode(code: string): Promise<unknown>;
    create(locale: { code: string; name: string }): Promise<unknown>;
  };
  if (!(await locales.findByCode('fr'))) await locales.create({ code: 'fr', name: 'French' });
};
