export { bytesOf } from './bytes';
export { readContent, sha256, type ContentRow } from './read';
export { contentAttributes, REVIEW_STAGE, unknownAttributes, UPLOAD_FILE } from './schema';
