import type { People } from './people';
import { ARTICLE, draftArticle, NOTICE, paragraph, publish, reviewed, unitId } from './review';
import type { Site } from './site';

export const TAG = 'api::tag.tag';
export const COLUMN = 'api::column.column';
export const FILE = 'plugin::upload.file';

type Row = Record<string, unknown>;

/** Live content of every kind that a host has: fields, components in components, a dynamic zone, media, relations with and without drafts. */
export interface LiveContent {
  readonly documentId: string;
  /** Its live row, and its draft's. */
  readonly live: number;
  readonly draft: number;
  readonly notice: string;
  readonly related: string;
  readonly tags: readonly string[];
  readonly column: string;
  /** cover, attachment, gallery picture, and one that nothing shows. */
  readonly files: { readonly cover: number; readonly attachment: number; readonly picture: number; readonly unused: number };
}

export const rowOf = async (site: Site, uid: string, documentId: string, live: boolean): Promise<Row> => {
  const row = await site.strapi.db.query(uid).findOne({ where: { documentId, publishedAt: live ? { $notNull: true } : { $null: true } } });
  if (!row) throw new Error(`${uid} ${documentId} has no ${live ? 'live' : 'draft'} row`);
  return row as Row;
};

let count = 0;
const fresh = (name: string): string => `${name}-${String((count += 1))}-${String(Date.now())}`;

export const file = async (site: Site, name: string): Promise<number> => {
  const row = await site.strapi.db.query(FILE).create({
    data: {
      name,
      alternativeText: name,
      caption: name,
      hash: fresh(name),
      ext: '.png',
      mime: 'image/png',
      size: 1,
      url: `/uploads/${fresh(name)}.png`,
      provider: 'local',
      folderPath: '/',
    },
  });
  return Number(row.id);
};

export const liveTag = async (site: Site, name: string): Promise<string> => {
  const made = await site.strapi.documents(TAG).create({ data: { name, slug: fresh(name) } as never, status: 'published' });
  return made.documentId;
};

export const makeLive = async (people: People, uid: string, documentId: string): Promise<void> => {
  await reviewed(people, uid, documentId);
  const answer = await publish(people.publisher, uid, documentId);
  if (answer.status !== 200) throw new Error(`publish: ${String(answer.status)} ${JSON.stringify(answer.body)}`);
};

export const liveContent = async (site: Site, people: People): Promise<LiveContent> => {
  const column = (await site.strapi.documents(COLUMN).create({ data: { name: fresh('栏目'), slug: fresh('column') } as never })).documentId;
  const tags = [await liveTag(site, 'housing'), await liveTag(site, 'notice')];
  const files = {
    cover: await file(site, 'cover'),
    attachment: await file(site, 'attachment'),
    picture: await file(site, 'picture'),
    unused: await file(site, 'unused'),
  };
  const related = await draftArticle(site, { title: '相关' });
  await makeLive(people, ARTICLE, related);
  const documentId = await draftArticle(site, {
    title: '已发布',
    source: 'bureau',
    column: { connect: [column] },
    tags,
    related: [related],
    cover: files.cover,
    attachments: [files.attachment],
    facts: [
      { label: '套数', value: '120' },
      { label: '户数', value: '90' },
    ],
    sections: [
      { __component: 'shared.quote', text: '引文', by: '局长' },
      { __component: 'shared.gallery', caption: '图集', pictures: [files.picture] },
      { __component: 'shared.table-note', note: '附注', facts: [{ label: '嵌套', value: '1' }] },
    ],
  });
  await makeLive(people, ARTICLE, documentId);
  const notice = (
    await site.strapi.documents(NOTICE).create({
      data: {
        title: '公告',
        text: paragraph('公告。')[0]?.children[0]?.text,
        attachment: files.attachment,
        reviewUnit: await unitId(site, 'office'),
      } as never,
    })
  ).documentId;
  await makeLive(people, NOTICE, notice);
  const live = Number((await rowOf(site, ARTICLE, documentId, true)).id);
  const draft = Number((await rowOf(site, ARTICLE, documentId, false)).id);
  return { documentId, live, draft, notice, related, tags, column, files };
};

/** What a live document shows, with its links in their order; of a tag or a column, which one it is: their own words are not its content. */
export const shown = async (site: Site, documentId: string, uid: string = ARTICLE, locale?: string): Promise<unknown> => {
  const populate =
    uid === ARTICLE
      ? {
          column: true,
          unit: true,
          tags: true,
          related: { select: ['documentId'] },
          cover: true,
          attachments: true,
          facts: true,
          sections: {
            on: { 'shared.quote': true, 'shared.gallery': { populate: ['pictures'] }, 'shared.table-note': { populate: ['facts'] } },
          },
        }
      : true;
  const row = (await site.strapi.db.query(uid).findOne({
    where: { documentId, publishedAt: { $notNull: true }, ...(locale ? { locale } : {}) },
    populate: populate as never,
  })) as Row | null;
  const tags = (row?.tags as Row[] | undefined)?.map((tag) => tag.documentId);
  const column = (row?.column as Row | null | undefined)?.documentId;
  return row && { ...row, ...(tags ? { tags } : {}), ...(column === undefined ? {} : { column }) };
};
