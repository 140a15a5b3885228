import { styled } from 'styled-components';
import { useGetColumnOptionsQuery } from '../../api/columns';
import { Choice } from '../../components/Choice';
import { ListField, Pair, PlainField } from '../../components/Inputs';
import { useWords } from '../../hooks/useWords';
import { OFTEN, type MessageKey } from '../../utils/keys';
import { counted, type FrequencyChoice, type TermDraft } from './termDraft';

const FREQUENCIES: Readonly<Record<FrequencyChoice, MessageKey>> = {
  policy: 'frequency.policy',
  ...OFTEN,
  exempt: 'frequency.exempt',
};

const isFrequency = (value: string): value is FrequencyChoice => Object.hasOwn(FREQUENCIES, value);

const Group = styled.fieldset`
  padding: 0;
  border: none;

  legend {
    padding: 0;
    font-size: 1.5rem;
    font-weight: 600;
    color: ${({ theme }) => theme.colors.neutral800};
  }

  > div {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(18rem, 1fr));
    max-height: 16rem;
    overflow-y: auto;
  }
`;

interface TermFieldsProps {
  readonly draft: TermDraft;
  readonly onChange: (draft: TermDraft) => void;
}

/** Who answers for a column from a day on, and how often it is due. */
export const TermFields = ({ draft, onChange }: TermFieldsProps) => {
  const { t } = useWords();
  const { data } = useGetColumnOptionsQuery();
  const units = data?.units ?? [];
  const set = (change: Partial<TermDraft>) => onChange({ ...draft, ...change });
  const people = [
    { value: '', label: t('terms.nobody') },
    ...(data?.people ?? []).map(({ id, name }) => ({ value: String(id), label: name })),
  ];
  const toggle = (unit: string, on: boolean) =>
    set({ coUnits: on ? [...draft.coUnits, unit] : draft.coUnits.filter((one) => one !== unit) });
  return (
    <>
      <Pair>
        <PlainField
          type="date"
          label={t('terms.since')}
          value={draft.from}
          hint={t('terms.since.hint')}
          onChange={(from) => set({ from })}
        />
        <ListField
          label={t('head.unit')}
          value={draft.unit}
          options={[{ value: '', label: t('terms.choose') }, ...units.map(({ id, name }) => ({ value: id, label: name }))]}
          onChange={(unit) => set({ unit })}
        />
      </Pair>
      <Pair>
        <ListField label={t('head.officer')} value={draft.dutyOfficer} options={people} onChange={(dutyOfficer) => set({ dutyOfficer })} />
        <ListField label={t('terms.deputy')} value={draft.deputy} options={people} onChange={(deputy) => set({ deputy })} />
      </Pair>
      <Pair>
        <ListField
          label={t('filter.frequency')}
          value={draft.frequency}
          options={Object.entries(FREQUENCIES).map(([value, key]) => ({ value, label: t(key) }))}
          onChange={(value) => (isFrequency(value) ? set({ frequency: value }) : undefined)}
        />
        {counted(draft.frequency) ? (
          <PlainField
            type="number"
            min="1"
            label={t(draft.frequency === 'gap' ? 'terms.days' : 'terms.min')}
            value={draft.amount}
            onChange={(amount) => set({ amount })}
          />
        ) : null}
      </Pair>
      <Group>
        <legend>{t('terms.coUnits')}</legend>
        <div>
          {units
            .filter(({ id }) => id !== draft.unit)
            .map(({ id, name }) => (
              <Choice key={id} type="checkbox" name={`co-${id}`} checked={draft.coUnits.includes(id)} onChange={(on) => toggle(id, on)}>
                {name}
              </Choice>
            ))}
        </div>
      </Group>
      <Choice type="checkbox" name="suspended" checked={draft.suspended} onChange={(suspended) => set({ suspended })}>
        {t('terms.suspend')}
      </Choice>
    </>
  );
};
