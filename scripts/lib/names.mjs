export const ARTICLE = 'api::article.article';
export const LOCALE = 'zh-Hans';
