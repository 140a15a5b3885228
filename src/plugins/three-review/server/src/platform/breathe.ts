import { setImmediate as next } from 'node:timers/promises';

/** Lets requests and timers have their turn: on SQLite a long run would otherwise hold the whole process until it is over. */
export const breathe = (): Promise<void> => next();
