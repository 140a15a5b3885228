import { columnData, columnLink, columnName } from './column';
import { days } from './fields';
import { defineNotice } from './kind';

/** A9.2: a column was not updated as required. */
export const columnOverdue = defineNotice({
  article: 'A9.2',
  name: { 'zh-Hans': '已超期', en: 'Overdue' },
  data: columnData,
  link: columnLink,
  words: {
    'zh-Hans': (data) => ({
      subject: `栏目${columnName(data)}超期未更新`,
      sentence: `栏目${columnName(data)}已超期 ${String(data.daysOverdue ?? 0)} 天，请尽快更新。`,
    }),
    en: (data) => ({
      subject: `Column ${columnName(data)} is overdue`,
      sentence: `The column ${columnName(data)} is ${days(data.daysOverdue ?? 0)} overdue.`,
    }),
  },
});
