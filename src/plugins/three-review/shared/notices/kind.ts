import type { z } from 'zod';
import type { ArticleId } from '../../core/regulation';

export type Language = 'zh-Hans' | 'en';

/** What a notice says. `subject` names it in a line; `sentence` is all of it. */
export interface NoticeWords {
  readonly subject: string;
  readonly sentence: string;
}

/**
 * A kind of notice: what it is about, where it leads, how it reads. One file each, named in `index`; the admin and every channel say the
 * same words.
 */
export interface NoticeKindOf<Schema extends z.ZodObject> {
  readonly article: ArticleId;
  /** Its name on a chip. */
  readonly name: Readonly<Record<Language, string>>;
  /** What it is about. Each field may be missing in a notice that an earlier version wrote. */
  readonly data: Schema;
  /** Where it leads in the admin, relative to its root; null: nowhere. */
  readonly link: (data: z.output<Schema>) => string | null;
  readonly words: Readonly<Record<Language, (data: z.output<Schema>) => NoticeWords>>;
}

/** A kind of notice as its readers use it: what is stored comes in, whoever wrote it and when. */
export interface NoticeKindRead<Schema extends z.ZodObject> {
  readonly article: ArticleId;
  readonly name: Readonly<Record<Language, string>>;
  readonly data: Schema;
  readonly linkOf: (stored: unknown) => string | null;
  readonly wordsOf: (stored: unknown, language: Language) => NoticeWords;
}

export const defineNotice = <Schema extends z.ZodObject>({
  article,
  name,
  data,
  link,
  words,
}: NoticeKindOf<Schema>): NoticeKindRead<Schema> => ({
  article,
  name,
  data,
  linkOf: (stored) => link(data.parse(stored)),
  wordsOf: (stored, language) => words[language](data.parse(stored)),
});
