import { useEffect, useRef } from 'react';
import { styled } from 'styled-components';

const Frame = styled.label`
  display: inline-flex;
  align-items: center;
  justify-content: center;
  width: 3.2rem;
  height: 3.2rem;
  cursor: pointer;

  input {
    width: 2rem;
    height: 2rem;
    margin: 0;
    accent-color: ${({ theme }) => theme.colors.primary600};
  }

  &:has(:disabled) {
    cursor: default;
  }
`;

interface SelectMarkProps {
  readonly label: string;
  readonly checked: boolean;
  /** Some of what it stands for is selected. */
  readonly some?: boolean;
  readonly disabled?: boolean;
  readonly onChange: (on: boolean) => void;
}

/** The box that selects a row, or all of a page. */
export const SelectMark = ({ label, checked, some = false, disabled = false, onChange }: SelectMarkProps) => {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current) box.current.indeterminate = some && !checked;
  }, [some, checked]);
  return (
    <Frame>
      <input
        ref={box}
        type="checkbox"
        aria-label={label}
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChange(event.target.checked)}
      />
    </Frame>
  );
};
