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

/** Why it cannot be counted, or what the count rests on. */
const NOTES = {
  no_home_page_columns: 'veto.note.no_home_page_columns',
  no_new_media: 'veto.note.no_new_media',
  as_registered: 'veto.note.as_registered',
  register_empty: 'veto.note.register_empty',
} as const;

/** What is recorded or found and not decided by anybody. */
const inQuestion = (data: Readonly<Record<string, unknown>>, { t, list }: Words): string => {
  const [cases, documents] = [Number(data.cases ?? 0), Number(data.documents ?? 0)];
  const since = typeof data.since === 'string' ? data.since : '';
  const what = [
    ...(cases > 0 ? [t('veto.note.in_question.cases', { count: cases })] : []),
    ...(documents > 0 ? [t('veto.note.in_question.dates', { count: documents, since })] : []),
  ];
  return t('veto.note.in_question', { what: list(what) });
};

const noteOf = ({ note }: SiteVeto, words: Words): string => {
  if (note?.code === 'in_question') return inQuestion(note.data, words);
  const known = oneOf(NOTES, note?.code);
  return known ? words.t(NOTES[known]) : '';
};

/** The distance in words, 再有 2 个即单项否决; or why there is none. */
export const vetoDistance = (veto: SiteVeto, words: Words): string => {
  const { t } = words;
  if (veto.count === null) return noteOf(veto, words) || t('veto.note.unknown');
  const left = veto.threshold - veto.count;
  return left <= 0 ? t('veto.reached') : t(MORE[veto.unit], { count: left });
};

/** What a count rests on; empty where that is the audit alone. */
export const vetoRemark = (veto: SiteVeto, words: Words): string => (veto.count === null ? '' : noteOf(veto, words));

/** A name that carries quotation marks of its own gets no others. */
export const quoted = (t: T, name: string): string => (/[“”]/.test(name) ? name : t('quoted', { name }));
