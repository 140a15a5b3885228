import { TableHead } from '../../../components/DataTable';

interface PaperTableProps {
  readonly head: readonly string[];
  /** The columns, from 0, that hold figures or a word or two: in the middle, on one line. */
  readonly short?: readonly number[];
  readonly rows: readonly (readonly string[])[];
  /** What stands in its place while there is no row. */
  readonly none: string;
}

export const PaperTable = ({ head, short = [], rows, none }: PaperTableProps) =>
  rows.length === 0 ? (
    <p>{none}</p>
  ) : (
    <table>
      <TableHead head={head} />
      <tbody>
        {rows.map((cells, i) => (
          <tr key={i}>
            {cells.map((cell, at) => (
              <td key={at} data-short={short.includes(at) || undefined} data-head={head[at]}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
