import { useCallback, useEffect, useState, type RefObject } from 'react';
import { CHANGE } from './DiffText';

export interface Changes {
  readonly count: number;
  /** The place that was gone to last, from 0; -1: none yet. */
  readonly at: number;
  readonly go: (step: 1 | -1) => void;
}

const placesIn = (root: HTMLElement | null): readonly HTMLElement[] => [...(root?.querySelectorAll<HTMLElement>(`[${CHANGE}]`) ?? [])];

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable="true"]') !== null;

/** The places in which something differs, one after the other: J the next, K the former. `key`: another one has other places. */
export const useChanges = (root: RefObject<HTMLElement>, key: string): Changes => {
  const [count, setCount] = useState(0);
  const [at, setAt] = useState(-1);
  useEffect(() => {
    setAt(-1);
    setCount(placesIn(root.current).length);
  }, [key, root]);
  const go = useCallback<Changes['go']>(
    (step) => {
      const places = placesIn(root.current);
      setCount(places.length);
      if (places.length === 0) return;
      const next = at === -1 && step === -1 ? places.length - 1 : (at + step + places.length) % places.length;
      setAt(next);
      places[next]?.focus({ preventScroll: true });
      places[next]?.scrollIntoView({ block: 'center' });
    },
    [at, root]
  );
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return;
      const key = event.key.toLowerCase();
      if (key === 'j') go(1);
      if (key === 'k') go(-1);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [go]);
  return { count, at, go };
};
