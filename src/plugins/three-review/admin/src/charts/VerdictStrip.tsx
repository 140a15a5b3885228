import { useTheme } from 'styled-components';
import type { AuditResult } from '../../../shared/contracts';
import { useWords } from '../hooks/useWords';
import { dayNumber } from '../utils/civil';
import { periodName } from '../utils/dayWords';
import { VERDICTS } from '../utils/standings';

const SIZE = 18;

interface MarkProps {
  readonly verdict: AuditResult['verdict'];
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** ✓ met, ✕ missed, 备 excused, dashed while it runs: told apart without colour. */
export const VerdictMark = ({ verdict, x, y, width, height }: MarkProps) => {
  const { colors } = useTheme();
  const { t } = useWords();
  const middle = x + width / 2;
  const centre = y + height / 2;
  const reach = Math.min(4.5, width / 2 - 2, height / 2 - 2);
  const frame = { x: x + 0.5, y: y + 0.5, width: Math.max(1, width - 1), height: height - 1, rx: 2 };
  if (verdict === 'met') {
    return (
      <g>
        <rect {...frame} fill={colors.success100} />
        <path
          d={`M${String(middle - reach)} ${String(centre)} l${String(reach * 0.75)} ${String(reach * 0.8)} l${String(reach * 1.25)} ${String(-reach * 1.6)}`}
          fill="none"
          stroke={colors.success600}
          strokeWidth={2}
        />
      </g>
    );
  }
  if (verdict === 'missed') {
    return (
      <g>
        <rect {...frame} fill={colors.danger100} stroke={colors.danger600} />
        <path
          d={`M${String(middle - reach)} ${String(centre - reach)} l${String(2 * reach)} ${String(2 * reach)} m0 ${String(-2 * reach)} l${String(-2 * reach)} ${String(2 * reach)}`}
          stroke={colors.danger700}
          strokeWidth={2}
        />
      </g>
    );
  }
  if (verdict === 'excused') {
    return (
      <g>
        <rect {...frame} fill={colors.neutral150} stroke={colors.neutral600} strokeDasharray="2 2" />
        {width >= 15 ? (
          <text x={middle} y={centre + 5} textAnchor="middle" style={{ fill: colors.neutral800 }}>
            {t('strip.excused')}
          </text>
        ) : null}
      </g>
    );
  }
  const running = verdict === 'pending' || verdict === 'due_soon';
  return <rect {...frame} fill="none" stroke={running ? colors.neutral600 : colors.neutral200} strokeDasharray="2 2" />;
};

interface VerdictStripProps {
  readonly results: readonly AuditResult[];
  /** The days, as numbers, of the map's first Monday and last Sunday. */
  readonly first: number;
  readonly last: number;
  readonly left: number;
  /** px a week. */
  readonly step: number;
  readonly top: number;
  readonly on: string;
}

export const VerdictStrip = ({ results, first, last, left, step, top, on }: VerdictStripProps) => {
  const { t } = useWords();
  const at = (day: number): number => left + ((day - first) / 7) * step;
  return (
    <g>
      {results
        .filter(({ period }) => dayNumber(period.to) >= first && dayNumber(period.from) <= last)
        .map(({ period, verdict, counted }) => {
          const from = at(Math.max(first, dayNumber(period.from)));
          const to = at(Math.min(last, dayNumber(period.to)) + 1);
          const name = periodName(t, period, on);
          return (
            <g key={`${period.unit}-${period.from}`}>
              <title>{t('strip.period', { period: name, verdict: t(VERDICTS[verdict].name), count: counted })}</title>
              <VerdictMark verdict={verdict} x={from} y={top} width={Math.max(2, to - from - 2)} height={SIZE} />
            </g>
          );
        })}
    </g>
  );
};
