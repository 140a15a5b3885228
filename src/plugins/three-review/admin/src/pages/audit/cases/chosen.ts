import type { CaseOut } from '../../../../../shared/contracts';

/** What is to be done with which case. */
export interface Chosen {
  readonly one: CaseOut;
  readonly act: 'look' | 'confirm' | 'dismiss' | 'correct' | 'reopen';
}
