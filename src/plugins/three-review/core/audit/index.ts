export * from './calendar';
export * from './events';
export * from './frequency';
export * from './periods';
export * from './verdict';
export * from './site';
export * from './standing';
