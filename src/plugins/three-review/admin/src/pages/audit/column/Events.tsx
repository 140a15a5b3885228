import { useState } from 'react';
import { styled } from 'styled-components';
import type { PublicationEventOut } from '../../../../../shared/contracts';
import { useGetColumnEventsQuery } from '../../../api/audit';
import { Card, Rows, Stack } from '../../../components/Card';
import { Loaded } from '../../../components/Loaded';
import { Pager } from '../../../components/Pager';
import { Chip } from '../../../components/StatusChip';
import { Muted } from '../../../components/Text';
import { Minus } from '@strapi/icons';
import { useNarrow } from '../../../hooks/useNarrow';
import { DocumentName } from '../../../components/DocumentName';
import { useWords } from '../../../hooks/useWords';
import { oneOf, type MessageKey } from '../../../utils/keys';

const PAGE = 8;

const Line = styled.li`
  display: grid;
  grid-template-columns: 9.6rem minmax(0, 1fr) auto;
  align-items: start;
  gap: 0.4rem 1.2rem;
  padding-block: 1rem;

  @media (max-width: 767px) {
    grid-template-columns: minmax(0, 1fr) auto;
    padding-block: 0.4rem 1rem;
  }
`;

const KINDS: Readonly<Record<PublicationEventOut['kind'], MessageKey>> = {
  first: 'event.first',
  update: 'event.update',
  take_down: 'event.take_down',
  import: 'event.import',
};

const WHY = {
  taken_down_early: 'event.why.taken_down_early',
  unchanged: 'event.why.unchanged',
  same_day: 'event.why.same_day',
  update_not_counted: 'event.why.update_not_counted',
  import_not_counted: 'event.why.import_not_counted',
} as const;

/** What went live or down, newest first; what does not count says why. */
export const Events = ({ column, timeZone }: { readonly column: string; readonly timeZone: string }) => {
  const { t, when } = useWords();
  const narrow = useNarrow();
  const [page, setPage] = useState(1);
  const asked = useGetColumnEventsQuery({ id: column, page, pageSize: PAGE });
  const took = (days: number | null): readonly string[] => {
    if (days === null) return [];
    return [days < 0 ? t('event.before', { days: -days }) : t('event.days', { days })];
  };
  const about = (event: PublicationEventOut): string => {
    const why = oneOf(WHY, event.notCounted);
    return [t(KINDS[event.kind]), ...took(event.daysToPublish), ...(why ? [t(WHY[why])] : [])].join(' · ');
  };
  return (
    <Card title={t('events.title')}>
      <Loaded asked={asked} rows={5} none={({ data }) => (data.length === 0 ? t('events.none') : null)}>
        {({ data, meta }) => (
          <>
            <Rows>
              {data.map((event) => (
                <Line key={event.id}>
                  {narrow ? null : <Muted>{when(event.at, timeZone)}</Muted>}
                  <Stack>
                    <DocumentName document={event} />
                    <Muted>{narrow ? `${when(event.at, timeZone)} · ${about(event)}` : about(event)}</Muted>
                  </Stack>
                  {event.notCounted ? (
                    <Chip tone="warning" icon={Minus}>
                      {t('event.notCounted')}
                    </Chip>
                  ) : (
                    <span />
                  )}
                </Line>
              ))}
            </Rows>
            <Pager page={page} pageSize={PAGE} total={meta.pagination.total} onPage={setPage} />
          </>
        )}
      </Loaded>
    </Card>
  );
};
