import { useState } from 'react';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import { useGetStandingsQuery } from '../../../api/audit';
import { WordButton } from '../../../components/BigButton';
import { Card, Row, Rows, Stack } from '../../../components/Card';
import { Muted } from '../../../components/Text';
import { TimeLimit } from '../../../components/TimeLimit';
import { GreyRows, LoadFailure } from '../../../components/Waiting';
import { useAuditRights } from '../../../hooks/useAuditRights';
import { useWords } from '../../../hooks/useWords';
import { limitOf } from '../../../utils/standings';
import { RemindDialog } from '../dialogs/RemindDialog';
import { auditPath } from '../paths';

const SHOWN = 6;

export const RowLink = styled(Link)`
  display: inline-flex;
  align-items: center;
  font-size: 1.6rem;
  font-weight: 600;
  line-height: 1.5;
  color: ${({ theme }) => theme.colors.neutral800};
  text-decoration: none;

  &:hover {
    text-decoration: underline;
  }

  @media (max-width: 767px) {
    min-height: 4.4rem;
  }
`;

/** What falls due next, and the way to remind whom it concerns. */
export const DueSoon = ({ on }: { readonly on: string }) => {
  const words = useWords();
  const { t } = words;
  const rights = useAuditRights();
  const [reminding, setReminding] = useState(false);
  const { data, error, refetch } = useGetStandingsQuery({ standing: 'due_soon', sort: 'urgency', pageSize: 100 });
  const columns = data?.data ?? [];
  const person = (unit: string | undefined, name: string | undefined) => [unit, name ?? t('column.vacant')].filter(Boolean).join(' ');
  return (
    <Card
      title={t('due.title')}
      action={
        rights.remind && columns.length > 0 ? (
          <WordButton type="button" onClick={() => setReminding(true)}>
            {t('remind.open')}
          </WordButton>
        ) : null
      }
    >
      <LoadFailure error={error} retry={() => void refetch()} />
      {!data && !error ? <GreyRows rows={4} /> : null}
      {data && columns.length === 0 ? <Muted as="p">{t('due.none')}</Muted> : null}
      <Rows>
        {columns.slice(0, SHOWN).map((column) => (
          <Row key={column.id}>
            <Stack>
              <RowLink to={auditPath.column(column.id)}>{column.name}</RowLink>
              <Muted>{person(column.unit?.name, column.dutyOfficer?.name)}</Muted>
            </Stack>
            <TimeLimit limit={limitOf(column, words, on)} short />
          </Row>
        ))}
      </Rows>
      {columns.length > SHOWN ? <Muted as="p">{t('due.more', { count: columns.length - SHOWN })}</Muted> : null}
      {reminding ? <RemindDialog columns={columns.map(({ id }) => id)} onClose={() => setReminding(false)} /> : null}
    </Card>
  );
};
