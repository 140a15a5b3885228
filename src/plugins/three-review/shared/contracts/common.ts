import { z } from 'zod';
import { isName, isUnseen, visible } from '../../core/kernel/words';
import { ARTICLES, STAGES, type ArticleId } from '../../core/regulation';
import { REVIEW_STAGES } from '../../core/review';

export const articleId = z.enum(Object.keys(ARTICLES) as [ArticleId, ...ArticleId[]]);
export const contentHash = z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 lower-case hex digits');
export const stageId = z.enum(STAGES);
export const reviewStage = z.enum(REVIEW_STAGES);

/** A uid, document id or locale names one thing: a plain short string, never a list or an operator. */
export const uid = z
  .string()
  .regex(/^(api|plugin)::[a-z0-9-]+\.[a-z0-9-]+$/, 'must be the uid of a content type, like api::article.article');
export const documentId = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, 'must be one document id');
export const locale = z.string().regex(/^[A-Za-z0-9-]{1,35}$/, 'must be one locale, like zh-Hans');
export const note = z.string().max(2000);
/** Empty is let through here and refused by the rule (`reason_required`, A10.1), so that the answer names the clause. */
export const reason = z.string().max(2000).default('');

/** The name of a thing, as a reader sees it: stored without invisible characters, and never of dashes or blanks alone. */
export const nameOf = (max: number) =>
  z.string().overwrite(visible).max(max).refine(isName, { message: 'must hold at least one letter or digit' });

/** No text of a person holds a NUL, and PostgreSQL stores none. */
export const written = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .refine((text) => !text.includes('\u0000'), { message: 'must not contain a NUL character' });
/** Something is to be read in it. */
export const required = (max: number) => written(max).refine((text) => !isUnseen(text), { message: 'must not be empty' });

export const refusal = z.object({ code: z.string(), article: articleId, data: z.record(z.string(), z.unknown()) });
export type RefusalOut = z.infer<typeof refusal>;

/** `error.details` of every refused call. `refusals` holds all of them, the first one repeated at the top. */
export const errorDetails = z.object({
  code: z.string(),
  article: articleId.optional(),
  refusals: z.array(refusal).optional(),
  issues: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});
export type ErrorDetails = z.infer<typeof errorDetails>;

export const wording = z.object({ 'zh-Hans': z.string(), en: z.string() });

export const page = z.object({
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(100).default(25),
});
export const pagination = z.object({ page: z.number(), pageSize: z.number(), total: z.number() });
/** Of the lists that say how many pages there are. */
export const pages = pagination.extend({ pageCount: z.number() });
/** `meta` of a list by pages. */
export const pageMeta = z.object({ pagination });
export const pagesMeta = z.object({ pagination: pages });

/** Every answer that is no success, as Strapi writes it. `details` holds the data of the first refusal beside its code. */
export const failure = z.object({
  data: z.null(),
  error: z.object({ status: z.number(), name: z.string(), message: z.string(), details: errorDetails.partial().loose() }),
});
