import type { AuditColumnsMeta } from '../../../../../shared/contracts';
import { Notice } from '../../../components/Notice';
import { Muted, Text } from '../../../components/Text';
import { useWords } from '../../../hooks/useWords';
import { addDays } from '../../../utils/civil';
import { civilDayAt } from '../../../utils/time';

/** A missing year of the calendar is news this many days before it is needed. */
const AHEAD = 45;

/** Whether the figures are those of today, and whether the calendar knows the days to come. */
export const RunBanner = ({ meta }: { readonly meta: AuditColumnsMeta }) => {
  const { t, when } = useWords();
  const { lastRun, on, calendarKnownTo, timeZone } = meta;
  const at = lastRun.at === null ? null : when(lastRun.at, timeZone);
  const today = lastRun.at !== null && civilDayAt(lastRun.at, timeZone) >= on;
  const soon = addDays(on, AHEAD);
  const unknown = calendarKnownTo === null || calendarKnownTo < soon;
  const year = calendarKnownTo === null || calendarKnownTo < on ? on.slice(0, 4) : soon.slice(0, 4);
  return (
    <>
      {lastRun.status === 'failed' ? (
        <Notice tone="danger" title={t('run.failed', { at: at ?? '—' })} alert>
          {lastRun.error ? <Text as="p">{lastRun.error}</Text> : null}
        </Notice>
      ) : null}
      {lastRun.status === 'never' ? <Notice tone="warning" title={t('run.never')} /> : null}
      {lastRun.status === 'done' && !today ? <Notice tone="warning" title={t('run.late', { at: at ?? '—' })} /> : null}
      {lastRun.status === 'running' ? (
        <Muted as="p" role="status">
          {t('run.running')}
        </Muted>
      ) : null}
      {lastRun.status === 'done' && today ? <Muted as="p">{t('run.done', { at: at ?? '' })}</Muted> : null}
      {unknown ? <Notice tone="warning" title={t('calendar.unknown', { year })} /> : null}
    </>
  );
};
