import { styled } from 'styled-components';
import { useWords } from '../hooks/useWords';

const Column = styled.div`
  display: flex;
  flex-direction: column;
  align-items: flex-start;
  gap: 1.2rem;
  width: 100%;
`;

const GreyLine = styled.span<{ readonly $width: string }>`
  display: block;
  width: ${({ $width }) => $width};
  height: 1.4rem;
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral150};
`;

/** The lines to come, in their place. */
export const PanelWaiting = () => {
  const { t } = useWords();
  return (
    <Column role="status" aria-label={t('state.loading')}>
      <GreyLine $width="70%" />
      <GreyLine $width="45%" />
    </Column>
  );
};
