import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import { useGetDraftsQuery } from '../../../api/audit';
import { Card, Row, Rows, Stack } from '../../../components/Card';
import { Muted } from '../../../components/Text';
import { TimeLimit } from '../../../components/TimeLimit';
import { useWords } from '../../../hooks/useWords';
import { longDay } from '../../../utils/dayWords';
import { draftLimit, draftPath, draftState } from '../../../utils/drafts';
import { auditPath } from '../paths';
import { RowLink } from './DueSoon';

const SHOWN = 5;

const MoreLink = styled(Link)`
  display: inline-flex;
  align-items: center;
  align-self: flex-start;
  min-height: 2.4rem;
  font-size: 1.5rem;
  color: ${({ theme }) => theme.colors.primary700};

  @media (max-width: 767px) {
    min-height: 4.4rem;
  }
`;

/** A9.2: drafts whose event nears the 20 days. Nothing is drawn while there is none. */
export const DraftClocks = ({ on }: { readonly on: string }) => {
  const words = useWords();
  const { t } = words;
  const { data } = useGetDraftsQuery({ pageSize: SHOWN });
  if (!data || data.data.length === 0) return null;
  return (
    <Card title={t('drafts.title')} note={words.clause('A9.2')}>
      <Rows>
        {data.data.map((draft) => (
          <Row key={`${draft.documentId}-${draft.locale}`}>
            <Stack>
              <RowLink to={draftPath(draft)}>{draft.title ?? t('drafts.untitled')}</RowLink>
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
