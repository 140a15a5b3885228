import type { EpochDay } from '../kernel/dates';
import type { Frequency } from '../regulation';

export type { Frequency } from '../regulation';

/** What holds for a column from one day to another (A9.1). Terms of one column do not overlap; the last may be open (`to` null). */
export interface ColumnTerm {
  readonly from: EpochDay;
  readonly to: EpochDay | null;
  readonly unitId: string;
  readonly coUnitIds: readonly string[];
  readonly dutyOfficerId: string | null;
  readonly deputyId: string | null;
  /** `policy`: what the policy in force says for a column of this name. */
  readonly frequency: Frequency | 'policy';
  readonly suspended: boolean;
}
