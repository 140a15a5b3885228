import type { Segment } from './kinds';

/** The end of a sentence belongs to it. */
const SENTENCE = /[^。！？；!?;\n]+[。！？；!?;\n]*|[。！？；!?;\n]+/gu;
/** A sentence without an end is cut here (code units): taking words apart costs more than in proportion to the length. */
const LONGEST = 400;
const CUT = /[\s\S]{1,400}/gu;

const DIGITS = '[0-9０-９]';
const NUMBER = `${DIGITS}+(?:[.,:：/．-]${DIGITS}+)*`;
const HAN = '[〇○零一二三四五六七八九十廿]+';
/** What is read as one: a date or time with its 年, 月, 日, 时, 分; a number with its decimals and per cent; 2026-11-26; 0429-3112345. */
const WHOLE = new RegExp(`(?:(?:${DIGITS}+|${HAN})(?:年|月份|月|日|号|时|点|分|秒))+|${NUMBER}(?:[%％‰])?`, 'gu');

const sentences = (text: string): readonly string[] =>
  (text.match(SENTENCE) ?? []).flatMap((sentence) => (sentence.length > LONGEST ? (sentence.match(CUT) ?? []) : [sentence]));

const wordsIn = function* (sentence: string, segment: Segment): Generator<string> {
  let from = 0;
  for (const found of sentence.matchAll(WHOLE)) {
    if (found.index > from) yield* segment(sentence.slice(from, found.index));
    yield found[0];
    from = found.index + found[0].length;
  }
  if (from < sentence.length) yield* segment(sentence.slice(from));
};

/** A text as words, numbers and dates whole; joined they are the text. */
export const tokensOf = (text: string, segment: Segment): readonly string[] =>
  sentences(text).flatMap((sentence) => [...wordsIn(sentence, segment)]);

/** What the old text says the new one mostly says as well: every part of a sentence is taken apart once. */
export const remembering = (segment: Segment): Segment => {
  const known = new Map<string, readonly string[]>();
  return (sentence) => {
    const words = known.get(sentence) ?? segment(sentence);
    known.set(sentence, words);
    return words;
  };
};
