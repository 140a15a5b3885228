export { bytesOf, digestAt, placeOf } from './bytes';
export { filesNamed, namesIn, sizesOf, storedOf, textsIn } from './embedded';
export { readPlain, type PlainRow } from './plain';
export { readContent, sha256, type ContentRow } from './read';
export { contentAttributes, REVIEW_STAGE, UPLOAD_FILE } from './schema';
export { contentFields, prunableFields, unknownAttributes } from './walk';
