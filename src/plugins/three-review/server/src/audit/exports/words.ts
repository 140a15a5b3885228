import { frequencyWord, type Frequency, type Reason } from '../../../../core/audit';
import { clauseOf, type ArticleId } from '../../../../core/regulation';
import type { ColumnStanding, PeriodOut, VerdictOut } from '../../../../shared/contracts';
import { AUDIT_WORDS } from '../../../../shared/words';

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
  standings: AUDIT_WORDS['zh-Hans'].standing,
  verdicts: AUDIT_WORDS['zh-Hans'].verdict,
  units: { week: '周', month: '月', quarter: '季度', half_year: '半年', year: '年', gap: '间隔' },
  reasons: {
    ...AUDIT_WORDS['zh-Hans'].note,
    enough: '已达到要求',
    short: '更新条数不足',
    running: '本期进行中',
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
  standings: AUDIT_WORDS.en.standing,
  verdicts: AUDIT_WORDS.en.verdict,
  units: { week: 'week', month: 'month', quarter: 'quarter', half_year: 'half-year', year: 'year', gap: 'gap' },
  reasons: {
    ...AUDIT_WORDS.en.note,
    enough: 'as often as required',
    short: 'too few updates',
    running: 'still running',
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
