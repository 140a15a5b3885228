export { leave, type Leaving, type Verify, type Wish } from './leave';
export type { Parts } from './parts';
