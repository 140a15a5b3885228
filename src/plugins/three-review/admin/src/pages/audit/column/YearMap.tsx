import { useState } from 'react';
import { styled, useTheme } from 'styled-components';
import type { AuditResult, ColumnDetail } from '../../../../../shared/contracts';
import { useGetResultsQuery } from '../../../api/audit';
import { DayMap } from '../../../charts/DayMap';
import { depthFill } from '../../../charts/depths';
import { Legend, LegendItem } from '../../../charts/MapLegend';
import { VerdictMark } from '../../../charts/VerdictStrip';
import { WordButton } from '../../../components/BigButton';
import { Card } from '../../../components/Card';
import { Muted } from '../../../components/Text';
import { useNarrow } from '../../../hooks/useNarrow';
import { useWords } from '../../../hooks/useWords';
import { longDay } from '../../../utils/dayWords';
import type { MessageKey } from '../../../utils/keys';
import { DayTable } from './DayTable';

const Item = styled(LegendItem)`
  text {
    font-size: 13px;
  }
`;

const MARKS: readonly (readonly [AuditResult['verdict'], MessageKey])[] = [
  ['met', 'verdict.met'],
  ['missed', 'verdict.missed'],
  ['excused', 'verdict.excused'],
  ['pending', 'legend.running'],
];

/** The year by the day, and how each of its periods was judged. */
export const YearMap = ({ detail, on }: { readonly detail: ColumnDetail; readonly on: string }) => {
  const { t } = useWords();
  const theme = useTheme();
  const narrow = useNarrow();
  const [asTable, setAsTable] = useState(false);
  const { days, standing } = detail;
  const { data } = useGetResultsQuery({ column: standing.id, from: days.from, to: on, pageSize: 100 });
  const results = data?.data ?? [];
  return (
    <Card
      title={t('yearMap.title')}
      note={t('yearMap.note', { total: days.total, from: longDay(t, days.from, on) })}
      action={
        <WordButton type="button" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          {t(asTable ? 'table.hide' : 'table.show')}
        </WordButton>
      }
    >
      {asTable ? <DayTable days={days} on={on} results={results} /> : <DayMap days={days} on={on} results={results} />}
      {asTable ? null : (
        <Legend>
          <Item>
            <svg width={90} height={18} aria-hidden>
              {[0, 1, 2, 3, 4].map((depth) => (
                <rect key={depth} x={depth * 18} y={1} width={15} height={15} rx={2} {...depthFill(theme, depth)} />
              ))}
            </svg>
            <Muted>{t('legend.day')}</Muted>
          </Item>
          {MARKS.map(([verdict, name]) => (
            <Item key={verdict}>
              <svg width={18} height={18} aria-hidden>
                <VerdictMark verdict={verdict} x={0} y={0} width={18} height={18} />
              </svg>
              <Muted>{t(name)}</Muted>
            </Item>
          ))}
          <Item>
            <svg width={18} height={18} aria-hidden>
              <rect
                x={1}
                y={1}
                width={15}
                height={15}
                rx={2}
                fill={theme.colors.neutral150}
                stroke={theme.colors.neutral800}
                strokeWidth={2}
              />
            </svg>
            <Muted>{t('legend.today')}</Muted>
          </Item>
        </Legend>
      )}
      {narrow && !asTable ? <Muted as="p">{t('yearMap.narrow')}</Muted> : null}
    </Card>
  );
};
