interface PaperTableProps {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** What stands in its place while there is no row. */
  readonly none: string;
}

export const PaperTable = ({ head, rows, none }: PaperTableProps) =>
  rows.length === 0 ? (
    <p>{none}</p>
  ) : (
    <table>
      <thead>
        <tr>
          {head.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((cells, i) => (
          <tr key={i}>
            {cells.map((cell, at) => (
              <td key={at}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
