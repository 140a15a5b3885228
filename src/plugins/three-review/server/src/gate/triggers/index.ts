export { judgeTrigger } from './answer';
export { planOf } from './describe';
export { inspectTriggers, installTriggers, makeWayForSchemaChange, removeTriggers } from './install';
export { fromChain } from './live';
export { underPermit } from './permit';
export { chainsOf, COLUMN, type Chain, type End } from './plan';
export { sqlFor, type Sql } from './sql';
export { takeDown } from './takeDown';
