import once from 'lodash/once';
import type { Segment } from '../../../core/difference';

/** Made at the first question: its tables take a moment to load. */
const segmenter = once(() => new Intl.Segmenter('zh', { granularity: 'word' }));

/** The words of a sentence, Chinese ones by the dictionary of the runtime. */
export const segment: Segment = (sentence) => Array.from(segmenter().segment(sentence), (part) => part.segment);
