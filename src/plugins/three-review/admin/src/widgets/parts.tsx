import { styled } from 'styled-components';

/** Core gives a widget 261 px: what begins with its number still fits with three rows, two on phones. */
export const Room = styled.div`
  display: flex;
  flex-direction: column;
  gap: 0.8rem;
  width: 100%;
  color: ${({ theme }) => theme.colors.neutral800};
`;

export const Head = styled.p`
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 0.4rem 1.2rem;
  font-size: 1.6rem;

  strong {
    font-size: 3.4rem;
    font-weight: 700;
    line-height: 1.2;
    font-variant-numeric: tabular-nums;
  }
`;
