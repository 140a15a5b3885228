import type { EpochDay } from '../kernel/dates';
import type { PeriodUnit } from '../regulation';

export { PERIOD_UNITS, type PeriodUnit } from '../regulation';

/** A calendar period (A9.2), both days inclusive. It ends at 24:00 of its last day in the policy's time zone. */
export interface Period {
  readonly unit: PeriodUnit;
  readonly from: EpochDay;
  readonly to: EpochDay;
}
