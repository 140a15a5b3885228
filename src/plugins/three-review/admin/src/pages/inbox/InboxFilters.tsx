import { Filter } from '@strapi/icons';
import { useId, useState } from 'react';
import { styled } from 'styled-components';
import { useGetInboxChoicesQuery } from '../../api/inbox';
import { BigButton } from '../../components/BigButton';
import { SearchBox } from '../../components/SearchBox';
import { SelectBox } from '../../components/SelectBox';
import type { Address } from '../../hooks/useAddress';
import { useNarrow } from '../../hooks/useNarrow';
import { useWords } from '../../hooks/useWords';
import { STATUS } from '../../utils/keys';

/** What narrows the list; the search stands by itself. */
export const FILTERS = ['unit', 'column', 'stage', 'age'] as const;
const STAGES = ['draft', 'first_review', 'second_review', 'final_sign_off', 'approved'] as const;
const AGES = [1, 3, 7, 15, 30];
export const SORTS = ['time_left', 'longest_wait', 'newest'] as const;

const Bar = styled.div`
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 0.8rem;

  @media (min-width: 768px) {
    > :first-child {
      flex: 0 1 26rem;
    }

    > :last-child:not(:first-child) {
      margin-inline-start: auto;
    }
  }
`;

const More = styled.div`
  display: flex;
  flex-wrap: wrap;
  gap: 0.8rem;

  @media (max-width: 767px) {
    flex: 1 1 100%;
  }
`;

/** Search, filters and order. On phones all but the search is behind a button that says how many are set. */
export const InboxFilters = ({ address: { get, ask } }: { readonly address: Address }) => {
  const { t } = useWords();
  const narrow = useNarrow();
  const more = useId();
  const [open, setOpen] = useState(false);
  const { data: choices } = useGetInboxChoicesQuery();
  const all = { value: '', label: t('filter.all') };
  const named = (list: readonly { readonly id: string; readonly name: string }[] = []) => [
    all,
    ...list.map(({ id, name }) => ({ value: id, label: name })),
  ];
  const set = FILTERS.filter((key) => get(key) !== '').length;
  const box = (key: (typeof FILTERS)[number], options: readonly { readonly value: string; readonly label: string }[]) => (
    <SelectBox label={t(`inbox.${key}`)} value={get(key)} options={options} onChange={(value) => ask({ [key]: value })} />
  );
  const filters = (
    <>
      {box('unit', named(choices?.units))}
      {box('column', named(choices?.columns))}
      {box('stage', [all, ...STAGES.map((id) => ({ value: id, label: t(STATUS[id]) }))])}
      {box('age', [all, ...AGES.map((days) => ({ value: String(days), label: t('inbox.age.days', { days }) }))])}
    </>
  );
  const sort = (
    <SelectBox
      label={t('inbox.sort')}
      value={get('sort') || 'time_left'}
      options={SORTS.map((id) => ({ value: id, label: t(`inbox.sort.${id}`) }))}
      onChange={(value) => ask({ sort: value === 'time_left' ? '' : value })}
    />
  );
  return (
    <Bar role="search" aria-label={t('inbox.search')}>
      <SearchBox label={t('inbox.search')} value={get('q')} onSearch={(q) => ask({ q })} />
      {narrow ? (
        <>
          <BigButton
            type="button"
            variant="tertiary"
            startIcon={<Filter />}
            aria-expanded={open}
            aria-controls={open ? more : undefined}
            onClick={() => setOpen(!open)}
          >
            {t('inbox.filters', { count: set })}
          </BigButton>
          {open ? (
            <More id={more}>
              {filters}
              {sort}
            </More>
          ) : null}
        </>
      ) : (
        <>
          <More>{filters}</More>
          {sort}
        </>
      )}
    </Bar>
  );
};
