import { useGetDraftsQuery } from '../../../api/audit';
import { Card, Row, Rows, Stack } from '../../../components/Card';
import { Muted } from '../../../components/Text';
import { TimeLimit } from '../../../components/TimeLimit';
import { DocumentName } from '../../../components/DocumentName';
import { useWords } from '../../../hooks/useWords';
import { longDay } from '../../../utils/dayWords';
import { draftLimit, draftState } from '../../../utils/drafts';
import { auditPath } from '../paths';
import { MoreLink } from '../../../components/Links';

const SHOWN = 5;

/** A9.2: drafts whose event nears the 20 days. Nothing is drawn while there is none. */
export const DraftClocks = ({ on }: { readonly on: string }) => {
  const words = useWords();
  const { t } = words;
  const { data } = useGetDraftsQuery({ pageSize: SHOWN });
  if (!data || data.data.length === 0) return null;
  return (
    <Card title={t('drafts.title')} note={words.clause('A9.2')}>
      <Rows>
        {data.data.map((draft, i) => (
          <Row key={draft.documentId ? `${draft.documentId}-${draft.locale}` : i}>
            <Stack>
              <DocumentName document={draft} />
              <Muted>{draftState(draft, words)}</Muted>
              <Muted>{t('drafts.event', { day: longDay(t, draft.eventDay, on) })}</Muted>
            </Stack>
            <TimeLimit limit={draftLimit(draft, words)} short />
          </Row>
        ))}
      </Rows>
      <MoreLink to={auditPath.timeliness}>{t('drafts.all')}</MoreLink>
    </Card>
  );
};
