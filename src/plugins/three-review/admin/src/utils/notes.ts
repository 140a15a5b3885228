import type { AuditResult } from '../../../shared/contracts';
import type { Words } from '../hooks/useWords';
import { longDay, shortDay } from './dayWords';
import { oneOf, type MessageKey } from './keys';

/** Why a period was judged as it was: the first note decides, the others are remarks. What its verdict says already is not said again. */
const NOTES = {
  gap_exceeded: 'note.gap_exceeded',
  no_term: 'note.no_term',
  suspended: 'note.suspended',
  other_frequency: 'note.other_frequency',
  exempt: 'note.exempt',
  exemption_late: 'note.exemption_late',
  active_too_short: 'note.active_too_short',
  excuse_in_time: 'note.excuse_in_time',
  excuse_late: 'note.excuse_late',
  no_workday: 'note.no_workday',
  no_calendar: 'note.no_calendar',
} as const satisfies Readonly<Record<string, MessageKey>>;

/** Why it was excused, as it was filed. */
const filedIn = (excuses: unknown): readonly string[] =>
  (Array.isArray(excuses) ? (excuses as readonly { readonly reason?: unknown }[]) : []).flatMap(({ reason }) =>
    typeof reason === 'string' ? [reason] : []
  );

/** The notes of one period as they stand in its row; without any, what the row itself can say. */
export const noteText = (result: AuditResult, { t }: Words, on: string): string => {
  const said = result.notes.flatMap(({ code, data }) => {
    const known = oneOf(NOTES, code);
    if (!known) return [];
    const filed = filedIn(data.excuses);
    return [filed.length > 0 ? t('colon', { label: t(NOTES[known]), value: filed.join(t('list.semicolon')) }) : t(NOTES[known])];
  });
  if (said.length > 0) return said.join(t('list.semicolon'));
  if (result.verdict === 'pending' || result.verdict === 'due_soon') return t('note.running', { day: longDay(t, result.period.to, on) });
  const missing = (result.required ?? 0) - result.counted;
  if (result.verdict === 'missed' && missing > 0) return t('note.short', { count: missing });
  return result.lastDay === null ? '' : t('note.last', { day: shortDay(result.lastDay, on) });
};
