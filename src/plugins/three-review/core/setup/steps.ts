export const STEPS = ['types', 'units', 'posts', 'columns', 'roles'] as const;
export type StepId = (typeof STEPS)[number];

/** `nothing`: not begun. `off`: not wanted here. */
export const STEP_STATES = ['done', 'missing', 'nothing', 'off'] as const;
export type StepState = (typeof STEP_STATES)[number];

export interface Step {
  readonly id: StepId;
  readonly state: StepState;
  /** How many things are missing. */
  readonly missing: number;
}

/** What there is, as numbers. */
export interface SetupFacts {
  readonly covered: number;
  readonly confirmed: boolean;
  readonly units: number;
  readonly strayUnits: number;
  readonly vacant: number;
  readonly audit: boolean;
  readonly columns: number;
  readonly strayColumns: number;
  readonly rights: number;
}

const step = (id: StepId, there: number, missing: number): Step => ({
  id,
  state: there === 0 ? 'nothing' : missing > 0 ? 'missing' : 'done',
  missing: there === 0 ? Math.max(missing, 1) : missing,
});

/** The steps before enforcement. Each may be done at any time, and goes back when something falls away. */
export const stepsOf = (facts: SetupFacts): readonly Step[] => [
  step('types', facts.covered, facts.confirmed ? 0 : 1),
  step('units', facts.units, facts.strayUnits),
  step('posts', facts.units, facts.vacant),
  facts.audit ? step('columns', facts.columns, facts.strayColumns) : { id: 'columns', state: 'off', missing: 0 },
  step('roles', facts.covered, facts.rights),
];

export const isLeft = ({ state }: Step): boolean => state === 'missing' || state === 'nothing';

/** What does most harm while it is missing comes first: what is not covered is not reviewed; without units and posts nothing can be. */
const HARM: readonly StepId[] = ['types', 'units', 'posts', 'roles', 'columns'];

/** The steps that are left, the most harmful first. */
export const stepsLeft = (steps: readonly Step[]): readonly StepId[] =>
  HARM.filter((id) => steps.some((one) => one.id === id && isLeft(one)));
