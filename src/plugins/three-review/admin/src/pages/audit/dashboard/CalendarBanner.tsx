import type { AuditColumnsMeta } from '../../../../../shared/contracts';
import { MoreLink } from '../../../components/Links';
import { Notice } from '../../../components/Notice';
import { useWords } from '../../../hooks/useWords';
import { addDays } from '../../../utils/civil';
import { auditPath } from '../paths';

/** A missing year of the calendar is news this many days before it is needed. */
const AHEAD = 45;

/** Says when the calendar of holidays ends before the periods that run. */
export const CalendarBanner = ({ meta: { on, calendarKnownTo } }: { readonly meta: AuditColumnsMeta }) => {
  const { t } = useWords();
  const soon = addDays(on, AHEAD);
  if (calendarKnownTo !== null && calendarKnownTo >= soon) return null;
  const year = calendarKnownTo === null || calendarKnownTo < on ? on.slice(0, 4) : soon.slice(0, 4);
  return (
    <Notice
      tone="warning"
      title={t('calendar.unknown', { year })}
      action={<MoreLink to={auditPath.calendar}>{t('calendar.see')}</MoreLink>}
    />
  );
};
