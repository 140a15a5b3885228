import { useSearchParams } from 'react-router-dom';

export interface Address {
  readonly get: (key: string) => string;
  /** The page of a list that is shown, from 1. */
  readonly page: (key?: string) => number;
  /** Changes what is asked for; what is empty leaves the address. The list begins anew at its first page. */
  readonly ask: (change: Readonly<Record<string, string>>, page?: string) => void;
  /** Turns to another page of the list. */
  readonly turn: (to: number, key?: string) => void;
}

/** What is asked for lives in the address: it can be sent to a colleague, and the way back leads to it. */
export const useAddress = (): Address => {
  const [params, setParams] = useSearchParams();
  const ask: Address['ask'] = (change, page = 'page') =>
    setParams(
      (held) => {
        const next = new URLSearchParams(held);
        if (!(page in change)) next.delete(page);
        for (const [key, value] of Object.entries(change)) {
          if (value === '') next.delete(key);
          else next.set(key, value);
        }
        return next;
      },
      { replace: true }
    );
  return {
    ask,
    get: (key) => params.get(key) ?? '',
    page: (key = 'page') => Number(params.get(key) ?? '1') || 1,
    turn: (to, key = 'page') => ask({ [key]: to === 1 ? '' : String(to) }, key),
  };
};
