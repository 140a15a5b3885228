import { columnData, columnLink, columnName } from './column';
import { defineNotice } from './kind';

/** A9.2: somebody reminds whoever is on duty. */
export const columnReminder = defineNotice({
  article: 'A9.2',
  name: { 'zh-Hans': '提醒', en: 'Reminder' },
  data: columnData,
  link: columnLink,
  words: {
    'zh-Hans': (data) => ({ subject: `请更新栏目${columnName(data)}`, sentence: `请您更新栏目${columnName(data)}。` }),
    en: (data) => ({ subject: `Please update the column ${columnName(data)}`, sentence: `Please update the column ${columnName(data)}.` }),
  },
});
