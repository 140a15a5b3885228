export * from './code';
export * from './fields';
export * from './lines';
export * from './proposal';
export * from './rights';
export * from './seats';
export * from './steps';
