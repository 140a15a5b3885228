/** The clauses of 市住建局政务信息工作制度 (2023-07-04) that the software carries out, by id, as they are cited to a user. */
export const ARTICLES = {
  A1: '第一条',
  A3: '第三条',
  A4: '第四条',
  'A5.1': '第五条（一）',
  'A5.2': '第五条（二）',
  A6: '第六条',
  'A7.1': '第七条（一）',
  'A7.2': '第七条（二）',
  'A7.3': '第七条（三）',
  A8: '第八条',
  'A9.1': '第九条（一）',
  'A9.2': '第九条（二）',
  'A10.1': '第十条（一）',
  'A10.2': '第十条（二）',
  A11: '第十一条',
} as const;

export type ArticleId = keyof typeof ARTICLES;

/** The clause as it is cited: 第九条（二）, Article 9 (2). */
export const clauseOf = (article: ArticleId, chinese: boolean): string => {
  if (chinese) return ARTICLES[article];
  const [number, part] = article.slice(1).split('.');
  return `Article ${number ?? ''}${part ? ` (${part})` : ''}`;
};
