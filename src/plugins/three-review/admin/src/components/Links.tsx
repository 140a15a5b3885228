import { Link } from 'react-router-dom';
import { styled } from 'styled-components';

const Plain = styled(Link)`
  display: inline-flex;
  align-items: center;
  min-height: 2.4rem;
  line-height: 1.5;
  text-decoration: none;

  &:hover {
    text-decoration: underline;
  }

  @media (max-width: 767px) {
    min-height: 4.4rem;
  }
`;

/** A name in bold that leads to what it names: a column, a document. */
export const NameLink = styled(Plain)<{ readonly $quiet?: boolean }>`
  font-size: 1.6rem;
  font-weight: 600;
  overflow-wrap: anywhere;
  text-wrap: pretty;
  color: ${({ theme, $quiet }) => ($quiet ? theme.colors.neutral800 : theme.colors.primary700)};
`;

/** Onward, to all of it. */
export const MoreLink = styled(Plain)`
  align-self: flex-start;
  font-size: 1.5rem;
  color: ${({ theme }) => theme.colors.primary700};
`;
