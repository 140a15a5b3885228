export * from './canonical';
export * from './chain';
export * from './shown';
export * from './stream';
export * from './streams/organisation';
export * from './streams/review';
export * from './verify';
