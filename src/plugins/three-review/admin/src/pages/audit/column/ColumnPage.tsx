import { Bell, Calendar } from '@strapi/icons';
import { useState } from 'react';
import { useParams } from 'react-router-dom';
import { styled } from 'styled-components';
import { useGetColumnDetailQuery, useGetStandingsQuery } from '../../../api/audit';
import { BigButton } from '../../../components/BigButton';
import { LookChip } from '../../../components/LookChip';
import { PageFrame } from '../../../components/PageFrame';
import { Chip } from '../../../components/StatusChip';
import { GreyRows, LoadFailure } from '../../../components/Waiting';
import { useAuditRights } from '../../../hooks/useAuditRights';
import { useWords } from '../../../hooks/useWords';
import { frequencyName } from '../../../utils/dayWords';
import { CATEGORY } from '../../../utils/keys';
import { STANDINGS } from '../../../utils/standings';
import { RemindDialog } from '../dialogs/RemindDialog';
import { AUDIT } from '../paths';
import { Events } from './Events';
import { ExcuseDialog } from './ExcuseDialog';
import { Excuses } from './Excuses';
import { Facts } from './Facts';
import { Periods } from './Periods';
import { Terms } from './Terms';
import { YearMap } from './YearMap';

const Chips = styled.div`
  display: flex;
  flex-wrap: wrap;
  gap: 0.8rem;
`;

const Two = styled.div`
  display: grid;
  grid-template-columns: minmax(0, 1.15fr) minmax(0, 1fr);
  align-items: start;
  gap: 2rem;

  @media (max-width: 1199px) {
    grid-template-columns: minmax(0, 1fr);
  }
`;

const Side = styled.div`
  display: flex;
  flex-direction: column;
  gap: 2rem;
  min-width: 0;
`;

/** The page of one column, with the actions to remind and to excuse. */
export const ColumnPage = () => {
  const { t } = useWords();
  const { id = '' } = useParams();
  const rights = useAuditRights();
  const [dialog, setDialog] = useState<'excuse' | 'remind' | null>(null);
  const { data: detail, error, isFetching, refetch } = useGetColumnDetailQuery(id);
  // For the day of the audit and its time zone, which every list is told by.
  const { data: any } = useGetStandingsQuery({ pageSize: 1 });
  const column = detail?.standing;
  const on = any?.meta.on;
  const timeZone = any?.meta.timeZone;
  const excuse = () => setDialog('excuse');

  return (
    <PageFrame
      title={column?.name ?? t('column.title')}
      back={{ to: AUDIT, label: t('audit.title') }}
      busy={isFetching}
      under={
        column ? (
          <Chips>
            <LookChip look={STANDINGS[column.standing]} />
            <Chip tone="neutral">{frequencyName(t, column.frequency)}</Chip>
            <Chip tone="neutral">{t(CATEGORY[column.category])}</Chip>
          </Chips>
        ) : null
      }
      actions={
        column ? (
          <>
            {rights.excuse ? (
              <BigButton type="button" variant="tertiary" startIcon={<Calendar aria-hidden />} onClick={excuse}>
                {t('excuse.open')}
              </BigButton>
            ) : null}
            {rights.remind ? (
              <BigButton type="button" variant="secondary" startIcon={<Bell aria-hidden />} onClick={() => setDialog('remind')}>
                {t('remind.open')}
              </BigButton>
            ) : null}
          </>
        ) : null
      }
    >
      <LoadFailure error={error} retry={() => void refetch()} />
      {!detail && !error ? <GreyRows rows={8} /> : null}
      {detail && column && on && timeZone ? (
        <>
          <Facts detail={detail} on={on} />
          <YearMap detail={detail} on={on} />
          <Two>
            <Side>
              <Periods detail={detail} on={on} />
            </Side>
            <Side>
              <Events column={column.id} timeZone={timeZone} />
              <Excuses column={column.id} on={on} onNew={rights.excuse ? excuse : null} />
              <Terms column={column.id} on={on} />
            </Side>
          </Two>
          {dialog === 'excuse' ? <ExcuseDialog column={column} on={on} onClose={() => setDialog(null)} /> : null}
          {dialog === 'remind' ? <RemindDialog columns={[column.id]} onClose={() => setDialog(null)} /> : null}
        </>
      ) : null}
    </PageFrame>
  );
};
