import type { EpochDay } from '../kernel/dates';

export interface CalendarDay {
  readonly day: EpochDay;
  readonly kind: 'workday' | 'rest';
}

/** Days that are known. Inside a covered range a day that is not listed is a workday from Monday to Friday, else a day of rest. */
export interface Calendar {
  readonly covered: readonly { readonly from: EpochDay; readonly to: EpochDay }[];
  readonly days: ReadonlyMap<EpochDay, CalendarDay['kind']>;
}
