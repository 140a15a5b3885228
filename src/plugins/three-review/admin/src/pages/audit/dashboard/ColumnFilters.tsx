import { Search } from '@strapi/icons';
import { useEffect, useState } from 'react';
import { styled } from 'styled-components';
import { useGetUnitsQuery, type ColumnsAsked } from '../../../api/audit';
import { WordButton } from '../../../components/BigButton';
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

const Box = styled.label`
  display: inline-flex;
  align-items: center;
  gap: 0.8rem;
  min-height: 4rem;
  padding-inline: 1.2rem;
  border: 1px solid ${({ theme }) => theme.colors.neutral300};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral0};

  svg {
    flex: none;
    width: 1.4rem;
    height: 1.4rem;
    color: ${({ theme }) => theme.colors.neutral600};
  }

  input {
    width: 14rem;
    min-height: 3.8rem;
    border: none;
    background: transparent;
    font: inherit;
    font-size: 1.5rem;
    color: ${({ theme }) => theme.colors.neutral800};
  }

  input::placeholder {
    color: ${({ theme }) => theme.colors.neutral600};
  }

  input:focus {
    outline: none;
  }

  &:focus-within {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 1px;
  }

  @media (max-width: 767px) {
    flex: 1 1 100%;
    min-height: 4.8rem;

    input {
      flex: 1;
      font-size: 1.6rem;
    }
  }
`;

/** ms without a key before it is searched. */
const PAUSE = 300;

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
  const [typed, setTyped] = useState(asked._q ?? '');
  const searched = asked._q ?? '';
  useEffect(() => {
    if (typed.trim() === searched) return undefined;
    const timer = setTimeout(() => ask({ q: typed.trim() }), PAUSE);
    return () => clearTimeout(timer);
    // Only what is typed sends a search: `ask` is a new function at every drawing.
  }, [typed]);
  useEffect(() => setTyped(searched), [searched]);
  const options = (names: Readonly<Record<string, MessageKey>>) => Object.entries(names).map(([value, key]) => ({ value, label: t(key) }));
  const all = { value: '', label: t('filter.all') };
  return (
    <Bar>
      <Box>
        <Search aria-hidden />
        <input
          type="search"
          value={typed}
          aria-label={t('filter.search')}
          placeholder={t('filter.search')}
          onChange={(event) => setTyped(event.target.value)}
        />
      </Box>
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
