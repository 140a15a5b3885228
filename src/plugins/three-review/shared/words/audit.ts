import type { Reason, Standing, Verdict } from '../../core/audit';

/** How a column stands, how a period was judged and why, in words: the same on every screen and in every file. */
export interface AuditWords {
  readonly standing: Readonly<Record<Standing['state'], string>>;
  readonly verdict: Readonly<Record<Verdict, string>>;
  readonly note: Readonly<Record<Exclude<Reason, Counted>, string>>;
}

/** Reasons that a screen tells with a number or a day, and a file, whose cells hold those already, in a word. */
type Counted = 'enough' | 'short' | 'running';

const chinese: AuditWords = {
  standing: {
    overdue: '已超期',
    empty: '空白栏目',
    due_soon: '即将到期',
    pending: '本期待更新',
    met: '本期达标',
    excused: '已报备',
    suspended: '已停用',
    exempt: '免考核',
    calendar_unknown: '缺节假日数据',
  },
  verdict: {
    met: '达标',
    pending: '待更新',
    due_soon: '即将到期',
    missed: '未达标',
    excused: '已报备',
    exempt: '免考核',
    not_applicable: '不适用',
    calendar_unknown: '缺节假日数据',
  },
  note: {
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
};

const english: AuditWords = {
  standing: {
    overdue: 'Overdue',
    empty: 'Empty',
    due_soon: 'Due soon',
    pending: 'Pending',
    met: 'Met',
    excused: 'Excused',
    suspended: 'Out of use',
    exempt: 'Exempt',
    calendar_unknown: 'No calendar',
  },
  verdict: {
    met: 'Met',
    pending: 'Pending',
    due_soon: 'Due soon',
    missed: 'Missed',
    excused: 'Excused',
    exempt: 'Exempt',
    not_applicable: 'Not applicable',
    calendar_unknown: 'No calendar',
  },
  note: {
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
};

export const AUDIT_WORDS = { 'zh-Hans': chinese, en: english } as const;
