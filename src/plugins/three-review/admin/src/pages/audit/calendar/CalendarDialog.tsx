import { useState } from 'react';
import type { FrozenOnDays } from '../../../../../shared/contracts';
import { useImportCalendarMutation } from '../../../api/audit';
import { Form, LongField, Pair, PlainField, TextField } from '../../../components/Inputs';
import { Notice } from '../../../components/Notice';
import { Text } from '../../../components/Text';
import { ActDialog } from '../../../dialogs/ActDialog';
import { useWords } from '../../../hooks/useWords';
import { longDay } from '../../../utils/dayWords';
import { daysIn, isWeekend } from '../../../utils/holidays';

interface CalendarDialogProps {
  /** The year that is wanted next. */
  readonly year: number;
  /** Called where frozen verdicts rest on days that the import changed. */
  readonly onFrozen: (frozen: FrozenOnDays) => void;
  readonly onClose: () => void;
}

/** The State Council's notice of one year, copied from its sentences; what was read is told before it is sent. */
export const CalendarDialog = ({ year: wanted, onFrozen, onClose }: CalendarDialogProps) => {
  const { t, list } = useWords();
  const [typed, setTyped] = useState(String(wanted));
  const [source, setSource] = useState('');
  const [off, setOff] = useState('');
  const [on, setOn] = useState('');
  const [send] = useImportCalendarMutation();
  const year = /^20\d{2}$/.test(typed) ? Number(typed) : wanted;
  const rest = daysIn(off, year);
  const work = daysIn(on, year);
  const unread = [...rest.unread, ...work.unread];
  const weekdays = work.days.filter((day) => !isWeekend(day));
  const faults = [
    ...(unread.length > 0 ? [t('calendar.unread', { year: String(year), parts: list(unread) })] : []),
    ...(weekdays.length > 0 ? [t('calendar.notWeekend', { days: list(weekdays.map((day) => longDay(t, day, day))) })] : []),
  ];
  const ready = typed === String(year) && source.trim() !== '' && rest.days.length > 0 && faults.length === 0;
  const confirm = async () => {
    const answer = await send({ year, source: source.trim(), rest: [...rest.days], work: [...work.days] });
    if ('data' in answer && answer.data) onFrozen(answer.data);
    return answer;
  };
  return (
    <ActDialog
      title={t('calendar.import')}
      width="60rem"
      onClose={onClose}
      acts={[
        {
          label: t('calendar.confirm'),
          run: ready ? confirm : null,
          done: t('calendar.done', { year: String(year) }),
        },
      ]}
    >
      <Form>
        <Text as="p">{t('calendar.how')}</Text>
        <Pair>
          <PlainField type="number" label={t('periods.year')} value={typed} min="2000" max="2099" onChange={setTyped} />
          <TextField label={t('calendar.number')} value={source} maxLength={200} onChange={setSource} />
        </Pair>
        <LongField label={t('calendar.restDays')} hint={t('calendar.restDays.hint')} value={off} onChange={setOff} />
        <LongField label={t('calendar.workDays')} hint={t('calendar.workDays.hint')} value={on} onChange={setOn} />
        {faults.map((fault) => (
          <Notice key={fault} tone="danger" title={fault} />
        ))}
        {rest.days.length > 0 && faults.length === 0 ? (
          <Notice tone="success" title={t('calendar.read', { year: String(year), rest: rest.days.length, work: work.days.length })} />
        ) : null}
      </Form>
    </ActDialog>
  );
};
