export { bytesOf, digestAt, placeOf } from './bytes';
export { filesNamed, namesIn, sizesOf, storedOf, textsIn } from './embedded';
export { readPlain, type PlainRow } from './plain';
export { readContent, sha256, type ContentRow } from './read';
export { contentAttributes, REVIEW_STAGE, UPLOAD_FILE } from './schema';
export { datesOf, shownBy } from './shown';
export { titleField, titlesFor, type DocumentKey, type Told } from './titles';
export { unitNamed, type UnitName } from './units';
export { contentFields, prunableFields, unknownAttributes } from './walk';
