import { styled } from 'styled-components';

/** The text, and beside it what is to be answered. */
export const Columns = styled.div<{ readonly $two: boolean }>`
  display: grid;
  grid-template-columns: ${({ $two }) => ($two ? 'minmax(0, 1fr) minmax(34rem, 42rem)' : 'minmax(0, 1fr)')};
  gap: 2.4rem;
  align-items: start;

  @media (max-width: 1099px) {
    grid-template-columns: minmax(0, 1fr);
  }
`;

export const Wide = styled.div`
  display: flex;
  flex-direction: column;
  gap: 1.6rem;
  min-width: 0;
`;

/** Stays in sight beside a long text, and scrolls by itself. */
export const Side = styled.div`
  display: flex;
  flex-direction: column;
  gap: 1.6rem;
  min-width: 0;

  @media (min-width: 1100px) {
    position: sticky;
    top: 1.6rem;
    max-height: calc(100vh - 14rem);
    overflow-y: auto;
  }
`;
