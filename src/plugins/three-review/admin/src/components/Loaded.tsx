import { Fragment, type ReactNode } from 'react';
import { CardPad } from './Card';
import { Text } from './Text';
import { GreyRows, LoadFailure } from './Waiting';

/** A question to the server and what has come back, as the hooks of `api/` give it. */
interface Asked<T> {
  readonly data?: T | undefined;
  readonly error?: unknown;
  readonly refetch: () => unknown;
}

interface LoadedProps<T> {
  readonly asked: Asked<T>;
  /** Grey rows in the place of what is to come. */
  readonly rows: number;
  /** What is said, or said and offered, in the place of an empty answer; null: there is something to show. */
  readonly none?: (data: T) => ReactNode;
  /** In a card whose content reaches its edges these states keep their distance. */
  readonly inset?: boolean;
  readonly children: (data: T) => ReactNode;
}

/** Shows one answer of the server: loading, failed, empty or there. An earlier answer stays on the screen when a later call fails. */
export const Loaded = <T,>({ asked: { data, error, refetch }, rows, none, inset, children }: LoadedProps<T>) => {
  const Room = inset ? CardPad : Fragment;
  if (data === undefined && !error) {
    return (
      <Room>
        <GreyRows rows={rows} />
      </Room>
    );
  }
  const empty = data === undefined ? null : (none?.(data) ?? null);
  return (
    <>
      {error ? (
        <Room>
          <LoadFailure error={error} retry={() => void refetch()} />
        </Room>
      ) : null}
      {empty === null ? null : <Room>{typeof empty === 'string' ? <Text as="p">{empty}</Text> : empty}</Room>}
      {data === undefined || empty !== null ? null : children(data)}
    </>
  );
};
