import { useEffect } from 'react';
import type { Reminded } from '../../../../../shared/contracts';
import { useRemindMutation } from '../../../api/audit';
import { Row, Rows, Stack } from '../../../components/Card';
import { FailureNotice } from '../../../components/FailureNotice';
import { Muted, Text } from '../../../components/Text';
import { GreyRows } from '../../../components/Waiting';
import { ActDialog } from '../../../dialogs/ActDialog';
import { useWords } from '../../../hooks/useWords';
import { failureOf } from '../../../utils/failure';

interface RemindDialogProps {
  readonly columns: readonly string[];
  readonly onClose: () => void;
}

const REFUSED = { already_today: 'remind.already', nobody: 'remind.nobody' } as const;

/** Says whom it will reach before it sends: a first call asks, the second one sends. */
export const RemindDialog = ({ columns, onClose }: RemindDialogProps) => {
  const { t, list } = useWords();
  const [look, preview] = useRemindMutation();
  const [send] = useRemindMutation();
  useEffect(() => {
    void look({ columns: [...columns], dryRun: true });
    // Once, for the columns it was opened with.
  }, []);

  const reached = (preview.data ?? []).filter(({ refused }) => refused === null);
  const others = (preview.data ?? []).filter(({ refused }) => refused !== null);
  const people = new Set(reached.flatMap((row) => row.people.map(({ id }) => id)));
  const line = (row: Reminded) => (
    <Row key={row.column}>
      <Text $bold>{row.name}</Text>
      {row.refused === null ? <Text>{list(row.people.map(({ name }) => name))}</Text> : <Muted>{t(REFUSED[row.refused])}</Muted>}
    </Row>
  );
  return (
    <ActDialog
      title={t('remind.title')}
      width="56rem"
      onClose={onClose}
      acts={[
        {
          label: t('remind.send', { people: people.size }),
          run: reached.length > 0 ? () => send({ columns: reached.map(({ column }) => column), dryRun: false }) : null,
          done: t('remind.done', { people: people.size }),
        },
      ]}
    >
      {preview.error ? <FailureNotice failure={failureOf(preview.error)} /> : null}
      {!preview.data && !preview.error ? <GreyRows rows={3} /> : null}
      {preview.data ? (
        <Stack $gap="1.2rem">
          <Text as="p">{reached.length > 0 ? t('remind.reaches', { people: people.size }) : t('remind.none')}</Text>
          <Rows style={{ width: '100%' }}>{[...reached, ...others].map(line)}</Rows>
          <Muted as="p">{t('remind.once')}</Muted>
        </Stack>
      ) : null}
    </ActDialog>
  );
};
