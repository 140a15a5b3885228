import { styled } from 'styled-components';

export const Pad = styled.div`
  display: flex;
  flex-direction: column;
  align-items: stretch;
  gap: 1.2rem;
  padding: 0 2rem 2rem;

  @media (max-width: 767px) {
    padding: 0 1.6rem 1.6rem;
  }
`;

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
