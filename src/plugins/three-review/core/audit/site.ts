import type { EpochDay } from '../kernel/dates';
import type { ColumnCategory, SiteProfile, Span, Veto, VetoMeasure } from '../regulation';
import { caseCounts, spanEnd, type RegisteredCase } from './cases';
import type { Standing } from './standing';

/** When something was last updated, and since when it has been there to be updated. */
export interface Freshness {
  readonly lastDay: EpochDay | null;
  readonly since: EpochDay;
}

/** A column that is in force; what is suspended is not handed in. */
export interface SiteColumn extends Freshness {
  readonly id: string;
  readonly category: ColumnCategory;
  readonly standing: Standing;
}

export interface SiteFacts {
  readonly columns: readonly SiteColumn[];
  /** Of all that the home page shows, the latest. */
  readonly homePage: Freshness;
  /** The register of cases: what the audit finds by itself is a question, not a case. */
  readonly cases: readonly RegisteredCase[];
}

export const VETO_LEVELS = ['fine', 'watch', 'near', 'vetoed'] as const;
export type VetoLevel = (typeof VETO_LEVELS)[number];

/** How far the site is from one veto: `count` of `threshold`, `distance` more and it fails (0: it fails). */
export interface VetoStanding {
  readonly id: string;
  readonly count: number;
  readonly threshold: number;
  readonly unit: Veto['unit'];
  readonly level: VetoLevel;
  /** Ids of the columns that are counted. */
  readonly columns: readonly string[];
  readonly distance: number;
}

/** The first day on which a span without update is full: fourteen days after the last update, or the same day six months later. */
export const staleFrom = ({ lastDay, since }: Freshness, span: Span): EpochDay => spanEnd(lastDay ?? since, span);

const silentDays = ({ lastDay, since }: Freshness, day: EpochDay): number => Math.max(0, day - (lastDay ?? since));

const isOverdueBy = ({ standing }: SiteColumn, days: number): boolean =>
  (standing.state === 'overdue' || standing.state === 'empty') && standing.days !== null && standing.days > days;

/** What one veto counts today; a column that is empty as well as stale is counted by both. */
const measured = (measure: VetoMeasure, { columns, homePage, cases }: SiteFacts, day: EpochDay) => {
  const counted = (found: readonly SiteColumn[]) => ({ count: found.length, columns: found.map(({ id }) => id) });
  const site = columns.filter(({ category, standing }) => category !== 'new_media' && standing.state !== 'suspended');
  const asked = site.filter(({ standing }) => standing.state !== 'exempt');
  switch (measure.kind) {
    case 'home_page':
      return { count: silentDays(homePage, day), columns: [] };
    case 'stale_columns':
      return counted(
        site.filter((column) =>
          measure.spans.some(({ categories, within }) => categories.includes(column.category) && staleFrom(column, within) <= day)
        )
      );
    case 'overdue_columns':
      return counted(asked.filter((column) => isOverdueBy(column, measure.days)));
    case 'empty_columns':
      return counted(asked.filter(({ lastDay }) => lastDay === null));
    case 'new_media': {
      const media = columns.filter(({ category, standing }) => category === 'new_media' && standing.state !== 'suspended');
      const count = Math.max(0, ...media.map((one) => silentDays(one, day)));
      return { count, columns: media.filter((one) => count > 0 && silentDays(one, day) === count).map(({ id }) => id) };
    }
    case 'cases':
      return { count: cases.filter((one) => measure.of.includes(one.kind) && caseCounts(one, measure.within, day)).length, columns: [] };
  }
};

const levelOf = ({ watchFrom, nearFrom, threshold }: Veto, count: number): VetoLevel => {
  if (count >= threshold) return 'vetoed';
  if (count >= nearFrom) return 'near';
  return count >= watchFrom ? 'watch' : 'fine';
};

/** How far the site is from each veto on `day`: any one that is `vetoed` fails it (单项否决). */
export const siteVetoes = (profile: SiteProfile, facts: SiteFacts, day: EpochDay): readonly VetoStanding[] =>
  profile.vetoes.map((veto) => {
    const { count, columns } = measured(veto.measure, facts, day);
    const { id, threshold, unit } = veto;
    return { id, count, threshold, unit, level: levelOf(veto, count), columns, distance: Math.max(0, threshold - count) };
  });

/** A column whose update lowers the count of at least one veto. */
export interface Relief {
  readonly columnId: string;
  /** Ids of the vetoes that count it today. */
  readonly vetoes: readonly string[];
  /** The worst level among them. */
  readonly level: VetoLevel;
}

/**
 * What to update first: the columns that vetoes count, those of the worst veto first, then those that more vetoes count, then the
 * longest silent.
 */
export const whatToUpdateFirst = (profile: SiteProfile, facts: SiteFacts, day: EpochDay): readonly Relief[] => {
  const vetoes = siteVetoes(profile, facts, day);
  const rank = (level: VetoLevel) => VETO_LEVELS.indexOf(level);
  return facts.columns
    .map((column) => {
      const counting = vetoes.filter(({ columns, level }) => level !== 'fine' && columns.includes(column.id));
      const level = counting.reduce<VetoLevel>((worst, veto) => (rank(veto.level) > rank(worst) ? veto.level : worst), 'fine');
      return { silent: silentDays(column, day), relief: { columnId: column.id, vetoes: counting.map(({ id }) => id), level } };
    })
    .filter(({ relief }) => relief.vetoes.length > 0)
    .sort((a, b) => rank(b.relief.level) - rank(a.relief.level) || b.relief.vetoes.length - a.relief.vetoes.length || b.silent - a.silent)
    .map(({ relief }) => relief);
};
