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

/** The answers of one reviewer, kept while the panel stands: closing the sheet, a 409 or a lost connection costs nothing. */
export const useAnswers = (): Answers => {
  const [state, setState] = useState(NONE);
  const begin = useCallback((contentHash: string, stage: string) => {
    const about = `${stage} ${contentHash}`;
    setState((old) => (old.about === about ? old : { ...old, about, verdicts: {}, ticked: [] }));
  }, []);
  const answer = useCallback(
    (criterion: string, verdict: Verdict) => setState((old) => ({ ...old, verdicts: { ...old.verdicts, [criterion]: verdict } })),
    []
  );
  const explain = useCallback(
    (criterion: string, reason: string) => setState((old) => ({ ...old, reasons: { ...old.reasons, [criterion]: reason } })),
    []
  );
  const tick = useCallback(
    (duty: string, on: boolean) =>
      setState((old) => ({ ...old, ticked: on ? [...old.ticked, duty] : old.ticked.filter((id) => id !== duty) })),
    []
  );
  const comment = useCallback((note: string) => setState((old) => ({ ...old, note })), []);
  const clear = useCallback(() => setState(NONE), []);
  return { ...state, begin, answer, explain, tick, comment, clear };
};
