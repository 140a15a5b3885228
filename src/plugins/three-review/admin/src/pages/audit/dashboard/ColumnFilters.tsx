import { styled } from 'styled-components';
import { useGetUnitsQuery, type ColumnsAsked } from '../../../api/audit';
import { WordButton } from '../../../components/BigButton';
import { SearchBox } from '../../../components/SearchBox';
import { SelectBox } from '../../../components/SelectBox';
import { useWords } from '../../../hooks/useWords';
import { OFTEN, type MessageKey } from '../../../utils/keys';

const Bar = styled.div`
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 0.8rem;
  padding: 1.6rem 2rem;

  > :last-child {
    margin-inline-start: auto;
  }

  @media (max-width: 767px) {
    padding: 0 0 1.2rem;

    > :last-child {
      margin-inline-start: 0;
    }
  }
`;

const Wide = styled(SearchBox)`
  @media (max-width: 767px) {
    flex-basis: 100%;
  }
`;

const FREQUENCIES: Readonly<Record<string, MessageKey>> = {
  ...OFTEN,
  exempt: 'filter.exempt',
};

const SORTS: Readonly<Record<string, MessageKey>> = { urgency: 'sort.urgency', name: 'sort.name', last_update: 'sort.last_update' };

interface ColumnFiltersProps {
  readonly asked: ColumnsAsked;
  readonly ask: (change: Readonly<Record<string, string>>) => void;
  readonly asNumbers: boolean;
  readonly onNumbers: () => void;
}

export const ColumnFilters = ({ asked, ask, asNumbers, onNumbers }: ColumnFiltersProps) => {
  const { t } = useWords();
  const { data: units = [] } = useGetUnitsQuery();
  const options = (names: Readonly<Record<string, MessageKey>>) => Object.entries(names).map(([value, key]) => ({ value, label: t(key) }));
  const all = { value: '', label: t('filter.all') };
  return (
    <Bar>
      <Wide label={t('filter.search')} value={asked._q ?? ''} onSearch={(q) => ask({ q })} />
      <SelectBox
        label={t('filter.unit')}
        value={asked.unit ?? ''}
        options={[all, ...units.map(({ unit }) => ({ value: unit.id, label: unit.name }))]}
        onChange={(unit) => ask({ unit })}
      />
      <SelectBox
        label={t('filter.frequency')}
        value={asked.frequency ?? ''}
        options={[all, ...options(FREQUENCIES)]}
        onChange={(frequency) => ask({ frequency })}
      />
      <SelectBox label={t('filter.sort')} value={asked.sort ?? 'urgency'} options={options(SORTS)} onChange={(sort) => ask({ sort })} />
      <WordButton type="button" aria-pressed={asNumbers} onClick={onNumbers}>
        {t(asNumbers ? 'table.hide' : 'table.weeks')}
      </WordButton>
    </Bar>
  );
};
