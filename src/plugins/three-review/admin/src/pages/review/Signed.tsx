import { CheckCircle } from '@strapi/icons';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import { Notice } from '../../components/Notice';
import { PageFrame } from '../../components/PageFrame';
import { Muted, Text } from '../../components/Text';
import { useWords } from '../../hooks/useWords';
import { INBOX } from '../inbox/paths';

const Middle = styled.div`
  display: flex;
  flex-direction: column;
  align-items: center;
  gap: 1.2rem;
  width: 100%;
  max-width: 52rem;
  margin: 4rem auto 0;
  text-align: center;

  > svg {
    width: 5.2rem;
    height: 5.2rem;
    color: ${({ theme }) => theme.colors.success600};
  }
`;

const Onward = styled(Link)`
  display: flex;
  align-items: center;
  justify-content: center;
  width: 100%;
  min-height: 5.2rem;
  border: 1px solid ${({ theme }) => theme.colors.neutral300};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral0};
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: 1.7rem;
  font-weight: 600;
  text-decoration: none;
`;

interface SignedProps {
  readonly title: string;
  /** 审签 · 今天 11:06 */
  readonly line: string;
  readonly complete: boolean;
}

/** After the signature: what was signed, what becomes of it, and the way on. */
export const Signed = ({ title, line, complete }: SignedProps) => {
  const { t } = useWords();
  return (
    <PageFrame title={t('review.signed')}>
      <Middle role="status">
        <CheckCircle aria-hidden />
        <Text as="p" $size={18} $bold>
          {title}
        </Text>
        <Muted as="p">{line}</Muted>
        <Notice tone="secondary" title={t(complete ? 'review.signed.complete' : 'review.signed.next')}>
          <Text as="p">{t('review.signed.falls')}</Text>
        </Notice>
        <Onward to={INBOX}>{t('review.inbox.back')}</Onward>
      </Middle>
    </PageFrame>
  );
};
