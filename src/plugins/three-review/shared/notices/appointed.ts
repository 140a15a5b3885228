import { quoted } from './fields';
import { defineNotice } from './kind';
import { detailsIn, postData } from './post';

/** A5.1, A10.2: somebody got a post. */
export const appointed = defineNotice({
  article: 'A10.2',
  name: { 'zh-Hans': '任岗', en: 'Appointed' },
  data: postData,
  link: () => null,
  words: {
    'zh-Hans': (data) => ({
      subject: `${data.name}已任岗`,
      sentence: `${quoted(data.name, '某人')}已任岗：${detailsIn['zh-Hans'](data)}。`,
    }),
    en: (data) => ({
      subject: `${data.name} was appointed`,
      sentence: `${quoted(data.name, 'Somebody')} was appointed: ${detailsIn.en(data)}.`,
    }),
  },
});
