import { useState } from 'react';
import type { AuditRun } from '../../../../../shared/contracts';
import { useStartRunMutation } from '../../../api/audit';
import { BigButton } from '../../../components/BigButton';
import { Choice } from '../../../components/Choice';
import { FailureNotice } from '../../../components/FailureNotice';
import { Form, LongField, Pair, PlainField } from '../../../components/Inputs';
import { Notice } from '../../../components/Notice';
import { Text } from '../../../components/Text';
import { Frame } from '../../../dialogs/Frame';
import { useAct } from '../../../hooks/useAct';
import { useWords } from '../../../hooks/useWords';

interface RunDialogProps {
  readonly on: string;
  readonly onStarted: (run: AuditRun) => void;
  readonly onClose: () => void;
}

/** A back-fill: a range, a reason that stays in the log, and the word that closed periods will be judged anew. */
export const RunDialog = ({ on, onStarted, onClose }: RunDialogProps) => {
  const { t } = useWords();
  const [from, setFrom] = useState(`${on.slice(0, 4)}-01-01`);
  const [to, setTo] = useState(on);
  const [reason, setReason] = useState('');
  const [sure, setSure] = useState(false);
  const [start, { isLoading }] = useStartRunMutation();
  const { failure, act } = useAct();
  const ordered = from !== '' && to !== '' && from <= to;
  const confirm = async () => {
    const call = start({ from, to, reason: reason.trim() });
    if (!(await act(call, t('runs.started')))) return;
    const answer = await call;
    if ('data' in answer) onStarted(answer.data);
    onClose();
  };
  return (
    <Frame
      title={t('runs.start')}
      width="56rem"
      onClose={onClose}
      alert={failure ? <FailureNotice failure={failure} /> : null}
      foot={
        <>
          <BigButton type="button" variant="tertiary" onClick={onClose}>
            {t('action.cancel')}
          </BigButton>
          <BigButton type="button" disabled={!ordered || reason.trim() === '' || !sure} loading={isLoading} onClick={() => void confirm()}>
            {t('runs.confirm')}
          </BigButton>
        </>
      }
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
    </Frame>
  );
};
