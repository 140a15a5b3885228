import { CaretDown } from '@strapi/icons';
import { styled } from 'styled-components';

const Frame = styled.label`
  position: relative;
  display: inline-flex;
  align-items: center;
  gap: 0.8rem;
  min-height: 4rem;
  padding-inline-start: 1.2rem;
  border: 1px solid ${({ theme }) => theme.colors.neutral300};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral0};
  font-size: 1.5rem;
  color: ${({ theme }) => theme.colors.neutral600};

  &:focus-within {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 1px;
  }

  svg {
    position: absolute;
    inset-inline-end: 1.2rem;
    width: 1rem;
    height: 1rem;
    pointer-events: none;
    color: ${({ theme }) => theme.colors.neutral600};
  }

  @media (max-width: 767px) {
    min-height: 4.8rem;
    flex: 1 1 40%;
    min-width: 0;
    font-size: 1.6rem;

    select {
      flex: 1;
    }
  }
`;

const Select = styled.select`
  min-width: 0;
  min-height: 3.8rem;
  padding: 0 3.2rem 0 0;
  border: none;
  appearance: none;
  background: transparent;
  font: inherit;
  color: ${({ theme }) => theme.colors.neutral800};
  cursor: pointer;

  &:focus {
    outline: none;
  }

  option {
    background: ${({ theme }) => theme.colors.neutral0};
    color: ${({ theme }) => theme.colors.neutral800};
  }
`;

export interface Option {
  readonly value: string;
  readonly label: string;
}

interface SelectBoxProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly Option[];
  readonly onChange: (value: string) => void;
  /** What it is for stands beside it already: said to who does not see that. */
  readonly quiet?: boolean;
}

/** The browser's own list under our frame: it knows keyboard, search by letter and the phone's wheel. */
export const SelectBox = ({ label, value, options, onChange, quiet }: SelectBoxProps) => (
  <Frame>
    {quiet ? null : <span>{label}</span>}
    <Select value={value} aria-label={quiet ? label : undefined} onChange={(event) => onChange(event.target.value)}>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </Select>
    <CaretDown aria-hidden />
  </Frame>
);
