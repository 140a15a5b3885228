import { styled } from 'styled-components';
import { useGetUnitsQuery } from '../../../api/audit';
import { SelectBox } from '../../../components/SelectBox';
import type { Address } from '../../../hooks/useAddress';
import { useWords } from '../../../hooks/useWords';
import type { MessageKey } from '../../../utils/keys';

const Bar = styled.div`
  display: flex;
  flex-wrap: wrap;
  gap: 0.8rem;
  padding: 0 2rem;

  @media (max-width: 767px) {
    padding: 0 1.6rem;

    > label {
      flex-basis: 100%;
    }
  }
`;

interface Choice {
  readonly key: string;
  readonly label: string;
  readonly options: Readonly<Record<string, MessageKey>>;
  /** The default choice, which stays out of the address. */
  readonly usual: string;
}

interface FiltersProps {
  readonly address: Address;
  /** The page that begins anew with each choice. */
  readonly page: string;
  readonly choices: readonly Choice[];
  readonly units?: boolean;
}

const UnitFilter = ({ address: { get, ask }, page }: Pick<FiltersProps, 'address' | 'page'>) => {
  const { t } = useWords();
  const { data: units = [] } = useGetUnitsQuery();
  const names = units.map(({ unit }) => ({ value: unit.id, label: unit.name }));
  return (
    <SelectBox
      label={t('filter.unit')}
      value={get('unit')}
      options={[{ value: '', label: t('filter.all') }, ...names]}
      onChange={(unit) => ask({ unit }, page)}
    />
  );
};

export const Filters = ({ address, page, choices, units }: FiltersProps) => {
  const { t } = useWords();
  return (
    <Bar>
      {choices.map(({ key, label, options, usual }) => (
        <SelectBox
          key={key}
          label={label}
          value={address.get(key) || usual}
          options={Object.entries(options).map(([value, name]) => ({ value, label: t(name) }))}
          onChange={(value) => address.ask({ [key]: value === usual ? '' : value }, page)}
        />
      ))}
      {units ? <UnitFilter address={address} page={page} /> : null}
    </Bar>
  );
};
