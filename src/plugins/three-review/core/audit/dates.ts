import type { EpochDay } from '../kernel/dates';
import type { AuditEvent } from './events';

/** A publication, with the date that readers are shown. */
export interface DatedPublication extends Pick<AuditEvent, 'documentId' | 'locale' | 'kind' | 'at' | 'localDay' | 'eventDay'> {
  /** The date shown on the page; null where the type shows none. */
  readonly displayedDay: EpochDay | null;
  /** Digest of the content without that date; null where it was not computed. */
  readonly bodyHash: string | null;
}

/**
 * What contradicts the record of publications (伪造发稿日期). Each finding is a question for a person, not yet a case: a veto counts only confirmed cases.
 * - `event_after_publication`: the event is dated later than the day on which it was reported.
 * - `displayed_before_first`: the page is dated earlier than it first went live.
 * - `displayed_after_publication`: the page is dated later than the day on which that date went live.
 * - `displayed_moved`: published anew with another date and the same content.
 */
export const DATE_FINDINGS = [
  'event_after_publication',
  'displayed_before_first',
  'displayed_after_publication',
  'displayed_moved',
] as const;

export interface DateFinding {
  readonly code: (typeof DATE_FINDINGS)[number];
  readonly documentId: string;
  readonly locale: string;
  readonly at: number;
  /** The date that is in question, and the day or date that it contradicts. */
  readonly stated: EpochDay;
  readonly recorded: EpochDay;
}

const findingsOf = (versions: readonly DatedPublication[], slackDays: number): readonly DateFinding[] => {
  const [first] = versions;
  if (!first) return [];
  return versions.flatMap((version, i) => {
    const { documentId, locale, at, localDay, eventDay, displayedDay, bodyHash } = version;
    const before = versions[i - 1];
    const found = (code: DateFinding['code'], stated: EpochDay, recorded: EpochDay): DateFinding => ({
      code,
      documentId,
      locale,
      at,
      stated,
      recorded,
    });
    const shown = displayedDay !== null && displayedDay !== before?.displayedDay ? displayedDay : null;
    const same = before !== undefined && bodyHash !== null && bodyHash === before.bodyHash;
    return [
      ...(eventDay !== null && eventDay > localDay && eventDay !== before?.eventDay
        ? [found('event_after_publication', eventDay, localDay)]
        : []),
      ...(shown !== null && shown < first.localDay - slackDays ? [found('displayed_before_first', shown, first.localDay)] : []),
      ...(shown !== null && shown > localDay + slackDays ? [found('displayed_after_publication', shown, localDay)] : []),
      ...(shown !== null && same && before.displayedDay !== null ? [found('displayed_moved', shown, before.displayedDay)] : []),
    ];
  });
};

/**
 * Dates that contradict the publications of the same document and locale. Says nothing of a document with an import among them: its
 * dates were set elsewhere, before the record began. A date that stays the same is reported once. `slackDays` either way are no
 * contradiction: midnight, or a date set on the evening of the sign-off.
 */
export const dateFindings = (publications: readonly DatedPublication[], slackDays: number): readonly DateFinding[] => {
  const documents = new Map<string, DatedPublication[]>();
  for (const one of publications) {
    const key = `${one.locale} ${one.documentId}`;
    documents.set(key, [...(documents.get(key) ?? []), one]);
  }
  return [...documents.values()]
    .filter((all) => !all.some(({ kind }) => kind === 'import'))
    .flatMap((all) =>
      findingsOf(
        all.filter(({ kind }) => kind !== 'take_down').sort((a, b) => a.at - b.at),
        slackDays
      )
    );
};
