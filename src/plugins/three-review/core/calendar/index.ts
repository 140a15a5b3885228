export * from './periods';
export * from './workdays';
