export type { ParsedSheet } from './parse';
export * from './read';
export * from './write';
