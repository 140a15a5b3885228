import fc from 'fast-check';
import { unitOfText, type NamedUnit } from '../../../core/organisation';

const unit = (id: string, code: string, name: string): NamedUnit => ({ id, code, name });
const UNITS = [
  unit('1', 'office', '办公室'),
  unit('2', 'policy', '法规科'),
  unit('3', 'north', '服务中心'),
  unit('4', 'south', '服务中心'),
  // Its code is another one's name.
  unit('5', '法规科', '旧法规科'),
];
const NAMES = { 综合科: 'office', 服务中心: 'north', 已撤销: 'nowhere', office: 'policy' };
const found = (text: string): string | null => unitOfText(text, UNITS, NAMES)?.id ?? null;

describe('[A1] the unit that a text names', () => {
  it.each([
    ['a code', 'office', '1'],
    ['a code before any name', '法规科', '5'],
    ['an exact name', '办公室', '1'],
    ["the host's table", '综合科', '1'],
    ['a name of several, by the table alone', '服务中心', '3'],
    ['a name of the table whose unit is not there', '已撤销', null],
    ['nothing that is known', '人事科', null],
    ['part of a name', '办公', null],
    ['a name with a space', '办公室 ', null],
    ['a word that every object knows', 'constructor', null],
  ])('%s', (_what, text, id) => expect(found(text)).toBe(id));

  it('is nobody where two bear the name and no table decides', () => {
    expect(unitOfText('服务中心', UNITS, {})).toBeNull();
  });

  it('is one of the units, or none, whatever is written', () => {
    fc.assert(fc.property(fc.string(), (text) => unitOfText(text, UNITS, NAMES) === null || UNITS.some(({ id }) => id === found(text))));
  });
});
