import { useCallback, useState } from 'react';
import type { CriterionAnswerIn } from '../../../shared/contracts';

export type Verdict = CriterionAnswerIn['verdict'];

export interface AnswerState {
  /** The content and stage that are answered for. */
  readonly about: string;
  readonly verdicts: Readonly<Record<string, Verdict>>;
  readonly reasons: Readonly<Record<string, string>>;
  readonly ticked: readonly string[];
  readonly note: string;
}

export interface Answers extends AnswerState {
  /** Opens the sheet: another content starts unanswered, only what was written (reasons, opinion) is kept. */
  readonly begin: (contentHash: string, stage: string) => void;
  readonly answer: (criterion: string, verdict: Verdict) => void;
  readonly explain: (criterion: string, reason: string) => void;
  readonly tick: (duty: string, on: boolean) => void;
  readonly comment: (note: string) => void;
  readonly clear: () => void;
}

const NONE: AnswerState = { about: '', verdicts: {}, reasons: {}, ticked: [], note: '' };

/** The acts of answering on whatever keeps the answers. */
const answersFrom = (state: AnswerState, change: (next: (old: AnswerState) => AnswerState) => void): Answers => ({
  ...state,
  begin: (contentHash, stage) => {
    const about = `${stage} ${contentHash}`;
    change((old) => (old.about === about ? old : { ...old, about, verdicts: {}, ticked: [] }));
  },
  answer: (criterion, verdict) => change((old) => ({ ...old, verdicts: { ...old.verdicts, [criterion]: verdict } })),
  explain: (criterion, reason) => change((old) => ({ ...old, reasons: { ...old.reasons, [criterion]: reason } })),
  tick: (duty, on) => change((old) => ({ ...old, ticked: on ? [...old.ticked, duty] : old.ticked.filter((id) => id !== duty) })),
  comment: (note) => change((old) => ({ ...old, note })),
  clear: () => change(() => NONE),
});

/** Of several that are signed in turn: each document's answers stay while another one is answered. */
export const useAnswersOf = (key: string): { readonly answers: Answers; readonly all: Readonly<Record<string, AnswerState>> } => {
  const [all, setAll] = useState<Readonly<Record<string, AnswerState>>>({});
  const change = useCallback(
    (next: (old: AnswerState) => AnswerState) => setAll((held) => ({ ...held, [key]: next(held[key] ?? NONE) })),
    [key]
  );
  return { answers: answersFrom(all[key] ?? NONE, change), all };
};

/** The answers of one reviewer, kept while the panel stands: closing the sheet, a 409 or a lost connection costs nothing. */
export const useAnswers = (): Answers => {
  const [state, setState] = useState(NONE);
  return answersFrom(state, setState);
};
