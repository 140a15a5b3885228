import { useCallback, useEffect, useMemo, useState } from 'react';
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

const VERDICTS: readonly string[] = ['pass', 'not_applicable', 'fail'] satisfies Verdict[];

type Words = Readonly<Record<string, unknown>>;
const wordsIn = (value: unknown): Words => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Words) : {});
const isVerdict = (value: unknown): value is Verdict => typeof value === 'string' && VERDICTS.includes(value);
const isWord = (value: unknown): value is string => typeof value === 'string';
const only = <T>(value: unknown, is: (one: unknown) => one is T): Record<string, T> =>
  Object.fromEntries(Object.entries(wordsIn(value)).filter((entry): entry is [string, T] => is(entry[1])));

/** What this browser kept under the name, if anything. */
const kept = (key: string | undefined): AnswerState => {
  if (key === undefined) return NONE;
  try {
    const { about, verdicts, reasons, ticked, note } = wordsIn(JSON.parse(localStorage.getItem(key) ?? 'null'));
    return {
      about: isWord(about) ? about : '',
      verdicts: only(verdicts, isVerdict),
      reasons: only(reasons, isWord),
      ticked: Array.isArray(ticked) ? ticked.filter(isWord) : [],
      note: isWord(note) ? note : '',
    };
  } catch {
    return NONE;
  }
};

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

/**
 * The answers of one reviewer, kept while the panel stands: closing the sheet, a 409 or a lost connection costs nothing. With a `key` they are
 * kept in this browser, through a reload and a session that has ended, until they are signed.
 */
export const useAnswers = (key?: string): Answers => {
  const [state, setState] = useState(() => kept(key));
  useEffect(() => {
    if (key === undefined) return;
    if (state === NONE) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(state));
  }, [key, state]);
  return useMemo(() => answersFrom(state, setState), [state]);
};
