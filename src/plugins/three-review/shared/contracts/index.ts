export * from './audit';
export * from './columns';
export * from './common';
export * from './ledger';
export * from './notifications';
export * from './organisation';
export * from './removals';
export * from './reviews';
