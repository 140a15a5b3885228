import { instant } from './days';
import type { Underway } from './pieces';

/** What one person does with one document, when (ms). `correct` is an edit of the text; every other act has its name in the product. */
export interface Step {
  readonly at: number;
  readonly document: string;
  /** The code of the unit whose people act, but for the publisher, who is one for all. */
  readonly unit: string;
  readonly act:
    'draft' | 'submit' | 'first_review' | 'second_review' | 'final_sign_off' | 'publish' | 'return' | 'correct' | 'withdraw' | 'take_down';
  /** A correction: by whom; a return, a withdrawal, a take-down: why. */
  readonly by?: 'officer' | 'head';
  readonly reason?: string;
}

type Act = Omit<Step, 'at' | 'document' | 'unit'>;
type Timed = readonly [hour: number, minute: number, act: Act];

const DRAFT: Timed = [8, 30, { act: 'draft' }];
const ROUND: readonly Timed[] = [
  [8, 50, { act: 'submit' }],
  [9, 10, { act: 'first_review' }],
  [10, 30, { act: 'second_review' }],
  [14, 10, { act: 'final_sign_off' }],
];
const PUBLISHED: Timed = [15, 30, { act: 'publish' }];

const RETURNED: readonly Timed[] = [
  [8, 34, { act: 'submit' }],
  [8, 38, { act: 'first_review' }],
  [8, 42, { act: 'return', reason: '数据口径与上季度通报不一致，请核对后再报。' }],
  [8, 46, { act: 'correct', by: 'officer' }],
];
const CHANGED_LATER: readonly Timed[] = [[8, 20, { act: 'correct', by: 'officer' }], ...ROUND, PUBLISHED];
const TAKEN_DOWN: Timed = [16, 40, { act: 'take_down', reason: '统计数据有误，核实后另行发布。' }];

const on = (document: { readonly key: string; readonly unit: string }, day: number, acts: readonly Timed[]): readonly Step[] =>
  acts.map(([hour, minute, act]) => ({ at: instant(day, hour, minute), document: document.key, unit: document.unit, ...act }));

/** Written, signed by three people and published on one day; with what happens to a few besides. */
export const fullPath = (
  document: { readonly key: string; readonly unit: string },
  day: number,
  event?: 'returned' | 'updated' | 'taken_down'
): readonly Step[] => [
  ...on(document, day, [DRAFT, ...(event === 'returned' ? RETURNED : []), ...ROUND, PUBLISHED]),
  ...(event === 'updated' ? on(document, day + 6, CHANGED_LATER) : []),
  ...(event === 'taken_down' ? on(document, day + 9, [TAKEN_DOWN]) : []),
];

const signed = (stages: number): readonly Timed[] => ROUND.slice(0, stages + 1);

const PARTS: Readonly<Record<Underway['upTo'], readonly Timed[]>> = {
  draft: [],
  submitted: signed(0),
  first_review: signed(1),
  second_review: signed(2),
  final_sign_off: signed(3),
  returned: [...signed(1), [11, 0, { act: 'return', reason: '涉及企业名称未经核实，请补充依据。' }]],
  withdrawn: [...signed(0), [11, 20, { act: 'withdraw', reason: '会议照片需更换，暂撤回。' }]],
  changed: [...signed(1), [11, 40, { act: 'correct', by: 'head' }]],
};

/** As far as the document has come. */
export const partOfPath = (
  document: { readonly key: string; readonly unit: string },
  day: number,
  upTo: Underway['upTo']
): readonly Step[] => on(document, day, [DRAFT, ...PARTS[upTo]]);

/** In the order of time; what happens at once, in the order in which it was planned. */
export const sortSteps = (steps: readonly Step[]): readonly Step[] => [...steps].sort((a, b) => a.at - b.at);
