import { styled } from 'styled-components';

const Group = styled.div`
  display: inline-flex;
  flex-wrap: wrap;
  max-width: 100%;

  @media (max-width: 767px) {
    display: flex;
    flex-direction: column;
    width: 100%;
  }
`;

const One = styled.button`
  min-height: 4rem;
  padding: 0.6rem 1.4rem;
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  margin-inline-start: -1px;
  background: ${({ theme }) => theme.colors.neutral0};
  color: ${({ theme }) => theme.colors.neutral800};
  font-family: inherit;
  font-size: 1.5rem;
  line-height: 1.4;
  cursor: pointer;

  &[aria-pressed='true'] {
    position: relative;
    border-color: ${({ theme }) => theme.colors.primary600};
    background: ${({ theme }) => theme.colors.primary100};
    color: ${({ theme }) => theme.colors.primary700};
    font-weight: 600;
  }

  &:disabled {
    color: ${({ theme }) => theme.colors.neutral600};
    background: ${({ theme }) => theme.colors.neutral150};
    cursor: not-allowed;
  }

  @media (max-width: 767px) {
    min-height: 4.8rem;
    margin: 0 0 -1px;
    font-size: 1.6rem;
    text-align: start;
  }
`;

export interface SwitchOption<T extends string> {
  readonly id: T;
  readonly name: string;
  readonly disabled?: boolean;
}

interface SwitchProps<T extends string> {
  readonly label: string;
  readonly options: readonly SwitchOption<T>[];
  readonly value: T | null;
  readonly onChange: (id: T) => void;
}

/** One of a few, all of them in sight; what does not exist is named and cannot be chosen. */
export const Switch = <T extends string>({ label, options, value, onChange }: SwitchProps<T>) => (
  <Group role="group" aria-label={label}>
    {options.map(({ id, name, disabled }) => (
      <One key={id} type="button" aria-pressed={id === value} disabled={disabled === true} onClick={() => onChange(id)}>
        {name}
      </One>
    ))}
  </Group>
);
