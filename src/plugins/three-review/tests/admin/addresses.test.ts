import { safeAddress } from '../../admin/src/content/addresses';
import { stretchesOf } from '../../admin/src/difference/paragraphs';
import type { ParagraphOut } from '../../shared/contracts';

describe('[A10.2] a link of a text that is read for a signature', () => {
  it.each<[unknown, string | null]>([
    ['https://a.example/1', 'https://a.example/1'],
    ['/uploads/a.pdf', '/uploads/a.pdf'],
    ['mailto:a@b.example', 'mailto:a@b.example'],
    ['#part', '#part'],
    ['javascript:alert(1)', null],
    ['JaVaScRiPt:alert(1)', null],
    [' java\nscript:alert(1)', null],
    ['\u0001javascript:alert(1)', null],
    ['data:text/html,<script>1</script>', null],
    ['vbscript:x', null],
    ['//elsewhere.example', '//elsewhere.example'],
    ['page.html', 'page.html'],
    [null, null],
  ])('%j leads to %j', (url, address) => {
    expect(safeAddress(url)).toBe(address);
  });
});

describe('[A10.2] paragraphs that stayed', () => {
  const same = (place: number): ParagraphOut => ({
    from: place,
    to: place,
    moved: false,
    form: false,
    pieces: [{ op: 'same', text: '段' }],
  });
  const come = (text: string): ParagraphOut => ({ from: null, to: 2, moved: false, form: false, pieces: [{ op: 'added', text }] });

  it('are folded between those that differ, by their places', () => {
    const told = stretchesOf([same(0), same(1), come('新'), same(3)]);
    expect(told.map((one) => (one.kind === 'same' ? [one.first, one.last] : '新'))).toEqual([[1, 2], '新', [4, 4]]);
  });

  it('and a blank line that came is no news', () => {
    expect(stretchesOf([same(0), come('  ')]).map(({ kind }) => kind)).toEqual(['same']);
  });
});
