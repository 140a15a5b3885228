import { frequencyWord, type Frequency, type Reason } from '../../../../core/audit';
import { clauseOf, type ArticleId } from '../../../../core/regulation';
import type { ColumnStanding, PeriodOut, VerdictOut } from '../../../../shared/contracts';

/** The words of a file that leaves the admin, in one language. */
export interface FileWords {
  readonly standings: Readonly<Record<ColumnStanding['standing'], string>>;
  readonly verdicts: Readonly<Record<VerdictOut, string>>;
  readonly units: Readonly<Record<PeriodOut['unit'], string>>;
  readonly reasons: Readonly<Record<Reason, string>>;
  readonly columns: { readonly sheet: string; readonly head: readonly string[] };
  readonly results: { readonly sheet: string; readonly head: readonly string[] };
  readonly flags: { readonly yes: string; readonly no: string };
  readonly frequency: (frequency: Frequency) => string;
  readonly clause: (article: ArticleId) => string;
  /** A reason with what was filed: who, and why. */
  readonly filed: (reason: string, filed: string) => string;
  readonly said: (by: string, reason: string) => string;
  readonly semicolon: string;
}

const chinese: FileWords = {
  standings: {
    overdue: '已超期',
    empty: '空白栏目',
    due_soon: '即将到期',
    pending: '本期待更新',
    calendar_unknown: '节假日未知',
    met: '本期达标',
    excused: '已报备',
    suspended: '停用',
    exempt: '免考核',
  },
  verdicts: {
    met: '达标',
    pending: '待更新',
    due_soon: '即将到期',
    missed: '未达标',
    excused: '已报备',
    exempt: '免考核',
    not_applicable: '不适用',
    calendar_unknown: '节假日未知',
  },
  units: { week: '周', month: '月', quarter: '季度', half_year: '半年', year: '年', gap: '间隔' },
  reasons: {
    enough: '已达到要求',
    short: '更新条数不足',
    running: '本期进行中',
    gap_exceeded: '超过间隔未更新',
    no_term: '当时尚无此栏目',
    suspended: '全期停用',
    other_frequency: '按另一频次考核',
    exempt: '免考核',
    exemption_late: '期内才免考核，本期仍考核',
    active_too_short: '启用时间不足，不考核',
    excuse_in_time: '期内报备，有效',
    excuse_late: '期满后补报备，结果不变',
    no_workday: '全期无工作日',
    no_calendar: '缺节假日数据',
  },
  columns: {
    sheet: '栏目更新监测',
    head: [
      ...['栏目', '责任单位', '责任人', 'AB岗', '更新频次', '状态', '本期起', '本期止'],
      ...['已更新', '应更新', '剩余天数', '超期天数', '最近更新', '近53周更新', '依据'],
    ],
  },
  results: {
    sheet: '考核结果',
    head: ['栏目', '责任单位', '周期', '起', '止', '结果', '已更新', '应更新', '最近更新', '说明', '制度版本', '依据', '已封存'],
  },
  flags: { yes: '是', no: '否' },
  frequency: frequencyWord,
  clause: (article) => clauseOf(article, true),
  filed: (reason, filed) => `${reason}（${filed}）`,
  said: (by, reason) => `${by}：${reason}`,
  semicolon: '；',
};

const EVERY = { week: 'week', month: 'month', quarter: 'quarter', half_year: 'half-year', year: 'year' } as const;
const everyIn = (frequency: Frequency): string => {
  if (frequency.kind === 'exempt') return 'exempt';
  if (frequency.kind === 'gap') return `at least every ${String(frequency.days)} days`;
  return `≥ ${String(frequency.min)} a ${EVERY[frequency.unit]}`;
};

const english: FileWords = {
  standings: {
    overdue: 'overdue',
    empty: 'empty',
    due_soon: 'due soon',
    pending: 'pending',
    calendar_unknown: 'no calendar',
    met: 'met',
    excused: 'excused',
    suspended: 'out of use',
    exempt: 'exempt',
  },
  verdicts: {
    met: 'met',
    pending: 'pending',
    due_soon: 'due soon',
    missed: 'missed',
    excused: 'excused',
    exempt: 'exempt',
    not_applicable: 'not applicable',
    calendar_unknown: 'no calendar',
  },
  units: { week: 'week', month: 'month', quarter: 'quarter', half_year: 'half-year', year: 'year', gap: 'gap' },
  reasons: {
    enough: 'as often as required',
    short: 'too few updates',
    running: 'still running',
    gap_exceeded: 'too long without update',
    no_term: 'the column did not exist',
    suspended: 'out of use all the time',
    other_frequency: 'judged by another period',
    exempt: 'exempt',
    exemption_late: 'exempted within the period: still judged',
    active_too_short: 'in use for too short a time',
    excuse_in_time: 'excused in time',
    excuse_late: 'excused late: the result stands',
    no_workday: 'no working day',
    no_calendar: 'no calendar',
  },
  columns: {
    sheet: 'Column monitoring',
    head: [
      ...['Column', 'Unit', 'Duty officer', 'Deputy', 'Frequency', 'State', 'Period from', 'Period to'],
      ...['Updates', 'Required', 'Days left', 'Days overdue', 'Last update', 'Updates in 53 weeks', 'Article'],
    ],
  },
  results: {
    sheet: 'Results',
    head: [
      ...['Column', 'Unit', 'Period', 'From', 'To', 'Result', 'Updates', 'Required', 'Last update', 'Notes'],
      ...['Policy', 'Article', 'Frozen'],
    ],
  },
  flags: { yes: 'yes', no: 'no' },
  frequency: everyIn,
  clause: (article) => clauseOf(article, false),
  filed: (reason, filed) => `${reason} (${filed})`,
  said: (by, reason) => `${by}: ${reason}`,
  semicolon: '; ',
};

export const FILE_WORDS = { 'zh-Hans': chinese, en: english } as const satisfies Readonly<Record<string, FileWords>>;
