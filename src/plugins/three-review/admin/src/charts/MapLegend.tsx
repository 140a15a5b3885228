import { styled, useTheme } from 'styled-components';
import { Muted } from '../components/Text';
import { useWords } from '../hooks/useWords';
import { depthFill } from './depths';

export const Legend = styled.p`
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 0.6rem 1.6rem;
`;

export const LegendItem = styled.span`
  display: inline-flex;
  align-items: center;
  gap: 0.8rem;
`;

export const MapLegend = () => {
  const theme = useTheme();
  const { t } = useWords();
  return (
    <Legend>
      <LegendItem>
        <svg width={68} height={14} aria-hidden>
          {[0, 1, 2, 3, 4].map((depth) => (
            <rect key={depth} x={depth * 14} y={1} width={12} height={12} {...depthFill(theme, depth)} />
          ))}
        </svg>
        <Muted>{t('legend.depth')}</Muted>
      </LegendItem>
      <LegendItem>
        <svg width={20} height={8} aria-hidden>
          <rect width={20} height={7} rx={1} fill={theme.colors.danger600} />
        </svg>
        <Muted>{t('legend.missed')}</Muted>
      </LegendItem>
      <LegendItem>
        <svg width={20} height={8} aria-hidden>
          <rect x={0.5} y={0.5} width={19} height={6} rx={1} fill="none" stroke={theme.colors.neutral600} />
        </svg>
        <Muted>{t('legend.excused')}</Muted>
      </LegendItem>
    </Legend>
  );
};
