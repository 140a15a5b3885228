import { useState } from 'react';
import type { ColumnStanding } from '../../../../../shared/contracts';
import { useFileExcuseMutation, useGetResultsQuery } from '../../../api/audit';
import { Form, LongField, Pair, PlainField } from '../../../components/Inputs';
import { Notice } from '../../../components/Notice';
import { Text } from '../../../components/Text';
import { ActDialog } from '../../../dialogs/ActDialog';
import { useWords } from '../../../hooks/useWords';
import { longDay } from '../../../utils/dayWords';

interface ExcuseDialogProps {
  readonly column: ColumnStanding;
  readonly on: string;
  readonly onClose: () => void;
}

/** Says before it is sent whether the excuse is in time or only a remark: a period's end decides, and the server in any case. */
export const ExcuseDialog = ({ column, on, onClose }: ExcuseDialogProps) => {
  const { t } = useWords();
  const running = column.period && column.period.to >= on ? column.period : null;
  const [from, setFrom] = useState(running?.from ?? on);
  const [to, setTo] = useState(running?.to ?? on);
  const [reason, setReason] = useState('');
  const [file] = useFileExcuseMutation();
  const ordered = from !== '' && to !== '' && from <= to;
  // The periods that the days touch: the newest of them decides whether one is still open.
  const { data } = useGetResultsQuery({ column: column.id, from, to, pageSize: 1 }, { skip: !ordered });
  const newest = data?.data[0];
  const late = ordered && to < on && (newest === undefined || newest.period.to < on);
  return (
    <ActDialog
      title={t('excuse.title', { name: column.name })}
      width="56rem"
      onClose={onClose}
      acts={[
        {
          label: t(late ? 'excuse.confirm.late' : 'excuse.confirm'),
          run: ordered && reason.trim() !== '' ? () => file({ column: column.id, from, to, reason: reason.trim() }) : null,
          done: t(late ? 'excuse.done.late' : 'excuse.done'),
        },
      ]}
    >
      <Form>
        <Pair>
          <PlainField type="date" label={t('excuse.from')} value={from} onChange={setFrom} />
          <PlainField type="date" label={t('excuse.to')} value={to} onChange={setTo} />
        </Pair>
        {ordered ? null : <Notice tone="danger" title={t('range.order')} />}
        {ordered && late ? (
          <Notice tone="warning" title={t('excuse.willBeLate')}>
            <Text as="p">{t('excuse.stands')}</Text>
          </Notice>
        ) : null}
        {ordered && !late ? (
          <Notice
            tone="success"
            title={t('excuse.willCount', { day: longDay(t, newest && newest.period.to >= on ? newest.period.to : to, on) })}
          >
            <Text as="p">{t('excuse.cover')}</Text>
          </Notice>
        ) : null}
        <LongField label={t('excuse.reason')} value={reason} maxLength={500} onChange={setReason} />
      </Form>
    </ActDialog>
  );
};
