export * from './state';
export * from './events';
export * from './facts';
export * from './apply';
export * from './entitlement';
export * from './attempts';
export * from './bases';
export * from './inbox';
export * from './transition';
export * from './lostRace';
export {
  CLASSIFICATIONS,
  contentChanged,
  holdsPost,
  isClassification,
  isPublic,
  isPublisher,
  ofOwnUnit,
  signedThreeTimes,
  validSignOffs,
} from './rules';
export * from './names';
export * from './same';
