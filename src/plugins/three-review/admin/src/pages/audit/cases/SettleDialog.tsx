import { useState } from 'react';
import { dateFinding, type TimelinessRow } from '../../../../../shared/contracts';
import { useDecideCaseMutation, useRecordCaseMutation } from '../../../api/cases';
import { Form, LongField } from '../../../components/Inputs';
import { Text } from '../../../components/Text';
import { ActDialog } from '../../../dialogs/ActDialog';
import { useWords } from '../../../hooks/useWords';
import { findingText } from '../../../utils/dateFindings';

interface SettleDialogProps {
  readonly row: TimelinessRow;
  readonly finding: TimelinessRow['findings'][number];
  readonly on: string;
  readonly onClose: () => void;
}

/** A date in question becomes a case that is decided with it; where it is one already, that one is decided. */
export const SettleDialog = ({ row, finding, on, onClose }: SettleDialogProps) => {
  const words = useWords();
  const { t } = words;
  const [written, setWritten] = useState('');
  const [record] = useRecordCaseMutation();
  const [decide] = useDecideCaseMutation();
  const reason = written.trim();
  const { uid, documentId, locale } = row;
  const settle = (act: 'confirm' | 'dismiss') => () =>
    finding.case
      ? decide({ id: finding.case.id, act, reason })
      : record({
          kind: 'forged_date',
          foundOn: on,
          document: { uid, documentId, locale },
          text: reason,
          source: 'self_check',
          finding: dateFinding.parse({ code: finding.code, ...finding.data }),
          decision: { act, reason },
        });
  return (
    <ActDialog
      title={t('date.settle.title', { title: row.title ?? t('drafts.untitled') })}
      width="60rem"
      onClose={onClose}
      acts={[
        {
          label: t('date.settle.confirm'),
          variant: 'danger',
          run: reason === '' ? null : settle('confirm'),
          done: t('case.confirm.done'),
        },
        {
          label: t('date.settle.dismiss'),
          variant: 'secondary',
          run: reason === '' ? null : settle('dismiss'),
          done: t('case.dismiss.done'),
        },
      ]}
    >
      <Form>
        <Text as="p" $bold>
          {findingText(finding, words, on)}
        </Text>
        <Text as="p">{t('date.settle.text')}</Text>
        <LongField label={t('date.settle.reason')} value={written} maxLength={2000} onChange={setWritten} />
      </Form>
    </ActDialog>
  );
};
