import type { ColumnTermIn, ColumnTermOut, FrequencyOut } from '../../../../shared/contracts';

type PeriodUnit = Extract<FrequencyOut, { kind: 'period' }>['unit'];

/** The kinds of frequency as one list: a period's name stands for itself. */
export type FrequencyChoice = 'policy' | 'gap' | 'exempt' | PeriodUnit;

const UNITS: Readonly<Record<PeriodUnit, true>> = { week: true, month: true, quarter: true, half_year: true, year: true };
const isUnit = (choice: FrequencyChoice): choice is PeriodUnit => Object.hasOwn(UNITS, choice);

/** A term as its form holds it. */
export interface TermDraft {
  readonly from: string;
  readonly unit: string;
  readonly coUnits: readonly string[];
  readonly dutyOfficer: string;
  readonly deputy: string;
  readonly frequency: FrequencyChoice;
  /** How many a period, or how many days apart. */
  readonly amount: string;
  readonly suspended: boolean;
}

const amountOf = (frequency: FrequencyOut): string => {
  if (frequency.kind === 'period') return String(frequency.min);
  return frequency.kind === 'gap' ? String(frequency.days) : '1';
};

/** What holds now, as the start of what shall hold from `from` on. */
export const draftOf = (term: ColumnTermOut | undefined, from: string): TermDraft => ({
  from,
  unit: term?.unit?.id ?? '',
  coUnits: term?.coUnits.map(({ id }) => id) ?? [],
  dutyOfficer: term?.dutyOfficer ? String(term.dutyOfficer.id) : '',
  deputy: term?.deputy ? String(term.deputy.id) : '',
  frequency: term ? (term.frequency.kind === 'period' ? term.frequency.unit : term.frequency.kind) : 'policy',
  amount: term ? amountOf(term.frequency) : '1',
  suspended: term?.suspended ?? false,
});

const frequencyOf = ({ frequency, amount }: TermDraft): FrequencyOut => {
  if (frequency === 'gap') return { kind: 'gap', days: Number(amount) };
  if (isUnit(frequency)) return { kind: 'period', unit: frequency, min: Number(amount) };
  return { kind: frequency };
};

const personOf = (id: string): number | null => (id === '' ? null : Number(id));

export const termOf = (draft: TermDraft): ColumnTermIn => ({
  from: draft.from,
  unit: draft.unit,
  coUnits: draft.coUnits.filter((unit) => unit !== draft.unit),
  dutyOfficer: personOf(draft.dutyOfficer),
  deputy: personOf(draft.deputy),
  frequency: frequencyOf(draft),
  suspended: draft.suspended,
});

export const counted = (frequency: FrequencyChoice): boolean => frequency === 'gap' || isUnit(frequency);

export const complete = (draft: TermDraft): boolean =>
  draft.from !== '' && draft.unit !== '' && (!counted(draft.frequency) || /^[1-9]\d{0,3}$/.test(draft.amount));
