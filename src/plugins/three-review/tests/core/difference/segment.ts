import type { Segment } from '../../../core/difference';

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** The words of a sentence, as the server takes them. */
export const segment: Segment = (sentence) => [...segmenter.segment(sentence)].map((part) => part.segment);
