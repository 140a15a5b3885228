import { useState } from 'react';
import type { Setup } from '../../../../../shared/contracts';
import { useEnforceSiteMutation, useRelaxSiteMutation } from '../../../api/site';
import { Form, LongField, PasswordField } from '../../../components/Inputs';
import { Text } from '../../../components/Text';
import { ActDialog } from '../../../dialogs/ActDialog';
import { useWords } from '../../../hooks/useWords';
import { liveIn } from './EnforceCard';

interface SwitchProps {
  readonly setup: Setup;
  readonly onClose: () => void;
}

/** What is sent: the password only where it is asked for. */
const sent = (reason: string, password: string, asked: boolean) => ({ reason: reason.trim(), ...(asked ? { password } : {}) });

export const EnforceDialog = ({ setup, onClose }: SwitchProps) => {
  const { t } = useWords();
  const [reason, setReason] = useState('');
  const [password, setPassword] = useState('');
  const [enforce] = useEnforceSiteMutation();
  const asked = setup.reauthenticates;
  const run = asked && password === '' ? null : () => enforce(sent(reason, password, asked));
  return (
    <ActDialog
      title={t('setup.enforce.dialog')}
      width="56rem"
      onClose={onClose}
      acts={[{ label: t('setup.enforce.button'), run, done: t('setup.enforce.begun') }]}
    >
      <Form>
        <Text as="p">{t('setup.enforce.dialog.text', { count: liveIn(setup) })}</Text>
        <LongField label={t('setup.reason')} maxLength={2000} value={reason} onChange={setReason} />
        {asked ? <PasswordField label={t('setup.password')} value={password} onChange={setPassword} /> : null}
      </Form>
    </ActDialog>
  );
};

export const RelaxDialog = ({ setup, onClose }: SwitchProps) => {
  const { t } = useWords();
  const [reason, setReason] = useState('');
  const [password, setPassword] = useState('');
  const [relax] = useRelaxSiteMutation();
  const asked = setup.reauthenticates;
  const ready = reason.trim() !== '' && (!asked || password !== '');
  const run = ready ? () => relax(sent(reason, password, asked)) : null;
  return (
    <ActDialog
      title={t('setup.relax.dialog')}
      width="56rem"
      onClose={onClose}
      acts={[{ label: t('setup.relax.button'), variant: 'danger', run, done: t('setup.relax.done') }]}
    >
      <Form>
        <Text as="p">{t('setup.relax.text')}</Text>
        <LongField label={t('setup.relax.reason')} maxLength={2000} value={reason} onChange={setReason} />
        {asked ? <PasswordField label={t('setup.password')} value={password} onChange={setPassword} /> : null}
      </Form>
    </ActDialog>
  );
};
