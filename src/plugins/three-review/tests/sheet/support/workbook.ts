import { zipOf } from './zip';

const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const relation = (type: string, target: string): string =>
  `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/${type}" Target="${target}"/></Relationships>`;

export interface RawWorkbook {
  /** What stands inside `<worksheet>`. */
  readonly sheet: string;
  /** What stands behind `<sheets>` in the workbook. */
  readonly behind?: string;
}

/** A workbook of one sheet, written by hand, with what no honest program writes. */
export const rawWorkbook = ({ sheet, behind = '' }: RawWorkbook): Buffer => {
  const files = {
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/></Types>`,
    '_rels/.rels': relation('officeDocument', 'xl/workbook.xml'),
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets>${behind}</workbook>`,
    'xl/_rels/workbook.xml.rels': relation('worksheet', 'worksheets/sheet1.xml'),
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${MAIN}">${sheet}</worksheet>`,
  };
  return zipOf(Object.entries(files).map(([name, content]) => ({ name, content: Buffer.from(content) })));
};

export const rawCell = (ref: string, text: string): string =>
  `<c r="${ref}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
export const rawRow = (line: number, ...cells: readonly string[]): string => `<row r="${String(line)}">${cells.join('')}</row>`;

/** A head and so many lines under it, in columns A and B. */
export const rawLines = (count: number): string =>
  [['栏目', '责任单位'], ...Array.from({ length: count }, (_, i) => [`栏目${String(i + 1)}`, '办公室'])]
    .map(([name = '', unit = ''], i) => rawRow(i + 1, rawCell(`A${String(i + 1)}`, name), rawCell(`B${String(i + 1)}`, unit)))
    .join('');

/** Some kB that a reader goes through for many minutes: a million declarations of all columns there may be. */
export const endlessWorkbook = (): Buffer =>
  rawWorkbook({ sheet: `<cols>${'<col min="1" max="16384" width="9"/>'.repeat(1_000_000)}</cols><sheetData>${rawLines(1)}</sheetData>` });
