import { ARTICLES, type ArticleId } from '../../../core/regulation/articles';

/** `A10.2` → 第十条（二） or Article 10 (2). */
export const clauseOf = (article: ArticleId, chinese: boolean): string => {
  if (chinese) return ARTICLES[article];
  const [number, part] = article.slice(1).split('.');
  return `Article ${number ?? ''}${part ? ` (${part})` : ''}`;
};

const NUMERALS = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/** Ordinals as the regulation writes them: 第四项; digits in English and past ten. */
export const ordinal = (number: number, chinese: boolean): string => (chinese ? (NUMERALS[number] ?? String(number)) : String(number));
