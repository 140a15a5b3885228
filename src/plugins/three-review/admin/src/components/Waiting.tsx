import { styled } from 'styled-components';
import { useWords } from '../hooks/useWords';
import { failureOf } from '../utils/failure';
import type { MessageKey } from '../utils/keys';
import { WordButton } from './BigButton';
import { Notice } from './Notice';
import { Text } from './Text';

const Grey = styled.span<{ readonly $width: string }>`
  display: block;
  width: ${({ $width }) => $width};
  height: 1.6rem;
  margin-block: 1rem;
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral150};
`;

const Block = styled.div`
  width: 100%;
`;

const WIDTHS = ['68%', '82%', '55%', '74%', '61%', '79%'];

/** The rows to come, in their place. */
export const GreyRows = ({ rows = 4 }: { readonly rows?: number }) => {
  const { t } = useWords();
  return (
    <Block role="status" aria-label={t('page.loading')}>
      {Array.from({ length: rows }, (_row, i) => (
        <Grey key={i} $width={WIDTHS[i % WIDTHS.length] ?? '70%'} />
      ))}
    </Block>
  );
};

interface LoadFailureProps {
  readonly error: unknown;
  readonly retry: () => void;
  /** What is said of something that is not there, or not for this reader. */
  readonly notFound?: MessageKey;
}

/** Says that something could not be read, with a button to try again. An earlier answer stays on the screen. */
export const LoadFailure = ({ error, retry, notFound = 'page.notFound' }: LoadFailureProps) => {
  const { t } = useWords();
  if (error === undefined || error === null) return null;
  return (
    <Notice
      tone="danger"
      alert
      action={
        <WordButton type="button" onClick={retry}>
          {t('action.retry')}
        </WordButton>
      }
    >
      <Text as="p">{t(failureOf(error).kind === 'notFound' ? notFound : 'page.error')}</Text>
    </Notice>
  );
};
