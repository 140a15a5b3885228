export { actInTrial } from './action';
export { trying } from './events';
export { aboutFiles, ask } from './ask';
export { figuresSince, forgetOld, refusedPage } from './store';
export { createTrialTables, TRIAL_TABLES } from './tables';
