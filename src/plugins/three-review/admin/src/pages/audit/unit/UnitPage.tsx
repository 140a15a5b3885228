import { useParams } from 'react-router-dom';
import { styled } from 'styled-components';
import { useGetStandingsQuery, useGetUnitQuery } from '../../../api/audit';
import { MapLegend } from '../../../charts/MapLegend';
import { Card, CardPad, Surface } from '../../../components/Card';
import { PageFrame } from '../../../components/PageFrame';
import { Muted, Text } from '../../../components/Text';
import { GreyRows, LoadFailure } from '../../../components/Waiting';
import { useNarrow } from '../../../hooks/useNarrow';
import { useWords } from '../../../hooks/useWords';
import { longDay } from '../../../utils/dayWords';
import { ColumnCards } from '../dashboard/ColumnCards';
import { ColumnTable } from '../dashboard/ColumnTable';
import { AUDIT } from '../paths';

const List = styled.dl`
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr));
  gap: 1.6rem 2rem;
  padding: 2rem;

  @media (max-width: 767px) {
    padding: 1.6rem;
  }
`;

/** One unit: what it has to keep up, and how it did this year. */
export const UnitPage = () => {
  const { t } = useWords();
  const { id = '' } = useParams();
  const narrow = useNarrow();
  const { data, error, isFetching, refetch } = useGetUnitQuery(id);
  const { data: audit } = useGetStandingsQuery({ pageSize: 1 });
  const on = audit?.meta.on;
  const tally = data?.tally;
  const facts = tally
    ? ([
        [t('head.rate'), tally.rate === null ? '—' : t('percent', { rate: Math.round(tally.rate * 100) })],
        [t('head.met'), t('rank.tally', { met: tally.met, total: tally.total })],
        [t('head.missed'), t('unit.periods', { count: tally.missed })],
        [t('head.excused'), t('unit.periods', { count: tally.excused })],
        [t('columns.title'), t('columns.count', { count: tally.columns })],
        [t('head.overdue'), t('columns.count', { count: tally.overdue })],
      ] as const)
    : [];
  return (
    <PageFrame
      title={tally?.unit.name ?? t('head.unit')}
      subtitle={data && on ? t('unit.span', { from: longDay(t, data.from, on), to: longDay(t, data.to, on) }) : undefined}
      back={{ to: AUDIT, label: t('audit.title') }}
      busy={isFetching}
    >
      <LoadFailure error={error} retry={() => void refetch()} />
      {!data && !error ? <GreyRows rows={6} /> : null}
      {tally ? (
        <Surface aria-label={t('unit.facts')}>
          <List>
            {facts.map(([name, value]) => (
              <div key={name}>
                <Muted as="dt">{name}</Muted>
                <Text as="dd" $size={18} $bold>
                  {value}
                </Text>
              </div>
            ))}
          </List>
        </Surface>
      ) : null}
      {data && on ? (
        narrow ? (
          <ColumnCards columns={data.columns} on={on} />
        ) : (
          <Card title={t('columns.title')} note={t('columns.count', { count: data.columns.length })} flush>
            <ColumnTable columns={data.columns} on={on} />
            <CardPad>
              <MapLegend />
            </CardPad>
          </Card>
        )
      ) : null}
    </PageFrame>
  );
};
