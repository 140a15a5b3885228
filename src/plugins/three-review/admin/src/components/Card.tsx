import { useId, type ReactNode } from 'react';
import { styled } from 'styled-components';
import { Muted } from './Text';

export const Surface = styled.section`
  min-width: 0;
  border: 1px solid ${({ theme }) => theme.colors.neutral150};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral0};
  box-shadow: ${({ theme }) => theme.shadows.tableShadow};
`;

const Frame = styled(Surface)<{ readonly $flush?: boolean }>`
  display: flex;
  flex-direction: column;
  gap: 1.2rem;
  padding: ${({ $flush }) => ($flush ? '2rem 0 0' : '2rem')};

  @media (max-width: 767px) {
    padding: ${({ $flush }) => ($flush ? '1.6rem 0 0' : '1.6rem')};
  }
`;

const Head = styled.div<{ readonly $flush?: boolean }>`
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  justify-content: space-between;
  gap: 0.4rem 1.6rem;
  padding-inline: ${({ $flush }) => ($flush ? '2rem' : '0')};

  @media (max-width: 767px) {
    padding-inline: ${({ $flush }) => ($flush ? '1.6rem' : '0')};
  }
`;

const Titles = styled.div`
  display: flex;
  flex-wrap: wrap;
  align-items: baseline;
  gap: 0.2rem 1rem;
`;

export const CardTitle = styled.h2`
  font-size: 1.8rem;
  font-weight: 700;
  line-height: 1.5;
  color: ${({ theme }) => theme.colors.neutral800};
`;

interface CardProps {
  readonly title: string;
  readonly note?: string;
  readonly action?: ReactNode;
  /** The content reaches the edges: a table. */
  readonly flush?: boolean;
  readonly children: ReactNode;
}

/** A named section of a page. */
export const Card = ({ title, note, action, flush, children }: CardProps) => {
  const id = useId();
  return (
    <Frame aria-labelledby={id} $flush={flush}>
      <Head $flush={flush}>
        <Titles>
          <CardTitle id={id}>{title}</CardTitle>
          {note ? <Muted>{note}</Muted> : null}
        </Titles>
        {action}
      </Head>
      {children}
    </Frame>
  );
};

/** In a flush card: what is no table keeps the card's distance from its edges. */
export const CardPad = styled.div`
  display: flex;
  flex-direction: column;
  align-items: stretch;
  gap: 1.2rem;
  padding: 0 2rem 2rem;

  @media (max-width: 767px) {
    padding: 0 1.6rem 1.6rem;
  }
`;

export const Rows = styled.ul`
  list-style: none;
`;

/** A name and its figure at the two ends of a line. */
export const Sides = styled.div`
  display: flex;
  align-items: baseline;
  justify-content: space-between;
  gap: 1.2rem;
`;

/** Two sides of one line; the left one may break, the right one may not. */
export const Row = styled.li`
  display: flex;
  align-items: center;
  justify-content: space-between;
  gap: 1.2rem;
  padding-block: 1rem;

  &:not(:last-child) {
    border-bottom: 1px solid ${({ theme }) => theme.colors.neutral150};
  }

  > :first-child {
    min-width: 0;
  }

  > :last-child {
    flex: none;
  }
`;

/** What a row of a table tells, where there is no room for a table: in a flush card, one below the other. */
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

export const Stack = styled.div<{ readonly $gap?: string }>`
  display: flex;
  flex-direction: column;
  align-items: flex-start;
  gap: ${({ $gap = '0.2rem' }) => $gap};
  min-width: 0;
`;
