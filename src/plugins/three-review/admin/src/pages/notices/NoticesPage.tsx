import { useState } from 'react';
import { styled } from 'styled-components';
import { useGetNoticesQuery, useReadNoticesMutation } from '../../api/notifications';
import { useGetReviewSettingsQuery } from '../../api/reviews';
import { BigButton } from '../../components/BigButton';
import { Card } from '../../components/Card';
import { CountTabs } from '../../components/CountTabs';
import { FailureNotice } from '../../components/FailureNotice';
import { Loaded } from '../../components/Loaded';
import { PageFrame } from '../../components/PageFrame';
import { Pager } from '../../components/Pager';
import { useAct } from '../../hooks/useAct';
import { useAuditRights } from '../../hooks/useAuditRights';
import { useWords } from '../../hooks/useWords';
import { Deliveries } from './Deliveries';
import { NoticeList } from './NoticeList';

const PAGE = 20;
const PANEL = 'three-review-notices';

const Panel = styled.div`
  display: flex;
  flex-direction: column;
  gap: 1.2rem;
`;

/** What the reader has been told, newest first. */
export const NoticesPage = () => {
  const { t } = useWords();
  const rights = useAuditRights();
  const [tab, setTab] = useState('all');
  const [page, setPage] = useState(1);
  const asked = useGetNoticesQuery({ unread: tab === 'unread', page, pageSize: PAGE });
  // How many there are in all, whichever tab is open.
  const { data: all } = useGetNoticesQuery({ page: 1, pageSize: PAGE });
  const { data: settings } = useGetReviewSettingsQuery();
  const [read, { isLoading }] = useReadNoticesMutation();
  const { failure, act } = useAct();
  const unread = asked.data?.meta.unread ?? 0;
  const timeZone = settings?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <PageFrame
      title={t('notices.title')}
      tab={unread > 0 ? t('notices.tab', { count: unread }) : undefined}
      subtitle={asked.data ? t('notices.unread', { count: unread }) : undefined}
      actions={
        unread > 0 ? (
          <BigButton
            type="button"
            variant="secondary"
            loading={isLoading}
            onClick={() => void act(read({ ids: 'all' }), t('notices.allRead'))}
          >
            {t('notices.readAll')}
          </BigButton>
        ) : null
      }
    >
      <FailureNotice failure={failure} />
      <CountTabs
        label={t('notices.title')}
        tabs={[
          { id: 'all', name: t('notices.all'), count: all?.meta.pagination.total ?? null },
          { id: 'unread', name: t('notices.new'), count: asked.data?.meta.unread ?? null },
        ]}
        selected={tab}
        controls={PANEL}
        onSelect={(next) => {
          setTab(next);
          setPage(1);
        }}
      />
      <Panel id={PANEL} role="tabpanel" aria-label={t('notices.title')}>
        <Card title={t(tab === 'unread' ? 'notices.new' : 'notices.all')}>
          <Loaded
            asked={asked}
            rows={5}
            none={({ data }) => (data.length === 0 ? t(tab === 'unread' ? 'notices.noneNew' : 'notices.none') : null)}
          >
            {({ data, meta }) => (
              <>
                <NoticeList notices={data} timeZone={timeZone} onRead={(ids) => void read({ ids: [...ids] })} />
                <Pager page={page} pageSize={PAGE} total={meta.pagination.total} onPage={setPage} />
              </>
            )}
          </Loaded>
        </Card>
        {rights.manage ? <Deliveries timeZone={timeZone} /> : null}
      </Panel>
    </PageFrame>
  );
};
