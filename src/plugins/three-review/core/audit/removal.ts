import { refusal, type Refusal } from '../kernel/result';
import { judgedData, type Judged } from './correction';

/** What hangs on a column. */
export interface ColumnUse {
  /** Names of the columns right below it. */
  readonly children: readonly string[];
  readonly publications: number;
  readonly results: number;
  readonly excuses: number;
}

/** A9.1: a column with a history, or with columns below it, is not deleted; a suspended term ends it. */
export const columnRemoval = (use: ColumnUse): readonly Refusal[] =>
  use.children.length + use.publications + use.results + use.excuses > 0 ? [refusal('column_in_use', 'A9.1', { ...use })] : [];

/** What a term of a column has been used for. */
export interface TermUse extends Judged {
  /** Terms of the column, this one included. */
  readonly terms: number;
}

/** A9.2: a term that a frozen verdict rests on stays, because the past is judged by what held then. The last term stays, because somebody always answers for a column (A9.1). */
export const termRemoval = ({ terms, ...judged }: TermUse): readonly Refusal[] => [
  ...(terms <= 1 ? [refusal('last_term', 'A9.1')] : []),
  ...(judged.frozen > 0 ? [refusal('term_judged', 'A9.2', judgedData(judged))] : []),
];
