import upperFirst from 'lodash/upperFirst';
import type { Setup, SiteOut } from '../../../../shared/contracts';
import { Notice } from '../../components/Notice';
import { Text } from '../../components/Text';
import { useWords } from '../../hooks/useWords';
import { gapOf } from './words';

/** How far it is, and what is missing, in two sentences. */
export const Lead = ({ setup, site }: { readonly setup: Setup; readonly site: SiteOut }) => {
  const words = useWords();
  const { t } = words;
  const left = setup.left.length;
  const enforced = site.mode === 'enforced';
  if (left === 0)
    return (
      <Notice tone="success" title={t(enforced ? 'setup.lead.done' : 'setup.lead.ready')}>
        {enforced ? null : <Text as="p">{t('setup.lead.ready.text')}</Text>}
      </Notice>
    );
  const gaps = setup.left
    .flatMap((id) => setup.steps.filter((step) => step.id === id))
    .map((step) => gapOf(words, setup, step))
    .join(t('setup.gap.comma'));
  return (
    <Notice tone="warning" title={t(enforced ? 'setup.lead.enforced' : 'setup.lead.trial', { done: setup.steps.length - left, left })}>
      <Text as="p">{t(enforced ? 'setup.lead.text.enforced' : 'setup.lead.text', { gaps: upperFirst(gaps) })}</Text>
    </Notice>
  );
};
