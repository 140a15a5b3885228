import type { Period } from '../../../../core/audit';
import { formatDay } from '../../../../core/kernel/dates';
import type { Frequency } from '../../../../core/regulation';
import type { FrequencyOut, PeriodOut } from '../../../../shared/contracts';

export const dayOut = (day: number | null): string | null => (day === null ? null : formatDay(day));

export const periodOut = ({ unit, from, to }: Period): PeriodOut => ({ unit, from: formatDay(from), to: formatDay(to) });

export const frequencyOfStand = (frequency: Frequency): FrequencyOut => ({ ...frequency });
