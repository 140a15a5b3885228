import type { Core } from '@strapi/strapi';
import { seedOnce } from './record';

interface Column {
  readonly slug: string;
  readonly name: string;
  readonly description: string;
}

/** The columns of the web site; the first seven are those that A9.2 names or that it measures. */
const COLUMNS: readonly Column[] = [
  { slug: 'news', name: '住建新闻', description: '每周至少更新 1 条' },
  { slug: 'meetings', name: '部门会议', description: '每月至少更新 1 条' },
  { slug: 'notices', name: '通知公告', description: '每季度至少更新 1 条' },
  { slug: 'policies', name: '政策法规', description: '每季度至少更新 1 条' },
  { slug: 'services', name: '便民信息', description: '不考核更新频次' },
  { slug: 'functions', name: '机关职能', description: '不考核更新频次' },
  { slug: 'structure', name: '机构设置', description: '不考核更新频次' },
  { slug: 'interpretation', name: '政策解读', description: '每季度至少更新 1 条' },
  { slug: 'housing-security', name: '住房保障', description: '每季度至少更新 1 条' },
  { slug: 'quality-safety', name: '质量安全', description: '每季度至少更新 1 条' },
];

export const seedColumns = async (strapi: Core.Strapi): Promise<void> => {
  const columns = strapi.documents('api::column.column');
  for (const data of COLUMNS) {
    await seedOnce(strapi, `column/${data.slug}`, async () => {
      const there = await columns.findFirst({ filters: { slug: data.slug } });
      return (there ?? (await columns.create({ data }))).documentId;
    });
  }
};
