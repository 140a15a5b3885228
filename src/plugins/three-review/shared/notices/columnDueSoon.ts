import { columnData, columnLink, columnName } from './column';
import { days } from './fields';
import { defineNotice } from './kind';

/** A9.2: a column has not been updated as required, and its period ends soon. */
export const columnDueSoon = defineNotice({
  article: 'A9.2',
  name: { 'zh-Hans': '即将到期', en: 'Due soon' },
  data: columnData,
  link: columnLink,
  words: {
    'zh-Hans': (data) => ({
      subject: `栏目${columnName(data)}即将到期`,
      sentence: `栏目${columnName(data)}${data.daysLeft ? `还剩 ${String(data.daysLeft)} 天` : '今天到期'}，请及时更新。`,
    }),
    en: (data) => ({
      subject: `Column ${columnName(data)} is due soon`,
      sentence: `The column ${columnName(data)} is due ${data.daysLeft ? `in ${days(data.daysLeft)}` : 'today'}.`,
    }),
  },
});
