import { useState } from 'react';
import { styled } from 'styled-components';
import { useGetCalendarQuery, useGetStandingsQuery } from '../../../api/audit';
import { BigButton } from '../../../components/BigButton';
import { Card, Row, Rows, Stack } from '../../../components/Card';
import { DataTable } from '../../../components/DataTable';
import { Notice } from '../../../components/Notice';
import { PageFrame } from '../../../components/PageFrame';
import { Muted, Text } from '../../../components/Text';
import { GreyRows, LoadFailure } from '../../../components/Waiting';
import { useAuditRights } from '../../../hooks/useAuditRights';
import { useNarrow } from '../../../hooks/useNarrow';
import { useWords } from '../../../hooks/useWords';
import { AUDIT } from '../paths';
import { CalendarDialog } from './CalendarDialog';

const Pad = styled.div`
  padding: 0 2rem 2rem;
`;

/** Which years' holidays are known. Outside them nothing is guessed. */
export const CalendarPage = () => {
  const { t } = useWords();
  const rights = useAuditRights();
  const narrow = useNarrow();
  const { data, error, refetch } = useGetCalendarQuery();
  const { data: audit } = useGetStandingsQuery({ pageSize: 1 });
  const [open, setOpen] = useState(false);
  const years = [...(data ?? [])].sort((a, b) => b.year - a.year);
  const next = Number(audit?.meta.on.slice(0, 4) ?? 0) + 1;
  const missing = data && audit && !years.some(({ year }) => year === next);
  return (
    <PageFrame
      title={t('calendar.title')}
      subtitle={t('calendar.text')}
      back={{ to: AUDIT, label: t('audit.title') }}
      actions={
        rights.manage ? (
          <BigButton type="button" variant="secondary" onClick={() => setOpen(true)}>
            {t('calendar.import')}
          </BigButton>
        ) : null
      }
    >
      <LoadFailure error={error} retry={() => void refetch()} />
      {missing ? (
        <Notice tone="warning" title={t('calendar.unknown', { year: String(next) })}>
          <Text as="p">{t('calendar.unknown.text')}</Text>
        </Notice>
      ) : null}
      <Card title={t('calendar.years')} flush>
        {!data && !error ? (
          <Pad>
            <GreyRows rows={5} />
          </Pad>
        ) : null}
        {data && years.length === 0 ? (
          <Pad>
            <Text as="p">{t('calendar.none')}</Text>
          </Pad>
        ) : null}
        {years.length > 0 && narrow ? (
          <Pad>
            <Rows>
              {years.map((year) => (
                <Row key={year.year}>
                  <Stack>
                    <Text $bold>{year.year}</Text>
                    <Muted>{year.source}</Muted>
                  </Stack>
                  <Stack style={{ alignItems: 'flex-end' }}>
                    <Text>{t('calendar.off', { days: year.rest })}</Text>
                    <Text>{t('calendar.on', { days: year.work })}</Text>
                  </Stack>
                </Row>
              ))}
            </Rows>
          </Pad>
        ) : null}
        {years.length > 0 && !narrow ? (
          <DataTable label={t('calendar.years')} head={[t('periods.year'), t('calendar.rest'), t('calendar.work'), t('calendar.source')]}>
            {years.map((year) => (
              <tr key={year.year}>
                <th scope="row">{year.year}</th>
                <td>{t('calendar.days', { days: year.rest })}</td>
                <td>{t('calendar.days', { days: year.work })}</td>
                <td>{year.source}</td>
              </tr>
            ))}
          </DataTable>
        ) : null}
      </Card>
      {open ? <CalendarDialog year={next} onClose={() => setOpen(false)} /> : null}
    </PageFrame>
  );
};
