import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import type { AuditColumnsMeta } from '../../../../../shared/contracts';
import { Notice } from '../../../components/Notice';
import { useWords } from '../../../hooks/useWords';
import { addDays } from '../../../utils/civil';
import { auditPath } from '../paths';

/** A missing year of the calendar is news this many days before it is needed. */
const AHEAD = 45;

const More = styled(Link)`
  display: inline-flex;
  align-items: center;
  min-height: 2.4rem;
  font-size: 1.5rem;
  color: ${({ theme }) => theme.colors.primary700};

  @media (max-width: 767px) {
    min-height: 4.4rem;
  }
`;

/** Says when the calendar of holidays ends before the periods that run. */
export const CalendarBanner = ({ meta: { on, calendarKnownTo } }: { readonly meta: AuditColumnsMeta }) => {
  const { t } = useWords();
  const soon = addDays(on, AHEAD);
  if (calendarKnownTo !== null && calendarKnownTo >= soon) return null;
  const year = calendarKnownTo === null || calendarKnownTo < on ? on.slice(0, 4) : soon.slice(0, 4);
  return (
    <Notice tone="warning" title={t('calendar.unknown', { year })}>
      <More to={auditPath.calendar}>{t('calendar.title')}</More>
    </Notice>
  );
};
