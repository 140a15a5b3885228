import { z } from 'zod';
import { documentPath } from '../contracts/documentPath';
import { countOrNull, days, flag, quoted, word, wordOrNull } from './fields';
import { defineNotice } from './kind';

const draftData = z.object({
  uid: word,
  documentId: word,
  locale: word,
  /** There is one document of its type. */
  single: flag,
  /** Negative: the days since the limit. */
  daysLeft: countOrNull,
  stage: wordOrNull,
  eventDay: wordOrNull,
  /** Not stored: it is added for whoever reads the notice, as far as they may read the draft then. */
  title: wordOrNull,
  titleHidden: flag,
});
type DraftData = z.output<typeof draftData>;

const nameIn = ({ title, titleHidden }: DraftData, hidden: string, untitled: string): string =>
  quoted(titleHidden ? hidden : (title ?? untitled), untitled);

/** A9.2: the 20 days of a draft run out, or are over. */
export const draftClock = defineNotice({
  article: 'A9.2',
  name: { 'zh-Hans': '20 日时限', en: '20 days' },
  data: draftData,
  link: (data) => (data.uid === '' ? null : documentPath(data, data.single)),
  words: {
    'zh-Hans': (data) => {
      const [name, left] = [nameIn(data, '未公开文稿', '无标题'), data.daysLeft ?? 0];
      const sentence = left < 0 ? `稿件${name}已超过发布时限 ${String(-left)} 天。` : `稿件${name}须在 ${String(left)} 天内发布。`;
      return { subject: `稿件${name} 20 日时限`, sentence };
    },
    en: (data) => {
      const [name, left] = [nameIn(data, 'an unpublished document', 'untitled'), data.daysLeft ?? 0];
      const sentence = left < 0 ? `${name} is ${days(-left)} over the limit.` : `${name} must be published within ${days(left)}.`;
      return { subject: `The 20 days of ${name}`, sentence };
    },
  },
});
