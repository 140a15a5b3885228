export * from './canonical';
export * from './chain';
export * from './stream';
export * from './streams/review';
export * from './verify';
