import { styled } from 'styled-components';
import { Muted } from '../../../components/Text';
import { useWords } from '../../../hooks/useWords';

const Line = styled.div`
  display: flex;
  align-items: center;
  gap: 1.2rem;
  width: 100%;
`;

const Track = styled.div`
  flex: 1;
  height: 1rem;
  border-radius: 0.5rem;
  background: ${({ theme }) => theme.colors.neutral200};
  overflow: hidden;
`;

const Bar = styled.div<{ readonly $value: number }>`
  width: ${({ $value }) => $value}%;
  height: 100%;
  background: ${({ theme }) => theme.colors.primary600};

  @media (prefers-reduced-motion: no-preference) {
    transition: width 0.6s;
  }
`;

/** How far a run has come; `value` 0–1. */
export const Progress = ({ value, label }: { readonly value: number; readonly label: string }) => {
  const { t } = useWords();
  const percent = Math.round(value * 100);
  return (
    <Line>
      <Track role="progressbar" aria-label={label} aria-valuemin={0} aria-valuemax={100} aria-valuenow={percent}>
        <Bar $value={percent} />
      </Track>
      <Muted>{t('percent', { rate: percent })}</Muted>
    </Line>
  );
};
