import { styled, useTheme, type DefaultTheme } from 'styled-components';
import type { SiteVeto } from '../../../shared/contracts';

const HEIGHT = 12;
const WIDTH = 200;
/** As many boxes as it takes to the veto, while they can be told apart. */
const BOXES = 20;

const Meter = styled.svg`
  display: block;
  width: 100%;
  height: ${HEIGHT / 10}rem;
`;

const colour = (theme: DefaultTheme, level: SiteVeto['level']): string =>
  ({
    fine: theme.colors.success600,
    watch: theme.colors.warning700,
    near: theme.colors.danger600,
    vetoed: theme.colors.danger600,
    unknown: theme.colors.neutral300,
  })[level];

/** How much of the way to a veto is gone. Drawn for the eye: the words stand beside it. */
export const VetoMeter = ({ veto }: { readonly veto: SiteVeto }) => {
  const theme = useTheme();
  const fill = colour(theme, veto.level);
  const count = veto.count ?? 0;
  if (veto.unit === 'days' || veto.threshold > BOXES) {
    const share = Math.min(1, count / veto.threshold);
    return (
      <Meter aria-hidden viewBox={`0 0 ${String(WIDTH)} ${String(HEIGHT)}`} preserveAspectRatio="none">
        <rect width={WIDTH} height={HEIGHT} fill={theme.colors.neutral150} />
        <rect width={share * WIDTH} height={HEIGHT} fill={fill} />
        <rect x={WIDTH - 1.5} width={1.5} height={HEIGHT} fill={theme.colors.danger600} />
      </Meter>
    );
  }
  const gap = veto.threshold > 6 ? 2 : 3;
  const width = (WIDTH - gap * (veto.threshold - 1)) / veto.threshold;
  return (
    <Meter aria-hidden viewBox={`0 0 ${String(WIDTH)} ${String(HEIGHT)}`} preserveAspectRatio="none">
      {Array.from({ length: veto.threshold }, (_box, i) => {
        const last = i === veto.threshold - 1;
        const filled = i < count;
        return (
          <rect
            key={i}
            x={i * (width + gap) + 0.5}
            y={0.5}
            width={width - 1}
            height={HEIGHT - 1}
            rx={1}
            fill={filled ? fill : last ? 'none' : theme.colors.neutral150}
            stroke={filled ? fill : last ? theme.colors.danger600 : theme.colors.neutral200}
            strokeDasharray={last && !filled ? '3 2' : undefined}
            vectorEffect="non-scaling-stroke"
          />
        );
      })}
    </Meter>
  );
};
