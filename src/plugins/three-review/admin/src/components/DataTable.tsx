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

  thead td {
    width: 5.2rem;
    border-bottom: 1px solid ${({ theme }) => theme.colors.neutral200};
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
  /** Before all other heads: what selects every row. */
  readonly mark?: ReactNode;
  readonly children: ReactNode;
}

export const TableHead = ({ head, mark }: { readonly head: readonly string[]; readonly mark?: ReactNode }) => (
  <thead>
    <tr>
      {mark === undefined ? null : <td>{mark}</td>}
      {head.map((name) => (
        <th key={name} scope="col">
          {name}
        </th>
      ))}
    </tr>
  </thead>
);

/** A plain table: the built-in one has heads of 11 px. Wider than its place, it scrolls by itself, by the keyboard, too. */
export const DataTable = ({ label, head, mark, children }: DataTableProps) => {
  const { ref, over } = useOverflow<HTMLDivElement>();
  return (
    <Scroll ref={ref} {...(over ? { tabIndex: 0, role: 'group', 'aria-label': label } : {})}>
      <Table aria-label={label}>
        <TableHead head={head} mark={mark} />
        <tbody>{children}</tbody>
      </Table>
    </Scroll>
  );
};
