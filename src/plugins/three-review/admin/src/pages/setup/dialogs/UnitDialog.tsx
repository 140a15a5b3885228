import { useState } from 'react';
import { proposedCode } from '../../../../../core/setup';
import type { Setup, SetupStray, Unit } from '../../../../../shared/contracts';
import { useCreateUnitMutation } from '../../../api/setup';
import { Form, ListField, Pair, TextField } from '../../../components/Inputs';
import { Muted } from '../../../components/Text';
import { ActDialog } from '../../../dialogs/ActDialog';
import { useWords } from '../../../hooks/useWords';
import type { MessageKey } from '../../../utils/keys';

const CODE = /^[a-z0-9-]{1,64}$/;
const KINDS: readonly Unit['kind'][] = ['bureau', 'office', 'subordinate'];

/** What a unit must have for the text in documents to name it. */
const howItMatches = ({ configured, fits }: SetupStray): MessageKey => {
  if (configured) return 'setup.units.code.configured';
  return fits ? 'setup.units.code.asIs' : 'setup.units.code.stray';
};

interface UnitDialogProps {
  readonly setup: Setup;
  /** The text in documents that is to name it; null: a unit of its own. */
  readonly stray: string | null;
  readonly onClose: () => void;
}

/** A1: a unit that answers for documents. */
export const UnitDialog = ({ setup, stray: value, onClose }: UnitDialogProps) => {
  const { t } = useWords();
  const { units, strays } = setup.units;
  const stray = strays.find((one) => one.value === value);
  const [name, setName] = useState(stray?.name ?? '');
  const [code, setCode] = useState(
    () =>
      (stray?.fits === true ? stray.value : stray?.code) ??
      proposedCode(
        '',
        'unit',
        units.map((unit) => unit.code)
      )
  );
  const [kind, setKind] = useState<Unit['kind']>(units.length === 0 && !stray ? 'bureau' : 'office');
  const [parent, setParent] = useState(units.find((unit) => unit.kind === 'bureau')?.id ?? '');
  const [reason, setReason] = useState('');
  const [create] = useCreateUnitMutation();
  const ready = name.trim() !== '' && CODE.test(code);
  const save = () => create({ code, name: name.trim(), kind, parent: parent === '' ? null : parent, reason: reason.trim() });
  return (
    <ActDialog
      title={t('setup.units.make')}
      width="64rem"
      onClose={onClose}
      acts={[{ label: t('setup.units.make'), run: ready ? save : null, done: t('setup.units.made', { name: name.trim() }) }]}
    >
      <Form>
        {stray ? <Muted as="p">{t(howItMatches(stray), { name: stray.name })}</Muted> : null}
        <Pair>
          <TextField label={t('setup.units.name')} maxLength={120} value={name} onChange={setName} />
          <TextField label={t('setup.units.code')} hint={t('setup.units.code.hint')} maxLength={64} value={code} onChange={setCode} />
        </Pair>
        <Pair>
          <ListField
            label={t('setup.units.kind')}
            value={kind}
            options={KINDS.map((one) => ({ value: one, label: t(`setup.kind.${one}`) }))}
            onChange={(next) => setKind(KINDS.find((one) => one === next) ?? 'office')}
          />
          <ListField
            label={t('setup.units.parent')}
            value={parent}
            options={[{ value: '', label: t('setup.units.top') }, ...units.map((unit) => ({ value: unit.id, label: unit.name }))]}
            onChange={setParent}
          />
        </Pair>
        <TextField label={t('setup.reason')} maxLength={500} value={reason} onChange={setReason} />
      </Form>
    </ActDialog>
  );
};
