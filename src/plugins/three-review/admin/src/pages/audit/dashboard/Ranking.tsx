import { useState } from 'react';
import { useGetUnitsQuery } from '../../../api/audit';
import { RankBars } from '../../../charts/RankBars';
import { WordButton } from '../../../components/BigButton';
import { Card } from '../../../components/Card';
import { DataTable } from '../../../components/DataTable';
import { Muted } from '../../../components/Text';
import { GreyRows, LoadFailure } from '../../../components/Waiting';
import { useWords } from '../../../hooks/useWords';
import { auditPath } from '../paths';
import { ColumnLink } from './ColumnTable';

/** Duties met by unit, lowest first. */
export const Ranking = () => {
  const { t } = useWords();
  const { data, error, refetch } = useGetUnitsQuery();
  const [asTable, setAsTable] = useState(false);
  const units = (data ?? []).filter((tally) => tally.total > 0 || tally.overdue > 0);
  return (
    <Card
      title={t('rank.title')}
      note={t('rank.note')}
      action={
        units.length > 0 ? (
          <WordButton type="button" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
            {t(asTable ? 'table.hide' : 'table.show')}
          </WordButton>
        ) : null
      }
    >
      <LoadFailure error={error} retry={() => void refetch()} />
      {!data && !error ? <GreyRows rows={5} /> : null}
      {data && units.length === 0 ? <Muted as="p">{t('rank.none')}</Muted> : null}
      {asTable ? (
        <DataTable
          label={t('rank.title')}
          head={[t('head.unit'), t('head.rate'), t('head.met'), t('head.missed'), t('head.excused'), t('head.overdue')]}
        >
          {units.map((tally) => (
            <tr key={tally.unit.id}>
              <th scope="row">
                <ColumnLink to={auditPath.unit(tally.unit.id)}>{tally.unit.name}</ColumnLink>
              </th>
              <td>{tally.rate === null ? '—' : t('percent', { rate: Math.round(tally.rate * 100) })}</td>
              <td>
                {tally.met} / {tally.total}
              </td>
              <td>{tally.missed}</td>
              <td>{tally.excused}</td>
              <td>{tally.overdue}</td>
            </tr>
          ))}
        </DataTable>
      ) : (
        <RankBars units={units} to={auditPath.unit} />
      )}
    </Card>
  );
};
