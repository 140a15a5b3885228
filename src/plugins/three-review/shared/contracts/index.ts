export * from './common';
export * from './ledger';
export * from './organisation';
export * from './reviews';
