import type { ColumnStanding, PeriodOut, VerdictOut } from '../../../../shared/contracts';

/** The words of files that leave the admin: there is no reader's language to ask for. */
export const STANDING_WORDS: Readonly<Record<ColumnStanding['standing'], string>> = {
  overdue: '已超期',
  empty: '空白栏目',
  due_soon: '即将到期',
  pending: '本期待更新',
  calendar_unknown: '节假日未知',
  met: '本期达标',
  excused: '已报备',
  suspended: '停用',
  exempt: '免考核',
};

export const VERDICT_WORDS: Readonly<Record<VerdictOut, string>> = {
  met: '达标',
  pending: '待更新',
  due_soon: '即将到期',
  missed: '未达标',
  excused: '已报备',
  exempt: '免考核',
  not_applicable: '不适用',
  calendar_unknown: '节假日未知',
};

export const UNIT_WORDS: Readonly<Record<PeriodOut['unit'], string>> = {
  week: '周',
  month: '月',
  quarter: '季度',
  half_year: '半年',
  year: '年',
  gap: '间隔',
};
