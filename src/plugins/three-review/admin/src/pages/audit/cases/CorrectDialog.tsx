import { useState } from 'react';
import type { CaseOut } from '../../../../../shared/contracts';
import { useCorrectCaseMutation } from '../../../api/cases';
import { Form, LongField, PlainField } from '../../../components/Inputs';
import { Text } from '../../../components/Text';
import { ActDialog } from '../../../dialogs/ActDialog';
import { useWords } from '../../../hooks/useWords';
import { caseNumber } from '../../../utils/cases';

interface CorrectDialogProps {
  readonly one: CaseOut;
  readonly on: string;
  readonly onClose: () => void;
}

/** 整改: when it was done, and what. */
export const CorrectDialog = ({ one, on, onClose }: CorrectDialogProps) => {
  const { t } = useWords();
  const [correctedOn, setDay] = useState(on);
  const [written, setWritten] = useState('');
  const [correct] = useCorrectCaseMutation();
  const reason = written.trim();
  const within = correctedOn >= one.foundOn && correctedOn <= on;
  return (
    <ActDialog
      title={t('case.correct.title', { number: caseNumber(one, t) })}
      width="56rem"
      onClose={onClose}
      acts={[
        {
          label: t('case.correct.go'),
          run: within && reason !== '' ? () => correct({ id: one.id, correctedOn, reason }) : null,
          done: t('case.correct.done'),
        },
      ]}
    >
      <Form>
        <Text as="p">{t('case.correct.text')}</Text>
        <PlainField type="date" label={t('case.correct.day')} value={correctedOn} min={one.foundOn} max={on} onChange={setDay} />
        <LongField label={t('case.correct.reason')} value={written} maxLength={2000} onChange={setWritten} />
      </Form>
    </ActDialog>
  );
};
