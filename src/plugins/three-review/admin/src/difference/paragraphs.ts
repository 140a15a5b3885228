import type { ParagraphOut } from '../../../shared/contracts';

/** Paragraphs as they are shown: each that differs by itself, those between that stay folded into one line. */
export type Stretch =
  | { readonly kind: 'changed'; readonly paragraph: ParagraphOut }
  | { readonly kind: 'same'; readonly paragraphs: readonly ParagraphOut[]; readonly first: number; readonly last: number };

export const differs = ({ from, to, moved, form, pieces }: ParagraphOut): boolean =>
  from === null || to === null || moved || form || pieces.some(({ op }) => op !== 'same');

/** Blank lines that came or went between paragraphs are no news. */
const isBlank = ({ pieces }: ParagraphOut): boolean => pieces.every(({ text }) => text.trim() === '');

export const stretchesOf = (paragraphs: readonly ParagraphOut[]): readonly Stretch[] => {
  const stretches: Stretch[] = [];
  for (const paragraph of paragraphs) {
    const last = stretches.at(-1);
    if (differs(paragraph)) {
      if (!isBlank(paragraph)) stretches.push({ kind: 'changed', paragraph });
      continue;
    }
    const place = (paragraph.to ?? 0) + 1;
    if (last?.kind === 'same') stretches[stretches.length - 1] = { ...last, paragraphs: [...last.paragraphs, paragraph], last: place };
    else stretches.push({ kind: 'same', paragraphs: [paragraph], first: place, last: place });
  }
  return stretches;
};
