import type { SiteProfile, Veto } from './siteProfile';

const veto = (
  id: string,
  unit: Veto['unit'],
  measure: Veto['measure'],
  [watchFrom, nearFrom, threshold]: readonly [number, number, number],
  zh: string,
  en: string,
  source: string
): Veto => ({ id, unit, measure, threshold, watchFrom, nearFrom, name: { 'zh-Hans': zh, en }, source });

/**
 * 国办秘函〔2019〕19号, the vetoes for government web sites and their new media. Thresholds and spans are the document's, as quoted in
 * published self-check tables. Its “long” (长期未更新) has no figure: shipped, a column is counted as soon as it is overdue by its own
 * frequency. Nor is there a figure for how long a grave case fails a site: shipped, for twelve months from the day it was confirmed. Both,
 * and when to watch and when a veto is near, are this product's.
 */
export const national2019: SiteProfile = {
  id: 'national-2019',
  name: { 'zh-Hans': '政府网站与政务新媒体检查', en: 'Inspection of government web sites and new media' },
  document: '国办秘函〔2019〕19号',
  vetoes: [
    veto('home_page', 'days', { kind: 'home_page' }, [7, 12, 14], '首页更新', 'Home page', '首页栏目2周内未更新'),
    veto(
      'stale_columns',
      'columns',
      {
        kind: 'stale_columns',
        spans: [
          { categories: ['news'], within: { days: 14 } },
          { categories: ['notices', 'policies'], within: { months: 6 } },
        ],
      },
      [1, 3, 5],
      '动态要闻、通知政策类未更新',
      'Stale news, notice and policy columns',
      '2周内未更新的动态、要闻类栏目，以及6个月内未更新的通知公告、政策文件类栏目，累计达到5个'
    ),
    veto(
      'long_not_updated',
      'columns',
      { kind: 'overdue_columns', days: 0 },
      [1, 8, 10],
      '应更新长期未更新栏目',
      'Columns long not updated',
      '应更新但长期未更新的栏目数量达到10个'
    ),
    veto('empty_columns', 'columns', { kind: 'empty_columns' }, [1, 3, 5], '空白栏目', 'Empty columns', '空白栏目数量达到5个'),
    veto('new_media', 'days', { kind: 'new_media' }, [7, 12, 14], '新媒体更新', 'New media', '政务新媒体2周内未更新'),
    veto(
      'grave_cases',
      'cases',
      { kind: 'cases', of: ['grave_error', 'leak', 'forged_date'], within: { months: 12 } },
      [1, 1, 1],
      '严重错误、泄密、伪造日期',
      'Grave errors, leaks, forged dates',
      '出现严重表述错误、泄露国家秘密、伪造发稿日期'
    ),
  ],
};
