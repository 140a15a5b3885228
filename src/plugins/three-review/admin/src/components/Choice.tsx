import type { ReactNode } from 'react';
import { styled } from 'styled-components';

/** A native radio or checkbox with its words as one target: the browser brings keyboard, focus and semantics. */
const Frame = styled.label`
  display: flex;
  align-items: flex-start;
  gap: 1rem;
  min-height: 4.4rem;
  padding: 1rem 0.4rem;
  font-size: 1.5rem;
  line-height: 1.6;
  cursor: pointer;
  color: ${({ theme }) => theme.colors.neutral800};

  input {
    flex: none;
    width: 2rem;
    height: 2rem;
    margin: 0.2rem 0 0;
    accent-color: ${({ theme }) => theme.colors.primary600};
  }
`;

interface ChoiceProps {
  readonly type: 'radio' | 'checkbox';
  readonly id?: string;
  readonly name: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly children: ReactNode;
}

export const Choice = ({ onChange, children, ...input }: ChoiceProps) => (
  <Frame>
    <input {...input} onChange={(event) => onChange(event.target.checked)} />
    <span>{children}</span>
  </Frame>
);
