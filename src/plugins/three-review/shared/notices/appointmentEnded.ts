import { quoted } from './fields';
import { defineNotice } from './kind';
import { detailsIn, postData } from './post';

/** A5.1, A10.2: somebody left a post. */
export const appointmentEnded = defineNotice({
  article: 'A10.2',
  name: { 'zh-Hans': '离岗', en: 'Left' },
  data: postData,
  link: () => null,
  words: {
    'zh-Hans': (data) => ({
      subject: `${data.name}已离岗`,
      sentence: `${quoted(data.name, '某人')}已离岗：${detailsIn['zh-Hans'](data)}。`,
    }),
    en: (data) => ({
      subject: `${data.name} left a post`,
      sentence: `${quoted(data.name, 'Somebody')} left the post: ${detailsIn.en(data)}.`,
    }),
  },
});
