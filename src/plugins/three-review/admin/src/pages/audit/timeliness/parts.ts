import { styled } from 'styled-components';

/** One document on a phone. */
export const Item = styled.li`
  display: flex;
  flex-direction: column;
  align-items: flex-start;
  gap: 0.4rem;
  padding: 1.2rem 1.6rem;

  &:not(:last-child) {
    border-bottom: 1px solid ${({ theme }) => theme.colors.neutral150};
  }
`;
