import { Bell } from '@strapi/icons';
import { useState } from 'react';
import { NameLink } from '../../../components/Links';
import { useGetStandingsQuery } from '../../../api/audit';
import { WordButton } from '../../../components/BigButton';
import { Card, Row, Rows, Stack } from '../../../components/Card';
import { Loaded } from '../../../components/Loaded';
import { Muted } from '../../../components/Text';
import { TimeLimit } from '../../../components/TimeLimit';
import { useAuditRights } from '../../../hooks/useAuditRights';
import { useWords } from '../../../hooks/useWords';
import { limitOf } from '../../../utils/standings';
import { RemindDialog } from '../dialogs/RemindDialog';
import { auditPath } from '../paths';

const SHOWN = 6;

/** What falls due next, and the way to remind whom it concerns. */
export const DueSoon = ({ on }: { readonly on: string }) => {
  const words = useWords();
  const { t } = words;
  const rights = useAuditRights();
  const [reminding, setReminding] = useState(false);
  const asked = useGetStandingsQuery({ standing: 'due_soon', sort: 'urgency', pageSize: 100 });
  const columns = asked.data?.data ?? [];
  const person = (unit: string | undefined, name: string | undefined) => [unit, name ?? t('column.vacant')].filter(Boolean).join(' ');
  return (
    <Card
      title={t('due.title')}
      action={
        rights.remind && columns.length > 0 ? (
          <WordButton type="button" onClick={() => setReminding(true)}>
            <Bell aria-hidden />
            {t('remind.open')}
          </WordButton>
        ) : null
      }
    >
      <Loaded asked={asked} rows={4} none={({ data }) => (data.length === 0 ? t('due.none') : null)}>
        {() => (
          <>
            <Rows>
              {columns.slice(0, SHOWN).map((column) => (
                <Row key={column.id}>
                  <Stack>
                    <NameLink $quiet to={auditPath.column(column.id)}>
                      {column.name}
                    </NameLink>
                    <Muted>{person(column.unit?.name, column.dutyOfficer?.name)}</Muted>
                  </Stack>
                  <TimeLimit limit={limitOf(column, words, on)} short />
                </Row>
              ))}
            </Rows>
            {columns.length > SHOWN ? <Muted as="p">{t('due.more', { count: columns.length - SHOWN })}</Muted> : null}
          </>
        )}
      </Loaded>
      {reminding ? <RemindDialog columns={columns.map(({ id }) => id)} onClose={() => setReminding(false)} /> : null}
    </Card>
  );
};
