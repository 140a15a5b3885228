/** The columns of a bureau’s site beyond those that the seeds bring, each in a state that a screen has to show. */

export type Frequency =
  | { readonly kind: 'policy' }
  | { readonly kind: 'period'; readonly unit: 'week' | 'month' | 'quarter' | 'half_year' | 'year'; readonly min: number }
  | { readonly kind: 'gap'; readonly days: number }
  | { readonly kind: 'exempt' };

export interface YearColumn {
  readonly slug: string;
  readonly name: string;
  /** Of the unit in charge. */
  readonly unit: string;
  readonly category?: 'news' | 'notices' | 'policies' | 'new_media' | 'other';
  readonly frequency?: Frequency;
  /** Updates in a year, evenly but for chance; 0: never any. */
  readonly perYear: number;
  /** Days before today since which nothing was published. */
  readonly silentFor?: number;
  /** Share of documents published later than the 20 days. */
  readonly late?: number;
  /** Titles of its documents, taken in turn. */
  readonly titles?: readonly string[];
  /** Without duty officer and deputy. */
  readonly vacant?: boolean;
  /** Out of use since so many days. */
  readonly suspendedFor?: number;
  /** 报备: days before today, from and to, and when it was filed. */
  readonly excuses?: readonly { readonly from: number; readonly to: number; readonly filed: number; readonly reason: string }[];
}

const period = (unit: 'week' | 'month' | 'quarter' | 'half_year' | 'year', min = 1): Frequency => ({ kind: 'period', unit, min });
const gap = (days: number): Frequency => ({ kind: 'gap', days });

/** What the seeds bring already; here only what is published in them. */
export const SEEDED: readonly YearColumn[] = [
  {
    slug: 'news',
    name: '住建新闻',
    unit: 'office',
    perYear: 150,
    titles: ['市住建局召开安全生产调度会', '我市老旧小区改造有序推进', '全市房屋建筑工地开展质量抽查'],
  },
  {
    slug: 'meetings',
    name: '部门会议',
    unit: 'office',
    perYear: 14,
    silentFor: 33,
    titles: ['局党组召开理论学习中心组会议', '局长办公会研究重点项目'],
  },
  {
    slug: 'notices',
    name: '通知公告',
    unit: 'office',
    perYear: 30,
    late: 0.1,
    titles: ['关于公布保障性住房配租结果的公告', '关于开展建筑市场检查的通知'],
  },
  {
    slug: 'policies',
    name: '政策法规',
    unit: 'policy-law',
    perYear: 9,
    titles: ['葫芦岛市物业管理办法', '关于规范商品房预售资金监管的通知'],
  },
  { slug: 'interpretation', name: '政策解读', unit: 'policy-law', perYear: 5, silentFor: 160, titles: ['一图读懂住房公积金新政'] },
  {
    slug: 'housing-security',
    name: '住房保障',
    unit: 'housing-centre',
    perYear: 22,
    late: 0.2,
    titles: ['保障性租赁住房房源公示', '公租房申请指南'],
  },
  { slug: 'quality-safety', name: '质量安全', unit: 'quality-safety', perYear: 18, titles: ['建设工程质量监督通报'] },
  { slug: 'services', name: '便民信息', unit: 'property-centre', perYear: 6, titles: ['供暖咨询电话'] },
];

export const MORE: readonly YearColumn[] = [
  {
    slug: 'work-news',
    name: '工作动态',
    unit: 'office',
    category: 'news',
    frequency: period('week', 2),
    perYear: 110,
    silentFor: 17,
    titles: ['我局赴基层走访调研'],
  },
  {
    slug: 'photo-news',
    name: '图片新闻',
    unit: 'office',
    category: 'news',
    frequency: gap(14),
    perYear: 120,
    silentFor: 1,
    titles: ['图说城市更新'],
  },
  {
    slug: 'party',
    name: '党建工作',
    unit: 'office',
    category: 'news',
    frequency: period('month'),
    perYear: 22,
    titles: ['机关党委开展主题党日活动'],
  },
  { slug: 'personnel', name: '人事信息', unit: 'office', frequency: period('quarter'), perYear: 0 },
  { slug: 'plans', name: '规划计划', unit: 'policy-law', category: 'policies', frequency: period('year'), perYear: 0 },
  { slug: 'budget', name: '财政预决算', unit: 'office', frequency: period('year'), perYear: 2, titles: ['部门决算公开'] },
  {
    slug: 'bidding',
    name: '招标投标',
    unit: 'construction-industry',
    category: 'notices',
    frequency: period('month'),
    perYear: 15,
    silentFor: 62,
    titles: ['工程招标公告'],
  },
  { slug: 'industry', name: '建筑业管理', unit: 'construction-industry', perYear: 12, vacant: true, titles: ['建筑业企业资质审批结果'] },
  {
    slug: 'permits',
    name: '行政许可',
    unit: 'construction-industry',
    perYear: 8,
    silentFor: 120,
    titles: ['施工许可证核发公示'],
    excuses: [{ from: 110, to: -40, filed: 60, reason: '审批系统迁移，本季度数据暂不产生' }],
  },
  {
    slug: 'penalties',
    name: '行政处罚',
    unit: 'quality-safety',
    perYear: 7,
    silentFor: 150,
    titles: ['行政处罚决定公示'],
    excuses: [{ from: 145, to: 60, filed: 20, reason: '本季度无处罚案件' }],
  },
  { slug: 'safety', name: '安全生产', unit: 'quality-safety', frequency: period('week'), perYear: 75, titles: ['冬季施工安全提示'] },
  { slug: 'proposals', name: '建议提案', unit: 'policy-law', frequency: period('half_year'), perYear: 6, titles: ['人大建议答复'] },
  {
    slug: 'market',
    name: '房地产市场',
    unit: 'real-estate',
    frequency: period('month'),
    perYear: 16,
    silentFor: 70,
    titles: ['商品房销售数据'],
  },
  {
    slug: 'presale',
    name: '预售许可',
    unit: 'real-estate',
    category: 'notices',
    frequency: gap(30),
    perYear: 40,
    silentFor: 27,
    titles: ['商品房预售许可公示'],
  },
  { slug: 'property', name: '物业管理', unit: 'property-centre', frequency: period('month'), perYear: 24, titles: ['物业企业信用评价'] },
  { slug: 'urban-renewal', name: '城市更新', unit: 'urban-construction', perYear: 12, late: 0.5, titles: ['城市体检结果'] },
  {
    slug: 'old-estates',
    name: '老旧小区改造',
    unit: 'urban-construction',
    perYear: 10,
    silentFor: 95,
    suspendedFor: 95,
    titles: ['改造计划公示'],
  },
  { slug: 'wechat', name: '微信公众号', unit: 'office', category: 'new_media', frequency: gap(7), perYear: 180, titles: ['住建微讯'] },
  {
    slug: 'weibo',
    name: '官方微博',
    unit: 'office',
    category: 'new_media',
    frequency: gap(7),
    perYear: 90,
    silentFor: 10,
    titles: ['住建播报'],
  },
];
