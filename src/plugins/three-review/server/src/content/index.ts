export { bytesOf, digestAt, placeOf } from './bytes';
export { filesNamed, namesIn, sizesOf, storedOf, textsIn } from './embedded';
export { titleField, titlesFor, type DocumentKey, type Told } from './titles';
export { emptyRequired } from './required';
export { readContent, sha256, type ContentRow } from './read';
export { contentAttributes, REVIEW_STAGE, UPLOAD_FILE } from './schema';
export { datesOf, shownBy } from './shown';
export { contentFields, prunableFields, unknownAttributes } from './walk';
