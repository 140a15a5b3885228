export * from './audit';
export * from './messages';
