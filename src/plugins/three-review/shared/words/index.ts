export * from './audit';
export * from './messages';
export * from './posts';
