import { useId } from 'react';
import { styled } from 'styled-components';
import { parseDay } from '../../../core/kernel/dates';
import { useWords } from '../hooks/useWords';
import { fullDay } from '../utils/dayWords';
import { Muted } from './Text';

const Frame = styled.div`
  display: flex;
  flex-direction: column;
  gap: 0.4rem;
  width: 100%;
`;

const Name = styled.label`
  font-size: 1.5rem;
  font-weight: 600;
  line-height: 1.5;
  color: ${({ theme }) => theme.colors.neutral800};
`;

const Box = styled.input`
  width: 100%;
  min-height: 4.4rem;
  padding: 0 1.2rem;
  border: 1px solid ${({ theme }) => theme.colors.neutral300};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral0};
  font: inherit;
  font-size: 1.5rem;
  color: ${({ theme }) => theme.colors.neutral800};
  color-scheme: ${({ theme }) => theme.colorScheme};

  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 1px;
  }
`;

interface Common {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: string;
}

interface PlainProps extends Common {
  readonly type: 'date' | 'number' | 'search';
  readonly min?: string;
  readonly max?: string;
}

/** A day, a number, by the browser's own input. It shows a day in the browser's language: below it stands the day in the reader's. */
export const PlainField = ({ label, hint, onChange, ...input }: PlainProps) => {
  const { t } = useWords();
  const id = useId();
  const day = input.type === 'date' && parseDay(input.value) !== null ? fullDay(t, input.value) : '';
  return (
    <Frame>
      <Name htmlFor={id}>{label}</Name>
      <Box id={id} {...input} onChange={(event) => onChange(event.target.value)} />
      {day ? <Muted>{day}</Muted> : null}
      {hint ? <Muted>{hint}</Muted> : null}
    </Frame>
  );
};

const Select = styled(Box).attrs({ as: 'select' })``;

interface ChoiceProps extends Common {
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

export const ListField = ({ label, hint, value, options, onChange }: ChoiceProps) => {
  const id = useId();
  return (
    <Frame>
      <Name htmlFor={id}>{label}</Name>
      <Select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </Select>
      {hint ? <Muted>{hint}</Muted> : null}
    </Frame>
  );
};

export const TextField = ({ label, hint, onChange, ...input }: Common & { readonly maxLength?: number }) => {
  const id = useId();
  return (
    <Frame>
      <Name htmlFor={id}>{label}</Name>
      <Box id={id} type="text" {...input} onChange={(event) => onChange(event.target.value)} />
      {hint ? <Muted>{hint}</Muted> : null}
    </Frame>
  );
};

interface PasswordProps extends Common {
  readonly id?: string;
}

/** The password of the person who is signed in, which their browser may fill in. */
export const PasswordField = ({ label, hint, id, onChange, value }: PasswordProps) => {
  const own = useId();
  const named = id ?? own;
  return (
    <Frame>
      <Name htmlFor={named}>{label}</Name>
      <Box
        id={named}
        type="password"
        autoComplete="current-password"
        maxLength={256}
        required
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      {hint ? <Muted>{hint}</Muted> : null}
    </Frame>
  );
};

const Area = styled(Box).attrs({ as: 'textarea' })`
  min-height: 10rem;
  padding-block: 0.8rem;
  line-height: 1.6;
  resize: vertical;
`;

export const LongField = ({ label, hint, onChange, ...input }: Common & { readonly maxLength?: number }) => {
  const id = useId();
  return (
    <Frame>
      <Name htmlFor={id}>{label}</Name>
      <Area id={id} {...input} onChange={(event) => onChange(event.target.value)} />
      {hint ? <Muted>{hint}</Muted> : null}
    </Frame>
  );
};

/** Inputs beside each other where there is room. */
export const Pair = styled.div`
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(20rem, 1fr));
  gap: 1.6rem;
`;

export const Form = styled.div`
  display: flex;
  flex-direction: column;
  gap: 1.6rem;
`;
