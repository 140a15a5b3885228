import sum from 'lodash/sum';
import { styled, useTheme } from 'styled-components';
import type { ColumnStanding } from '../../../shared/contracts';
import { useWords } from '../hooks/useWords';
import { dayNumber, mapStart } from '../utils/civil';
import { periodDays } from '../utils/dayWords';
import { depthFill } from './depths';

const CELL = 4;
const BAR_TOP = 21;

const Map = styled.svg`
  display: block;
  width: 100%;
  min-width: 20rem;
  height: 2.8rem;
`;

interface MiniMapProps {
  readonly column: Pick<ColumnStanding, 'name' | 'weeks' | 'marks'>;
  readonly on: string;
}

/** A cell a week in four depths; below it a solid bar is a period missed, an empty box an excused one. */
export const MiniMap = ({ column, on }: MiniMapProps) => {
  const theme = useTheme();
  const { t, list } = useWords();
  const { weeks } = column;
  const start = mapStart(on, weeks.length);
  const width = weeks.length * CELL;
  const at = (day: string): number => Math.min(width, Math.max(0, ((dayNumber(day) - start) / 7) * CELL));
  const shown = column.marks.filter((mark) => dayNumber(mark.to) >= start);
  const days = (verdict: 'missed' | 'excused') => shown.filter((mark) => mark.verdict === verdict).map((mark) => periodDays(mark, on));
  const total = sum(weeks);
  const words = [
    t('map.label', { name: column.name, weeks: weeks.length, total }),
    ...(days('missed').length > 0 ? [t('map.missed', { periods: list(days('missed')) })] : []),
    ...(days('excused').length > 0 ? [t('map.excused', { periods: list(days('excused')) })] : []),
  ];
  return (
    <Map role="img" aria-label={words.join('')} viewBox={`0 0 ${String(width)} 28`} preserveAspectRatio="none">
      {weeks.map((count, i) => (
        <rect key={i} x={i * CELL} y={0} width={CELL - 1} height={17} {...depthFill(theme, count)} />
      ))}
      {shown.map((mark) => {
        const x = at(mark.from);
        const length = Math.max(2.5, at(mark.to) - x);
        return mark.verdict === 'missed' ? (
          <rect key={`${mark.from}-missed`} x={x} y={BAR_TOP} width={length} height={5} rx={1} fill={theme.colors.danger600} />
        ) : (
          <rect
            key={`${mark.from}-excused`}
            x={x + 0.5}
            y={BAR_TOP + 0.5}
            width={length}
            height={4}
            rx={1}
            fill="none"
            stroke={theme.colors.neutral600}
            vectorEffect="non-scaling-stroke"
          />
        );
      })}
    </Map>
  );
};
