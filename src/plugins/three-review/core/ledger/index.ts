export * from './canonical';
export * from './causes';
export * from './chain';
export * from './projection';
export * from './shown';
export * from './stream';
export * from './streams/organisation';
export { readReview, reviewStream, type DocumentStates, type LedgerBody } from './streams/review';
export * from './verify';
