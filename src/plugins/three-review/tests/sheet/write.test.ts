import { exportRows, planImport, type SheetRow } from '../../core/audit';
import { parseSheet } from '../../server/src/audit/sheet/parse';
import { SHEET_FORMATS, writeSheet } from '../../server/src/audit/sheet/write';
import { DIVISION } from '../core/support/division';

const cellsOf = (rows: readonly SheetRow[]) => rows.map(({ cells }) => cells);

describe.each(SHEET_FORMATS)('as .%s', (format) => {
  test('[A9.1] what is exported is read back as it was, and importing it changes nothing', async () => {
    const rows = exportRows(DIVISION);
    const parsed = await parseSheet(await writeSheet(rows, format), `division.${format}`);
    expect(parsed).toMatchObject({ rows, faults: [], remarks: [] });
    const plan = planImport(parsed.rows, DIVISION);
    expect(plan).toEqual({ creates: [], updates: [], unchanged: DIVISION.columns.map(({ id }) => id), faults: [] });
  });

  test('[A9.1] quotes, commas, lines and what looks like a formula come back as they were', async () => {
    const [row] = exportRows(DIVISION);
    if (!row) throw new RangeError('nothing exported');
    const rows = ['=HYPERLINK("x")', '＝1+1', '@x', '+1', '-1', 'a,"b"', '两\n行', "'单引号", '栏目'].map((name, i): SheetRow => ({
      row: i + 2,
      cells: { ...row.cells, name },
    }));
    const { rows: read, faults } = await parseSheet(await writeSheet(rows, format), `x.${format}`);
    expect(faults).toEqual([]);
    expect(cellsOf(read)).toEqual(cellsOf(rows));
  });
});

test('[A9.1] in a .csv no cell begins like a formula, and the mark of UTF-8 stands before it', async () => {
  const [row] = exportRows(DIVISION);
  if (!row) throw new RangeError('nothing exported');
  const bytes = await writeSheet([{ row: 2, cells: { ...row.cells, name: '＝1+1', unit: '=1+1' } }], 'csv');
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(bytes.toString('utf8')).toContain("\r\n'＝1+1,");
  expect(bytes.toString('utf8')).not.toMatch(/(^|,|\n)[=＝@＠]/);
});
