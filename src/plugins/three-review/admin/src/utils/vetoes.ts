import type { SiteVeto } from '../../../shared/contracts';
import type { Words } from '../hooks/useWords';
import type { MessageKey } from './keys';
import { oneOf } from './keys';

type T = Words['t'];

const OF: Readonly<Record<SiteVeto['unit'], MessageKey>> = { days: 'veto.of.days', columns: 'veto.of.columns', cases: 'veto.of.cases' };

/** ` / 5 个`, beside the count. */
export const vetoOf = (veto: SiteVeto, t: T): string => t(OF[veto.unit], { threshold: veto.threshold });

/** 3 / 5 个: one figure, which no line may break. */
export const vetoCount = (veto: SiteVeto, t: T): string =>
  `${veto.count === null ? '—' : String(veto.count)} ${vetoOf(veto, t)}`.replaceAll(' ', '\u00a0');

const MORE: Readonly<Record<SiteVeto['unit'], MessageKey>> = {
  days: 'veto.more.days',
  columns: 'veto.more.columns',
  cases: 'veto.more.cases',
};

/** Why it cannot be counted. */
const NOTES = {
  no_home_page_columns: 'veto.note.no_home_page_columns',
  no_new_media: 'veto.note.no_new_media',
  cases_not_recorded: 'veto.note.cases_not_recorded',
  dates_suspected: 'veto.note.dates_suspected',
} as const;

/** The distance in words: 再有 2 个即单项否决。 */
export const vetoDistance = (veto: SiteVeto, t: T): string => {
  if (veto.count === null) {
    const note = oneOf(NOTES, veto.note?.code);
    const { documents, since } = veto.note?.data ?? {};
    const values = { count: Number(documents ?? 0), since: typeof since === 'string' ? since : '' };
    return t(note ? NOTES[note] : 'veto.note.cases_not_recorded', values);
  }
  const left = veto.threshold - veto.count;
  return left <= 0 ? t('veto.reached') : t(MORE[veto.unit], { count: left });
};

/** A name that carries quotation marks of its own gets no others. */
export const quoted = (t: T, name: string): string => (/[“”]/.test(name) ? name : t('quoted', { name }));
