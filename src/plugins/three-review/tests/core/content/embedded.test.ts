import fc from 'fast-check';
import { embeddedNames, leadsTo, type Stored } from '../../../core/content';

const FILE: Stored = {
  hash: 'report_0a1b2c3d4e',
  urls: ['/uploads/report_0a1b2c3d4e.txt', '/uploads/thumbnail_report_0a1b2c3d4e.txt'],
};
const OLD: Stored = { hash: 'seal', urls: ['/uploads/seal.png'] };
const shows = (text: string, file: Stored = FILE): boolean => leadsTo(embeddedNames(text), file);

test.each([
  ['plainly', '见 /uploads/report_0a1b2c3d4e.txt 。'],
  ['between Chinese words', '见/uploads/report_0a1b2c3d4e.txt。附件'],
  ['percent-encoded', '/uploads/report_0a1b2c3d4%65.txt'],
  ['with its underscore percent-encoded', '/uploads/report%5f0a1b2c3d4e.txt'],
  ['percent-encoded twice', '/uploads/report%255F0a1b2c3d4%2565.txt'],
  ['with a decimal entity', '<a href="/uploads/report_&#48;a1b2c3d4e.txt">'],
  ['with an entity that has no end', '<a href="/uploads/report_&#0048a1b2c3d4e.txt">'],
  ['with a hexadecimal entity', '<a href="/uploads/report_&#x30;a1b2c3d4e.txt">'],
  ['with a named entity', '<a href="/uploads/report&lowbar;0a1b2c3d4e&period;txt">'],
  ['with an entity in an entity', '<iframe srcdoc="&lt;img src=/uploads/report_&amp;#48;a1b2c3d4e.txt&gt;">'],
  ['with an escape of JSON', String.raw`{"href":"\/uploads\/report\u005f0a1b2c3d4e.txt"}`],
  ['with an escape of a script', String.raw`"/uploads/report\x5f\u{30}a1b2c3d4e.txt"`],
  ['with an escape of a style sheet', String.raw`background:url(/uploads/report\5f 0a1b2c3d4e.txt)`],
  ['with a style sheet in an entity', String.raw`style="background:url(/uploads/report&#92;5f 0a1b2c3d4e.txt)"`],
  ['with backslashes', String.raw`\uploads\report_0a1b2c3d4e.txt`],
  ['with a line break in it, which browsers pass over', '<img src="/uploads/report_0a1b\n2c3d4e.txt">'],
  ['with a tab as an entity in it', '<img src="/uploads/report_0a1b&Tab;2c3d4e.txt">'],
  ['through other folders', '/x/../uploads/./report_0a1b2c3d4e.txt'],
  ['with doubled slashes', '//uploads//report_0a1b2c3d4e.txt'],
  ['absolutely, with the host in capitals', 'HTTPS://WWW.EXAMPLE.GOV.CN/uploads/report_0a1b2c3d4e.txt'],
  ['relatively', '[附件](report_0a1b2c3d4e.txt)'],
  ['with a query and a fragment', '/uploads/report_0a1b2c3d4e.txt?v=2#p3'],
  ['by a rendition', '/uploads/thumbnail_report_0a1b2c3d4e.txt'],
  ['by a rendition in another spelling', '/uploads/small%5freport_0a1b2c3d4%65.txt'],
])('[A10.2] a text that shows a file %s shows it', (_how, text) => expect(shows(text)).toBe(true));

test.each([
  ['another file', '/uploads/report_0a1b2c3d4f.txt'],
  ['a name that only begins like it', '/uploads/report_0a1b2c3d4e5f.txt'],
  ['a word of it', 'report 0a1b2c3d4e'],
  ['nothing', ''],
])('[A10.2] a text with %s does not show it', (_what, text) => expect(shows(text)).toBe(false));

test.each([
  ['an address', '![印章](/uploads/seal.png)', true],
  ['an address in another spelling', 'src="/uploads/%73eal.png"', true],
  ['the mere word', '盖有 seal.png 的文件', false],
])('[A10.2] a file stored under a short name is shown by %s: %s', (_what, text, shown) => expect(shows(text, OLD)).toBe(shown));

test('[A10.2] however an address is encoded, the file is found', () => {
  const encodings: readonly ((c: string) => string)[] = [
    (c) => c,
    (c) => `%${c.charCodeAt(0).toString(16)}`,
    (c) => `%25${c.charCodeAt(0).toString(16)}`,
    (c) => `&#${String(c.charCodeAt(0))};`,
    (c) => `&#x${c.charCodeAt(0).toString(16)};`,
    (c) => `&amp;#${String(c.charCodeAt(0))};`,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
    (c) => `\\x${c.charCodeAt(0).toString(16)}`,
  ];
  const address = [...'/uploads/report_0a1b2c3d4e.txt'];
  fc.assert(
    fc.property(
      fc.array(fc.nat(encodings.length - 1), { minLength: address.length, maxLength: address.length }),
      fc.constantFrom('', '见', '<a href="', ' '),
      (chosen, before) => shows(before + address.map((c, i) => encodings[chosen[i] ?? 0]?.(c) ?? c).join(''))
    )
  );
});

test('[A10.2] a long text without an address is read in a moment', () => {
  const text = `<p>${'这是一段没有附件的文字，增长 5% &nbsp; \\n '.repeat(20_000)}</p>`;
  const before = performance.now();
  expect(embeddedNames(text)).toEqual([]);
  expect(performance.now() - before).toBeLessThan(2000);
});
