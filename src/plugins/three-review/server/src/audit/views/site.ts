import { siteVetoes, whatToUpdateFirst, type Freshness, type SiteColumn, type SiteFacts } from '../../../../core/audit';
import { formatDay } from '../../../../core/kernel/dates';
import { SITE_PROFILES, type SiteProfile, type VetoMeasure } from '../../../../core/regulation';
import type { SiteView } from '../../../../shared/contracts';
import { configOf } from '../../platform/covered';
import { isOneOf, keysOf } from '../../platform/json';
import { unitIn, unitNames } from '../../platform/names';
import type { Strapi } from '../../platform/strapi';
import { readColumns } from '../columns/store';
import { suspectedBy } from './dateFindings';
import { standingsOn, type Stand } from './standings';

/** The inspection asked for, where the configuration applies it; none asked for: the first. */
export const profileIn = (strapi: Strapi, asked: string | undefined): SiteProfile | null => {
  const applied = configOf(strapi).audit.profiles;
  const id = asked ?? applied[0];
  return isOneOf(keysOf(SITE_PROFILES), id) && applied.includes(id) ? SITE_PROFILES[id] : null;
};

const sinceOf = ({ column }: Stand): number => Math.min(...column.terms.map(({ from }) => from));

/** Of all that the home page shows, the latest: the columns the host names, else those of news, notices and policies. */
const homePageOf = (strapi: Strapi, stands: readonly Stand[]): Freshness | null => {
  const named = configOf(strapi).audit.homePage.columns;
  const shown = stands.filter(({ column }) =>
    named.length > 0 ? named.includes(column.slug) : ['news', 'notices', 'policies'].includes(column.category)
  );
  if (shown.length === 0) return null;
  const days = shown.flatMap(({ lastDay }) => lastDay ?? []);
  return { lastDay: days.length === 0 ? null : Math.max(...days), since: Math.min(...shown.map(sinceOf)) };
};

interface Known {
  readonly homePage: boolean;
  readonly newMedia: boolean;
  readonly suspected: { readonly documents: number; readonly since: number };
}

/** What nobody has told the software is not fine, it is unknown; and it says so. */
const noteOf = (measure: VetoMeasure | undefined, known: Known): { code: string; data: Record<string, unknown> } | null => {
  const kind = measure?.kind;
  if (kind === 'home_page' && !known.homePage) return { code: 'no_home_page_columns', data: {} };
  if (kind === 'new_media' && !known.newMedia) return { code: 'no_new_media', data: {} };
  if (kind !== 'cases') return null;
  const { documents, since } = known.suspected;
  // A date in question is no case: who confirms it is a person, and no register of theirs is kept here.
  return measure?.of.includes('forged_date') && documents > 0
    ? { code: 'dates_suspected', data: { documents, since: formatDay(since) } }
    : { code: 'cases_not_recorded', data: {} };
};

/** `GET /audit/site`: how far the site is from each veto, and what to update first. */
export const siteView = async (strapi: Strapi, profile: SiteProfile, on: number): Promise<SiteView> => {
  const { stands } = await standingsOn(strapi, await readColumns(strapi, strapi.db.connection), on);
  const inForce = stands.filter(({ term, standing }) => term !== null && standing.state !== 'suspended');
  const byId = new Map(inForce.map((stand) => [stand.column.id, stand]));
  const homePage = homePageOf(strapi, inForce);
  const facts: SiteFacts = {
    columns: inForce.map((stand): SiteColumn => ({
      id: stand.column.id,
      category: stand.column.category,
      standing: stand.standing,
      lastDay: stand.lastDay,
      since: sinceOf(stand),
    })),
    homePage: homePage ?? { lastDay: on, since: on },
    cases: { grave_error: 0, leak: 0, forged_date: 0 },
  };
  const known = {
    homePage: homePage !== null,
    newMedia: inForce.some(({ column }) => column.category === 'new_media'),
    suspected: await suspectedBy(strapi, on),
  };
  const silent = ({ lastDay, ...stand }: Stand): number => on - (lastDay ?? sinceOf({ lastDay, ...stand }));
  const vetoes = siteVetoes(profile, facts, on).map((veto): SiteView['vetoes'][number] => {
    const policy = profile.vetoes.find(({ id }) => id === veto.id);
    const note = noteOf(policy?.measure, known);
    return {
      id: veto.id,
      name: { ...(policy?.name ?? { 'zh-Hans': veto.id, en: veto.id }) },
      count: note ? null : veto.count,
      threshold: veto.threshold,
      unit: veto.unit,
      level: note ? 'unknown' : veto.level,
      columns: veto.columns.flatMap((id) => {
        const stand = byId.get(id);
        return stand ? [{ id, name: stand.column.name, days: silent(stand) }] : [];
      }),
      note,
    };
  });
  const units = await unitNames(strapi);
  const first = whatToUpdateFirst(profile, facts, on).flatMap(({ columnId, vetoes: reasons }) => {
    const stand = byId.get(columnId);
    return stand
      ? [{ column: columnId, name: stand.column.name, unit: unitIn(units, stand.term?.unitId ?? null), reasons: [...reasons] }]
      : [];
  });
  return { profile: profile.id, source: { 'zh-Hans': profile.document, en: profile.document }, on: formatDay(on), vetoes, first };
};
