import { useGetTimelinessQuery } from '../../../api/audit';
import { PageFrame } from '../../../components/PageFrame';
import { useAddress } from '../../../hooks/useAddress';
import { useWords } from '../../../hooks/useWords';
import { AUDIT } from '../paths';
import { Drafts } from './Drafts';
import { Published } from './Published';
import { askedOf } from './asked';

/** 发布时效 (A9.2): first what can still be kept, the drafts; then what was published, how long it took, and dates that are in question. */
export const TimelinessPage = () => {
  const { t, clause } = useWords();
  const address = useAddress();
  const { data, isFetching } = useGetTimelinessQuery(askedOf(address));
  const meta = data?.meta;
  const rule = t('clause', { article: clause('A9.2') });
  const within = meta
    ? t(meta.workingDays ? 'timeliness.within.work' : 'timeliness.within', { days: meta.limit, clause: rule })
    : undefined;
  return (
    <PageFrame title={t('timeliness.title')} subtitle={within} back={{ to: AUDIT, label: t('audit.title') }} busy={isFetching}>
      <Drafts address={address} on={meta?.on} />
      <Published address={address} />
    </PageFrame>
  );
};
