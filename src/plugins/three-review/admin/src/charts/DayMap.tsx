import { styled, useTheme } from 'styled-components';
import type { AuditResult, ColumnDetail } from '../../../shared/contracts';
import { useWidth } from '../hooks/useWidth';
import { useWords } from '../hooks/useWords';
import { dayNumber, dayText, partsOf, weekdayOf } from '../utils/civil';
import { longDay, monthName, weekdayName } from '../utils/dayWords';
import { depthFill } from './depths';
import { VerdictStrip } from './VerdictStrip';

const HEAD = 26;
const FOOT = 34;
/** Below this a cell can no longer be seen: fewer weeks are shown. */
const LEAST = 11;

const Place = styled.div`
  width: 100%;
`;

const Svg = styled.svg`
  display: block;

  text {
    font-size: 13px;
    fill: ${({ theme }) => theme.colors.neutral600};
  }
`;

interface DayMapProps {
  readonly days: ColumnDetail['days'];
  readonly on: string;
  /** Newest first. */
  readonly results: readonly AuditResult[];
}

/** A column a week, a row a day, in four depths; below them how each period was judged. */
export const DayMap = ({ days, on, results }: DayMapProps) => {
  const theme = useTheme();
  const { t } = useWords();
  const { ref, width } = useWidth<HTMLDivElement>();
  const left = width < 600 ? 40 : 52;
  const all = Math.ceil(days.counts.length / 7);
  const weeks = Math.max(1, Math.min(all, Math.floor((width - left) / LEAST)));
  const step = (width - left) / weeks;
  const cell = Math.max(2, step - (step > 16 ? 3 : 2));
  const first = dayNumber(days.from) + (all - weeks) * 7;
  const today = dayNumber(on);
  const top = (row: number): number => HEAD + row * step;
  const shown = days.counts.slice((all - weeks) * 7);
  const months = Array.from({ length: weeks }, (_week, i) => partsOf(dayText(first + i * 7)))
    .map((parts, i, list) => ({ i, month: parts.month, starts: i > 0 && list[i - 1]?.month !== parts.month }))
    // A name needs room to the right of it.
    .filter(({ i, starts }) => starts && i * step + 44 < width - left);
  return (
    <Place ref={ref}>
      {width === 0 ? null : (
        <Svg width={width} height={HEAD + 7 * step + FOOT} role="img" aria-label={t('dayMap.label', { weeks, total: days.total })}>
          {months.map(({ i, month }) => (
            <text key={i} x={left + i * step} y={15}>
              {monthName(t, month)}
            </text>
          ))}
          {[0, 2, 4, 6].map((row) => (
            <text key={row} x={0} y={top(row) + cell / 2 + 5}>
              {weekdayName(t, row)}
            </text>
          ))}
          {shown.map((count, i) => {
            const day = first + i;
            if (day > today) return null;
            const x = left + Math.floor(i / 7) * step;
            return (
              <rect key={day} x={x} y={top(weekdayOf(day))} width={cell} height={cell} rx={2} {...depthFill(theme, count)}>
                <title>{t('dayMap.day', { day: longDay(t, dayText(day), on), count })}</title>
              </rect>
            );
          })}
          {today >= first ? (
            <rect
              x={left + Math.floor((today - first) / 7) * step}
              y={top(weekdayOf(today))}
              width={cell}
              height={cell}
              rx={2}
              fill="none"
              stroke={theme.colors.neutral800}
              strokeWidth={2}
            />
          ) : null}
          <text x={0} y={HEAD + 7 * step + 22}>
            {t('dayMap.verdicts')}
          </text>
          <VerdictStrip
            results={results}
            first={first}
            last={first + weeks * 7 - 1}
            left={left}
            step={step}
            top={HEAD + 7 * step + 8}
            on={on}
          />
        </Svg>
      )}
    </Place>
  );
};
