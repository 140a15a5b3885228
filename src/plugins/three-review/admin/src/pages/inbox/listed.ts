import type { InboxRow } from '../../../../shared/contracts';

/** What a list of the desk is drawn from. */
export interface Listed {
  readonly rows: readonly InboxRow[];
  readonly label: string;
  readonly timeZone: string;
  /** ms since 1970: when the rows were drawn. */
  readonly now: number;
  /** There are documents in more than one language. */
  readonly several: boolean;
  readonly selected: ReadonlyMap<string, InboxRow>;
  readonly onSelect: (rows: readonly InboxRow[], on: boolean) => void;
  readonly pathOf: (row: InboxRow) => string;
}
