import type { Core } from '@strapi/strapi';
import { POSTS } from './bureau';
import { seedOnce } from './record';

interface Column {
  readonly slug: string;
  readonly name: string;
  readonly description: string;
  /** The unit in charge, by its code, and what the national inspection counts the column as. */
  readonly unit: string;
  readonly category: 'news' | 'notices' | 'policies' | 'other';
}

/** The columns of the web site; the first seven are those that A9.2 names or that it measures. */
const COLUMNS: readonly Column[] = [
  { slug: 'news', name: '住建新闻', description: '每周至少更新 1 条', unit: 'office', category: 'news' },
  { slug: 'meetings', name: '部门会议', description: '每月至少更新 1 条', unit: 'office', category: 'other' },
  { slug: 'notices', name: '通知公告', description: '每季度至少更新 1 条', unit: 'office', category: 'notices' },
  { slug: 'policies', name: '政策法规', description: '每季度至少更新 1 条', unit: 'policy-law', category: 'policies' },
  { slug: 'services', name: '便民信息', description: '不考核更新频次', unit: 'property-centre', category: 'other' },
  { slug: 'functions', name: '机关职能', description: '不考核更新频次', unit: 'office', category: 'other' },
  { slug: 'structure', name: '机构设置', description: '不考核更新频次', unit: 'office', category: 'other' },
  { slug: 'interpretation', name: '政策解读', description: '每季度至少更新 1 条', unit: 'policy-law', category: 'policies' },
  { slug: 'housing-security', name: '住房保障', description: '每季度至少更新 1 条', unit: 'housing-centre', category: 'other' },
  { slug: 'quality-safety', name: '质量安全', description: '每季度至少更新 1 条', unit: 'quality-safety', category: 'other' },
];

export const seedColumns = async (strapi: Core.Strapi): Promise<void> => {
  const columns = strapi.documents('api::column.column');
  for (const { unit: _unit, category: _category, ...data } of COLUMNS) {
    await seedOnce(strapi, `column/${data.slug}`, async () => {
      const there = await columns.findFirst({ filters: { slug: data.slug } });
      return (there ?? (await columns.create({ data }))).documentId;
    });
  }
};

/** The division of columns among units (A9.1): in force from a day far enough back for a year to be looked at. */
const SINCE = '2025-01-01';

export const seedDivision = async (strapi: Core.Strapi): Promise<void> => {
  for (const { slug, name, unit, category } of COLUMNS) {
    await seedOnce(strapi, `division/${slug}`, async () => {
      const owner = await strapi.documents('plugin::three-review.unit').findFirst({ filters: { code: unit } });
      if (!owner) return slug;
      const { officer, head } = await staffOf(strapi, unit);
      const term = { from: SINCE, unit: owner.documentId, dutyOfficer: officer, deputy: head };
      await strapi.plugin('three-review').service('audit').seedColumn({ name, slug, category, term });
      return slug;
    });
  }
};

/** The information officer of a unit answers for its columns, the head stands in. */
const staffOf = async (strapi: Core.Strapi, unit: string): Promise<{ officer: number | null; head: number | null }> => {
  const holder = async (kind: string): Promise<number | null> => {
    const post = POSTS.find((one) => one.kind === kind && one.unitCode === unit);
    const user = post ? ((await strapi.service('admin::user').findOneByEmail(post.email)) as { id: number } | null) : null;
    return user?.id ?? null;
  };
  return { officer: await holder('informationOfficer'), head: await holder('unitHead') };
};
