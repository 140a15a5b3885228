import type { SiteVeto } from '../../../shared/contracts';

export interface ColumnTally {
  readonly overdue: number;
  /** Nothing was ever published in them. */
  readonly empty: number;
  readonly soon: number;
  readonly pending: number;
}

/** The columns by how they stand, for the widget and the page: what is overdue is not what is empty. */
export const columnTally = (counts: Readonly<Record<string, number>>): ColumnTally => ({
  overdue: counts.overdue ?? 0,
  empty: counts.empty ?? 0,
  soon: counts.due_soon ?? 0,
  pending: counts.pending ?? 0,
});

export interface VetoTally {
  readonly vetoed: number;
  readonly near: number;
}

/** The vetoes that are reached, and those that are near: one that is reached is not near. */
export const vetoTally = (vetoes: readonly Pick<SiteVeto, 'level'>[]): VetoTally => ({
  vetoed: vetoes.filter(({ level }) => level === 'vetoed').length,
  near: vetoes.filter(({ level }) => level === 'near').length,
});
