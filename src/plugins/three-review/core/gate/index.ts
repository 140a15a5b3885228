export * from './actions';
export * from './verifyWrite';
