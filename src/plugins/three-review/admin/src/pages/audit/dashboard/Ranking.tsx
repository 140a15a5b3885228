import { useState } from 'react';
import type { UnitTally } from '../../../../../shared/contracts';
import { useGetUnitsQuery } from '../../../api/audit';
import { RankBars } from '../../../charts/RankBars';
import { WordButton } from '../../../components/BigButton';
import { Card } from '../../../components/Card';
import { DataTable } from '../../../components/DataTable';
import { Loaded } from '../../../components/Loaded';
import { useWords } from '../../../hooks/useWords';
import { auditPath } from '../paths';
import { NameLink } from '../../../components/Links';

const RankTable = ({ units }: { readonly units: readonly UnitTally[] }) => {
  const { t } = useWords();
  return (
    <DataTable
      label={t('rank.title')}
      head={[t('head.unit'), t('head.rate'), t('head.met'), t('head.missed'), t('head.excused'), t('head.overdue')]}
    >
      {units.map((tally) => (
        <tr key={tally.unit.id}>
          <th scope="row">
            <NameLink to={auditPath.unit(tally.unit.id)}>{tally.unit.name}</NameLink>
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
  );
};

/** Duties met by unit, lowest first. */
export const Ranking = () => {
  const { t } = useWords();
  const asked = useGetUnitsQuery();
  const [asTable, setAsTable] = useState(false);
  const units = (asked.data ?? []).filter((tally) => tally.total > 0 || tally.overdue > 0);
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
      <Loaded asked={asked} rows={5} none={() => (units.length === 0 ? t('rank.none') : null)}>
        {() => (asTable ? <RankTable units={units} /> : <RankBars units={units} to={auditPath.unit} />)}
      </Loaded>
    </Card>
  );
};
