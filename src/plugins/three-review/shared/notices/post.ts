import { z } from 'zod';
import type { PostKind } from '../../core/regulation';
import { POST_WORDS } from '../words/posts';
import { word, wordOrNull } from './fields';
import type { Language } from './kind';

/** What a notice about a post tells: whose, which, by whom and why. */
export const postData = z.object({
  post: word,
  unit: wordOrNull,
  unitName: wordOrNull,
  name: word,
  account: wordOrNull,
  from: wordOrNull,
  to: wordOrNull,
  /** Null: the software, when an account was closed. */
  by: wordOrNull,
  basis: wordOrNull,
  reason: word,
});
type PostData = z.output<typeof postData>;

const isPost = (post: string): post is PostKind => Object.hasOwn(POST_WORDS.en, post);

const postIn = ({ post, unitName }: PostData, language: Language): string =>
  [unitName, isPost(post) ? POST_WORDS[language][post] : post].filter(Boolean).join(' ');

/** The post, and where it is known, by whom and why. */
export const detailsIn = {
  'zh-Hans': (data: PostData): string =>
    [postIn(data, 'zh-Hans'), data.by && `办理人：${data.by}`, data.reason && `原因：${data.reason}`].filter(Boolean).join('；'),
  en: (data: PostData): string =>
    [postIn(data, 'en'), data.by && `by ${data.by}`, data.reason && `reason: ${data.reason}`].filter(Boolean).join('; '),
} as const;
