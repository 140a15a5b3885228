import { useState } from 'react';
import { calendarBody } from '../../../../../shared/contracts';
import { useImportCalendarMutation } from '../../../api/audit';
import { Form, LongField } from '../../../components/Inputs';
import { Notice } from '../../../components/Notice';
import { Text } from '../../../components/Text';
import { ActDialog } from '../../../dialogs/ActDialog';
import { useWords } from '../../../hooks/useWords';

interface CalendarDialogProps {
  /** The year that is wanted next. */
  readonly year: number;
  readonly onClose: () => void;
}

const example = (year: number): string =>
  JSON.stringify({ year, source: '', rest: [`${String(year)}-01-01`], work: [`${String(year)}-02-07`] }, null, 2);

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** The State Council's notice of one year, as JSON. */
export const CalendarDialog = ({ year, onClose }: CalendarDialogProps) => {
  const { t } = useWords();
  const [text, setText] = useState('');
  const [send] = useImportCalendarMutation();
  const read = calendarBody.safeParse(parse(text));
  const fault = read.success ? null : read.error.issues[0];
  return (
    <ActDialog
      title={t('calendar.import')}
      width="60rem"
      onClose={onClose}
      acts={[
        {
          label: t('calendar.confirm'),
          run: read.success ? () => send(read.data) : null,
          done: t('calendar.done', { year: String(read.data?.year) }),
        },
      ]}
    >
      <Form>
        <Text as="p">{t('calendar.how')}</Text>
        <Text as="pre" $size={14}>
          {example(year)}
        </Text>
        <LongField label={t('calendar.json')} value={text} onChange={setText} />
        {text.trim() !== '' && fault ? (
          <Notice tone="danger" title={t('calendar.fault', { where: fault.path.join('.') || 'JSON' })}>
            <Text as="p">{fault.message}</Text>
          </Notice>
        ) : null}
        {read.success ? (
          <Notice
            tone="success"
            title={t('calendar.read', { year: String(read.data.year), rest: read.data.rest.length, work: read.data.work.length })}
          />
        ) : null}
      </Form>
    </ActDialog>
  );
};
