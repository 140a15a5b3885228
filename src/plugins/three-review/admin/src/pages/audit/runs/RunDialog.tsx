import { useState } from 'react';
import type { AuditRun } from '../../../../../shared/contracts';
import { useStartRunMutation } from '../../../api/audit';
import { Choice } from '../../../components/Choice';
import { Form, LongField, Pair, PlainField } from '../../../components/Inputs';
import { Notice } from '../../../components/Notice';
import { Text } from '../../../components/Text';
import { ActDialog } from '../../../dialogs/ActDialog';
import { useWords } from '../../../hooks/useWords';

interface RunDialogProps {
  readonly on: string;
  /** What is proposed: the days to be judged anew, and why. */
  readonly range?: { readonly from: string; readonly to: string };
  readonly because?: string;
  readonly onStarted: (run: AuditRun) => void;
  readonly onClose: () => void;
}

/** A back-fill: a range, a reason that stays in the log, and the word that closed periods will be judged anew. */
export const RunDialog = ({ on, range, because, onStarted, onClose }: RunDialogProps) => {
  const { t } = useWords();
  const [from, setFrom] = useState(range?.from ?? `${on.slice(0, 4)}-01-01`);
  const [to, setTo] = useState(range?.to ?? on);
  const [reason, setReason] = useState(because ?? '');
  const [sure, setSure] = useState(false);
  const [start] = useStartRunMutation();
  const ordered = from !== '' && to !== '' && from <= to;
  const begin = async () => {
    const answer = await start({ from, to, reason: reason.trim() });
    if ('data' in answer) onStarted(answer.data);
    return answer;
  };
  return (
    <ActDialog
      title={t('runs.start')}
      width="56rem"
      onClose={onClose}
      acts={[{ label: t('runs.confirm'), run: ordered && reason.trim() !== '' && sure ? begin : null, done: t('runs.started') }]}
    >
      <Form>
        <Notice tone="warning" title={t('runs.warn')}>
          <Text as="p">{t('runs.warn.text')}</Text>
        </Notice>
        <Pair>
          <PlainField type="date" label={t('excuse.from')} value={from} onChange={setFrom} />
          <PlainField type="date" label={t('excuse.to')} value={to} max={on} onChange={setTo} />
        </Pair>
        {ordered ? null : <Notice tone="danger" title={t('range.order')} />}
        <LongField label={t('runs.why')} value={reason} maxLength={500} onChange={setReason} />
        <Choice type="checkbox" name="sure" checked={sure} onChange={setSure}>
          {t('runs.sure')}
        </Choice>
      </Form>
    </ActDialog>
  );
};
