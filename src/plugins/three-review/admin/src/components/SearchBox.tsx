import { Search } from '@strapi/icons';
import { useEffect, useState } from 'react';
import { styled } from 'styled-components';

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
    flex: 1;
    width: 14rem;
    min-width: 0;
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
    flex: 1 1 60%;
    min-height: 4.8rem;

    input {
      font-size: 1.6rem;
    }
  }
`;

/** ms without a key before it is searched. */
const PAUSE = 300;

interface SearchBoxProps {
  readonly label: string;
  /** What is searched for now. */
  readonly value: string;
  readonly onSearch: (text: string) => void;
  readonly className?: string;
}

/** Searches once nobody has typed for a moment; what is searched for from elsewhere (the address, a cleared filter) stands in it. */
export const SearchBox = ({ label, value, onSearch, className }: SearchBoxProps) => {
  const [typed, setTyped] = useState(value);
  useEffect(() => {
    if (typed.trim() === value) return undefined;
    const timer = setTimeout(() => onSearch(typed.trim()), PAUSE);
    return () => clearTimeout(timer);
    // Only what is typed sends a search: `onSearch` is a new function at every drawing.
  }, [typed]);
  useEffect(() => setTyped(value), [value]);
  return (
    <Box className={className}>
      <Search aria-hidden />
      <input type="search" value={typed} aria-label={label} placeholder={label} onChange={(event) => setTyped(event.target.value)} />
    </Box>
  );
};
