import type { FileView, ReviewContent } from '../../../../shared/contracts';
import { filePlace } from '../../content/Files';
import type { Words } from '../../hooks/useWords';
import type { Gap } from '../../sheet/gaps';
import { isPicture } from '../../utils/files';
import { END, PICTURE, type Reading } from './useReading';

/** The files that have to be opened: all that are no pictures and can be. */
export const attachmentsOf = (content: ReviewContent): readonly FileView[] =>
  content.fields.flatMap((field) => (field.kind === 'files' ? field.files.filter((file) => file.url !== null && !isPicture(file)) : []));

/** What is still to be read before a signature, each by its place. */
export const readingGaps = (content: ReviewContent, reading: Reading, { t }: Words): readonly Gap[] => [
  ...(reading.end ? [] : [{ place: END, label: t('reading.gap.end') }]),
  ...(reading.unseen === 0 ? [] : [{ place: PICTURE, label: t('reading.gap.pictures', { count: reading.unseen }) }]),
  ...attachmentsOf(content)
    .filter(({ bytes }) => !reading.opened.includes(bytes))
    .map(({ name, bytes }) => ({ place: filePlace(bytes), label: t('reading.gap.file', { name }) })),
];
