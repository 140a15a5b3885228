import { isName, isUnseen, plain, visible } from '../../../core/kernel/words';

/** Format characters of Unicode (Cf), and what fonts draw as nothing: each between two letters of a name. */
const UNSEEN = [
  ...['\u00ad', '\u061c', '\u180e', '\u200b', '\u200c', '\u200d', '\u200e', '\u200f', '\u202a', '\u202e', '\u2060', '\u2064'],
  ...['\u2066', '\u2069', '\ufeff', '\u{e0001}', '\u{e0041}', '\u034f', '\u3164', '\ufe0f'],
];

test.each(UNSEEN.map((one) => [one.codePointAt(0)?.toString(16), one] as const))(
  '[A9.1] a name with the invisible U+%s is the plain name, compared as well as stored',
  (_code, unseen) => {
    expect(plain(`办${unseen}公室`)).toBe(plain('办公室'));
    expect(visible(`${unseen}办${unseen}公室${unseen}`)).toBe('办公室');
    expect(isUnseen(` ${unseen}\n`)).toBe(true);
    expect(isName(unseen)).toBe(false);
  }
);

test('[A9.1] blanks of any kind part the words of a name once, and none of its letters is lost', () => {
  expect(visible('\u3000 政务\t\u00a0公开\n目录 \u0000')).toBe('政务 公开 目录');
  expect(visible('Ａ股 e\u0301')).toBe('Ａ股 \u00e9');
  expect(plain('ＡＢ 岗')).toBe('ab岗');
});

test.each(['', ' ', '-', '—', '——', '/', '…', '（）', '\u200b-', '★'])('[A9.1] “%s” names nothing', (text) =>
  expect(isName(text)).toBe(false)
);
test.each(['栏', 'A', '5', '-1-'])('[A9.1] “%s” can be a name', (text) => expect(isName(text)).toBe(true));
