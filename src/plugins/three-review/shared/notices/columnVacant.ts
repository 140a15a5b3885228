import { columnData, columnLink, columnName } from './column';
import { defineNotice } from './kind';

/** A9.1: a column has a duty, and nobody in post answers for it. */
export const columnVacant = defineNotice({
  article: 'A9.1',
  name: { 'zh-Hans': '责任人空缺', en: 'Vacant' },
  data: columnData,
  link: columnLink,
  words: {
    'zh-Hans': (data) => ({ subject: `栏目${columnName(data)}无责任人`, sentence: `栏目${columnName(data)}没有责任人，请指定。` }),
    en: (data) => ({
      subject: `Column ${columnName(data)} has no duty officer`,
      sentence: `Nobody answers for the column ${columnName(data)}: appoint someone.`,
    }),
  },
});
