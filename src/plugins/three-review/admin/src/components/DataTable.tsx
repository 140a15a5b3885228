import type { ReactNode } from 'react';
import { styled } from 'styled-components';
import { useOverflow } from '../hooks/useOverflow';

const Scroll = styled.div`
  overflow-x: auto;

  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: -2px;
  }
`;

const Table = styled.table`
  width: 100%;
  border-collapse: collapse;
  font-size: 1.5rem;
  line-height: 1.5;
  font-variant-numeric: tabular-nums;
  color: ${({ theme }) => theme.colors.neutral800};

  th,
  td {
    padding: 1.1rem 1.2rem;
    text-align: start;
    vertical-align: middle;
  }

  th:first-child,
  td:first-child {
    padding-inline-start: 2rem;
  }

  th:last-child,
  td:last-child {
    padding-inline-end: 2rem;
  }

  thead th {
    padding-block: 0.8rem;
    font-size: 1.35rem;
    font-weight: 600;
    white-space: nowrap;
    color: ${({ theme }) => theme.colors.neutral600};
    border-bottom: 1px solid ${({ theme }) => theme.colors.neutral200};
  }

  tbody th {
    font-weight: 400;
  }

  tbody tr:not(:last-child) > * {
    border-bottom: 1px solid ${({ theme }) => theme.colors.neutral150};
  }
`;

interface DataTableProps {
  /** What the table holds, for who does not see it. */
  readonly label: string;
  readonly head: readonly string[];
  readonly children: ReactNode;
}

export const TableHead = ({ head }: { readonly head: readonly string[] }) => (
  <thead>
    <tr>
      {head.map((name) => (
        <th key={name} scope="col">
          {name}
        </th>
      ))}
    </tr>
  </thead>
);

/** A plain table: the built-in one has heads of 11 px. Wider than its place, it scrolls by itself, by the keyboard, too. */
export const DataTable = ({ label, head, children }: DataTableProps) => {
  const { ref, over } = useOverflow<HTMLDivElement>();
  return (
    <Scroll ref={ref} {...(over ? { tabIndex: 0, role: 'group', 'aria-label': label } : {})}>
      <Table aria-label={label}>
        <TableHead head={head} />
        <tbody>{children}</tbody>
      </Table>
    </Scroll>
  );
};
