import { useWords } from '../hooks/useWords';
import type { Failure } from '../utils/failure';
import type { Setting } from '../utils/refusals';
import { Notice } from './Notice';
import { Refusals } from './Refusals';
import { Text } from './Text';

/** What became of an action, in the place of the action; what was filled in stays. */
export const FailureNotice = ({ failure, setting }: { readonly failure: Failure | null; readonly setting?: Setting }) => {
  const { t } = useWords();
  if (!failure) return null;
  if (failure.kind === 'refused') return <Refusals refusals={failure.refusals} tone="danger" setting={setting} alert />;
  const sentence = {
    offline: () => t(setting?.acting === 'sign' ? 'state.offline.sign' : 'state.offline'),
    notFound: () => t('state.notFound'),
    broken: () => t('state.failed', { message: failure.kind === 'broken' ? failure.message : '' }),
  };
  return (
    <Notice tone="danger" alert>
      <Text as="p">{sentence[failure.kind]()}</Text>
    </Notice>
  );
};
