import { useGetReviewSettingsQuery } from '../api/reviews';
import { useGetSiteModeQuery } from '../api/site';
import { useWords } from '../hooks/useWords';
import { SETUP } from '../pages/audit/paths';
import { MoreLink } from './Links';
import { Notice } from './Notice';

/** A10.2: that the rule was switched back to a trial run is said on every page, with who did it and when. */
export const SiteNotice = () => {
  const { t, when } = useWords();
  const { data: site } = useGetSiteModeQuery();
  const { data: settings } = useGetReviewSettingsQuery();
  if (site?.mode !== 'trial' || site.basis !== 'person' || site.since === null || !settings) return null;
  const title = t('site.relaxed', { name: site.by?.name ?? '—', at: when(site.since, settings.timeZone) });
  return <Notice tone="warning" title={title} action={<MoreLink to={SETUP}>{t('site.relaxed.link')}</MoreLink>} />;
};
