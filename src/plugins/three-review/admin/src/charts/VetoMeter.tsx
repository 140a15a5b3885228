import { styled, useTheme, type DefaultTheme } from 'styled-components';
import type { SiteVeto } from '../../../shared/contracts';
import { useWidth } from '../hooks/useWidth';

const HEIGHT = 12;
/** As many boxes as it takes to the veto, while they can be told apart. */
const BOXES = 20;

const Place = styled.div`
  width: 100%;
  height: ${HEIGHT / 10}rem;

  svg {
    display: block;
  }
`;

const colour = (theme: DefaultTheme, level: SiteVeto['level']): string =>
  ({
    fine: theme.colors.success600,
    watch: theme.colors.warning700,
    near: theme.colors.danger600,
    vetoed: theme.colors.danger600,
    unknown: theme.colors.neutral300,
  })[level];

interface PartProps {
  readonly veto: SiteVeto;
  readonly width: number;
}

const Bar = ({ veto, width }: PartProps) => {
  const theme = useTheme();
  const share = Math.min(1, (veto.count ?? 0) / veto.threshold);
  return (
    <>
      <rect width={width} height={HEIGHT} rx={1} fill={theme.colors.neutral150} />
      <rect width={share * width} height={HEIGHT} rx={1} fill={colour(theme, veto.level)} />
      <rect x={width - 2} width={2} height={HEIGHT} fill={theme.colors.danger600} />
    </>
  );
};

const Boxes = ({ veto, width }: PartProps) => {
  const theme = useTheme();
  const fill = colour(theme, veto.level);
  const gap = veto.threshold > 6 ? 2 : 3;
  const box = (width - gap * (veto.threshold - 1)) / veto.threshold;
  return (
    <>
      {Array.from({ length: veto.threshold }, (_box, i) => {
        const last = i === veto.threshold - 1;
        const filled = i < (veto.count ?? 0);
        const empty = last ? 'none' : theme.colors.neutral150;
        const edge = last ? theme.colors.danger600 : theme.colors.neutral200;
        return (
          <rect
            key={i}
            x={i * (box + gap) + 0.5}
            y={0.5}
            width={Math.max(1, box - 1)}
            height={HEIGHT - 1}
            rx={1}
            fill={filled ? fill : empty}
            stroke={filled ? fill : edge}
            strokeDasharray={last && !filled ? '3 2' : undefined}
          />
        );
      })}
    </>
  );
};

/** How much of the way to a veto is gone: a box a case, the last one dashed; days as a bar. Drawn for the eye: the words stand beside it. */
export const VetoMeter = ({ veto }: { readonly veto: SiteVeto }) => {
  const { ref, width } = useWidth<HTMLDivElement>();
  const Part = veto.unit === 'days' || veto.threshold > BOXES ? Bar : Boxes;
  return (
    <Place ref={ref} aria-hidden>
      {width > 0 ? (
        <svg width={width} height={HEIGHT}>
          <Part veto={veto} width={width} />
        </svg>
      ) : null}
    </Place>
  );
};
