import type { AuditColumnsMeta } from '../../../../../shared/contracts';
import { Notice } from '../../../components/Notice';
import { Text } from '../../../components/Text';
import { useWords } from '../../../hooks/useWords';
import { civilDayAt } from '../../../utils/time';

/** Says when the figures are not those of today. */
export const RunBanner = ({ meta }: { readonly meta: AuditColumnsMeta }) => {
  const { t, when } = useWords();
  const { lastRun, on, timeZone } = meta;
  const at = lastRun.at === null ? null : when(lastRun.at, timeZone);
  const today = lastRun.at !== null && civilDayAt(lastRun.at, timeZone) >= on;
  return (
    <>
      {lastRun.status === 'failed' ? (
        <Notice tone="danger" title={t('run.failed', { at: at ?? '—' })} alert>
          {lastRun.error ? <Text as="p">{t('run.failed.text', { error: lastRun.error })}</Text> : null}
        </Notice>
      ) : null}
      {lastRun.status === 'never' ? <Notice tone="warning" title={t('run.never')} /> : null}
      {lastRun.status === 'done' && !today ? <Notice tone="warning" title={t('run.late', { at: at ?? '—' })} /> : null}
    </>
  );
};
