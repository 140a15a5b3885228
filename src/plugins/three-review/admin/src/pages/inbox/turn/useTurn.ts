import { useCallback, useState } from 'react';
import type { DocumentPlace, RequiredStage, Review, SignedDocument } from '../../../../../shared/contracts';
import { useAnswersOf, type Answers, type AnswerState } from '../../../sheet/useAnswers';
import { keyOf } from '../paths';

/** What has become of one document so far. */
export type Standing = 'open' | 'answered' | 'returned' | 'skipped' | 'gone';

/** The review of a document as its signer opened it: that content is what is signed, or nothing. */
export interface Seen {
  readonly review: Review;
  readonly stage: RequiredStage;
}

export interface Turn {
  readonly documents: readonly DocumentPlace[];
  /** Which one is before the reader; null: all have been, and are to be confirmed. */
  readonly at: number | null;
  readonly standingOf: (key: string) => Standing;
  readonly seenOf: (key: string) => Seen | undefined;
  readonly answers: Answers;
  readonly allAnswers: Readonly<Record<string, AnswerState>>;
  readonly done: readonly SignedDocument[] | null;
  readonly open: (at: number | null) => void;
  readonly begin: (key: string, seen: Seen) => void;
  /** Marks the document before the reader, and goes to the next that is open. */
  readonly settle: (standing: Standing) => void;
  readonly finish: (done: readonly SignedDocument[]) => void;
  /** One that was refused is answered again. */
  readonly again: (key: string) => void;
}

const without = <T>(held: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(held).filter(([name]) => name !== key));

/** 连续审签: the chosen documents one after the other, each with answers of its own; signed together at the end. */
export const useTurn = (documents: readonly DocumentPlace[]): Turn => {
  const [at, setAt] = useState<number | null>(0);
  const [standings, setStandings] = useState<Readonly<Record<string, Standing>>>({});
  const [seen, setSeen] = useState<Readonly<Record<string, Seen>>>({});
  const [done, setDone] = useState<readonly SignedDocument[] | null>(null);
  const now = at === null ? undefined : documents[at];
  const { answers, all } = useAnswersOf(now ? keyOf(now) : '');
  const standingOf = (key: string): Standing => standings[key] ?? 'open';

  const settle = (standing: Standing): void => {
    if (!now || at === null) return;
    const next = { ...standings, [keyOf(now)]: standing };
    setStandings(next);
    const order = [...documents.keys()];
    const later = [...order.slice(at + 1), ...order.slice(0, at)];
    setAt(later.find((i) => (next[keyOf(documents[i] ?? now)] ?? 'open') === 'open') ?? null);
  };
  const begin = useCallback((key: string, one: Seen) => setSeen((held) => ({ ...held, [key]: one })), []);
  const again = (key: string): void => {
    setDone(null);
    setStandings((held) => without(held, key));
    setSeen((held) => without(held, key));
    setAt(documents.findIndex((one) => keyOf(one) === key));
  };
  const finish = (results: readonly SignedDocument[]): void => setDone(results);
  return {
    documents,
    at,
    standingOf,
    seenOf: (key) => seen[key],
    answers,
    allAnswers: all,
    done,
    open: setAt,
    begin,
    settle,
    finish,
    again,
  };
};
