export * from './actions';
export * from './activeContent';
export * from './inertAnswer';
export * from './verifyWrite';
