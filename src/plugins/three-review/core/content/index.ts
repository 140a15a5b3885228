export * from './compare';
export * from './embedded';
export * from './embeddedField';
export * from './emptiness';
export * from './fields';
export * from './retelling';
