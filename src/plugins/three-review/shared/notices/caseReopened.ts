import { z } from 'zod';
import { word } from './fields';
import { defineNotice } from './kind';

/**
 * A9.2: a decided case of the register is open again. A notice may leave the house: it says no word of what the case is about, nor why it
 * was reopened; both stand in the register.
 */
export const caseReopened = defineNotice({
  article: 'A9.2',
  name: { 'zh-Hans': '重新核实', en: 'Reopened' },
  data: z.object({ case: word, by: word }),
  link: (data) => (data.case === '' ? null : '/plugins/three-review-audit/cases'),
  words: {
    'zh-Hans': (data) => ({
      subject: `第 ${data.case} 号问题重新核实`,
      sentence: `${data.by}已将问题登记第 ${data.case} 号重新列为待核实，理由见登记。`,
    }),
    en: (data) => ({
      subject: `Case no. ${data.case} was reopened`,
      sentence: `${data.by} has reopened case no. ${data.case}; the reason stands in the register.`,
    }),
  },
});
