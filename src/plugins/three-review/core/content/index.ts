export * from './compare';
export * from './fields';
export * from './retelling';
