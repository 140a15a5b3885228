export type { LedgerBody } from './body';
export * from './canonical';
export * from './chain';
export * from './verify';
