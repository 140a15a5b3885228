import { caseIsOpen, siteVetoes, whatToUpdateFirst, type Freshness, type SiteColumn, type SiteFacts } from '../../../../core/audit';
import { formatDay } from '../../../../core/kernel/dates';
import type { SiteProfile, VetoMeasure } from '../../../../core/regulation';
import type { SiteView } from '../../../../shared/contracts';
import { configOf } from '../../platform/covered';
import { unitIn, unitNames } from '../../platform/names';
import type { Strapi } from '../../platform/strapi';
import { readRegister, type HeldCase } from '../cases/store';
import { readColumns } from '../columns/store';
import { suspectedBy } from './dateFindings';
import { standingsOn, type Stand } from './standings';

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

type Note = SiteView['vetoes'][number]['note'];

/** A fact that the software was never told counts as unknown, not as good, and the answer says so. */
const unknownOf = (measure: VetoMeasure | undefined, known: { readonly homePage: boolean; readonly newMedia: boolean }): Note => {
  if (measure?.kind === 'home_page' && !known.homePage) return { code: 'no_home_page_columns', data: {} };
  if (measure?.kind === 'new_media' && !known.newMedia) return { code: 'no_new_media', data: {} };
  return null;
};

interface Doubts {
  readonly register: readonly HeldCase[];
  /** Documents with dates in question that no case speaks of, and since when that was looked into. */
  readonly dates: { readonly documents: number; readonly since: number };
}

/** The veto counts confirmed cases of the register. Dates in question are counted beside it; of a case nothing is told but that it exists. */
const remarkOn = (measure: VetoMeasure | undefined, { register, dates }: Doubts, on: number): Note => {
  if (measure?.kind !== 'cases') return null;
  const known = register.filter(({ kind, recordedOn }) => measure.of.includes(kind) && recordedOn <= on);
  const cases = known.filter((one) => caseIsOpen(one, on)).length;
  const documents = measure.of.includes('forged_date') ? dates.documents : 0;
  if (cases + documents > 0) return { code: 'in_question', data: { cases, documents, since: formatDay(dates.since) } };
  return { code: known.length > 0 ? 'as_registered' : 'register_empty', data: {} };
};

/** `GET /audit/site`: how far the site is from each veto, and what to update first. */
export const siteView = async (strapi: Strapi, profile: SiteProfile, on: number): Promise<SiteView> => {
  const { stands } = await standingsOn(strapi, await readColumns(strapi, strapi.db.connection), on);
  const inForce = stands.filter(({ term, standing }) => term !== null && standing.state !== 'suspended');
  const byId = new Map(inForce.map((stand) => [stand.column.id, stand]));
  const homePage = homePageOf(strapi, inForce);
  const register = await readRegister(strapi, strapi.db.connection);
  const facts: SiteFacts = {
    columns: inForce.map((stand): SiteColumn => ({
      id: stand.column.id,
      category: stand.column.category,
      standing: stand.standing,
      lastDay: stand.lastDay,
      since: sinceOf(stand),
    })),
    homePage: homePage ?? { lastDay: on, since: on },
    cases: register,
  };
  const known = { homePage: homePage !== null, newMedia: inForce.some(({ column }) => column.category === 'new_media') };
  const settled = register.filter(({ recordedOn }) => recordedOn <= on).flatMap(({ findingKey }) => findingKey ?? []);
  const doubts = { register, dates: await suspectedBy(strapi, on, new Set(settled)) };
  const silent = ({ lastDay, ...stand }: Stand): number => on - (lastDay ?? sinceOf({ lastDay, ...stand }));
  const vetoes = siteVetoes(profile, facts, on).map((veto): SiteView['vetoes'][number] => {
    const policy = profile.vetoes.find(({ id }) => id === veto.id);
    const unknown = unknownOf(policy?.measure, known);
    return {
      id: veto.id,
      name: { ...(policy?.name ?? { 'zh-Hans': veto.id, en: veto.id }) },
      count: unknown ? null : veto.count,
      threshold: veto.threshold,
      unit: veto.unit,
      level: unknown ? 'unknown' : veto.level,
      columns: veto.columns.flatMap((id) => {
        const stand = byId.get(id);
        return stand ? [{ id, name: stand.column.name, days: silent(stand) }] : [];
      }),
      note: unknown ?? remarkOn(policy?.measure, doubts, on),
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
