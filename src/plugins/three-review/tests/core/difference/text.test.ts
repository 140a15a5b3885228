import { compareLines, differs, linesOfBlocks, linesOfText, piecesOf, tokensOf, WORD_BY_WORD, type Piece } from '../../../core/difference';
import { segment } from './segment';

/** `会议[-截止][+截至]10月底` */
const shown = (pieces: readonly Piece[]): string =>
  pieces.map(({ op, text }) => (op === 'same' ? text : `[${op === 'added' ? '+' : '-'}${text}]`)).join('');

describe('[A10.2] what changed in a sentence', () => {
  test.each<[string, string, string, string]>([
    ['words are whole', '会议涉及居民', '会议惠及居民', '会议[-涉及][+惠及]居民'],
    ['a number is whole, its decimals with it', '居民1.8万户', '居民1.82万户', '居民[-1.8][+1.82]万户'],
    ['per cent belongs to its number', '完工率87%。', '完工率89.1%。', '完工率[-87%][+89.1%]。'],
    ['a date is whole', '于2026年11月26日召开', '于2026年11月27日召开', '于[-2026年11月26日][+2026年11月27日]召开'],
    [
      'a date in Chinese figures is whole',
      '通知自二〇二六年一月起施行',
      '通知自二〇二六年二月起施行',
      '通知自[-二〇二六年一月][+二〇二六年二月]起施行',
    ],
    ['a date with hyphens is whole', '截至2026-11-26止', '截至2026-11-28止', '截至[-2026-11-26][+2026-11-28]止'],
    ['a telephone number is whole', '电话0429-3112345。', '电话0429-3112346。', '电话[-0429-3112345][+0429-3112346]。'],
    ['what came stands where it came', '召开推进会', '我市召开推进会', '[+我市]召开推进会'],
    ['what went stands where it stood', '项目要倒排工期', '项目倒排工期', '项目[-要]倒排工期'],
    [
      'lone punctuation between two edits is read with them',
      '压实责任、倒排工期，全面完成',
      '明确分工、挂图作战，全面完成',
      '[-压实责任、倒排工期][+明确分工、挂图作战]，全面完成',
    ],
    ['punctuation alone may be what changed', '好的，收到', '好的。收到', '好的[-，][+。]收到'],
    ['nothing in common is told as replaced', '今天天气很好', '经济稳中求进', '[-今天天气很好][+经济稳中求进]'],
    ['from nothing', '', '新写的', '[+新写的]'],
    ['to nothing', '删掉的', '', '[-删掉的]'],
    ['English by words', 'The meeting was held', 'The meeting is held', 'The meeting [-was][+is] held'],
  ])('%s', (_title, before, after, expected) => {
    expect(shown(piecesOf(before, after, segment))).toBe(expected);
  });

  test('tokens joined are the text, numbers and dates whole', () => {
    const text = '2026年11月26日14时，全市46个小区完工89.1%；电话0429-3112345。';
    const tokens = tokensOf(text, segment);
    expect(tokens.join('')).toBe(text);
    expect(tokens).toEqual(expect.arrayContaining(['2026年11月26日14时', '46', '89.1%', '0429-3112345']));
  });
});

const paragraphs = (before: string, after: string) => compareLines(linesOfText(before), linesOfText(after), segment).paragraphs;
const told = (before: string, after: string): readonly string[] =>
  paragraphs(before, after).map(
    ({ from, to, moved, pieces }) => `${String(from ?? '-')}>${String(to ?? '-')}${moved ? ' moved' : ''} ${shown(pieces)}`
  );

const A = '第一段说会议的时间和地点。';
const B = '第二段说参加会议的各部门负责同志。';
const C = '第三段布置下一步的供热保障工作。';

describe('[A10.2] what changed among paragraphs', () => {
  test.each<[string, readonly string[], readonly string[], readonly string[]]>([
    ['a paragraph that came', [A, C], [A, B, C], [`0>0 ${A}`, `->1 [+${B}]`, `1>2 ${C}`]],
    ['a paragraph that went stands where it stood', [A, B, C], [A, C], [`0>0 ${A}`, `1>- [-${B}]`, `2>1 ${C}`]],
    ['a paragraph that moved is said as moved, not as gone and come', [A, B, C], [C, A, B], [`2>0 moved ${C}`, `0>1 ${A}`, `1>2 ${B}`]],
    [
      'a paragraph that moved and changed is both',
      [A, B, C],
      [C.replace('供热', '供水'), A, B],
      ['2>0 moved 第三段布置下一步的[-供热][+供水]保障工作。', `0>1 ${A}`, `1>2 ${B}`],
    ],
    ['a blank line is no paragraph that could move', [A, '', B], ['', A, B], [`->0 `, `0>1 ${A}`, `1>- `, `2>2 ${B}`]],
  ])('%s', (_title, before, after, expected) => {
    expect(told(before.join('\n'), after.join('\n'))).toEqual(expected);
  });

  test('HTML that an editor wrote in one line has paragraphs, too', () => {
    expect(told(`<p>${A}</p><p>${B}</p>`, `<p>${A}</p><p>${B.replace('各部门', '各单位')}</p>`)).toEqual([
      `0>0 <p>${A}</p>`,
      '1>1 <p>第二段说参加会议的各[-部门][+单位]负责同志。</p>',
    ]);
  });

  test(`beyond ${String(WORD_BY_WORD)} characters changed paragraphs stand beside each other whole, and it is said`, () => {
    const filler = Array.from({ length: 900 }, (_, i) => `第${String(i)}段：这一段没有任何改动，只为了长度而写。`);
    const before = [...filler, A].join('\n');
    const after = [...filler, A.replace('地点', '议程')].join('\n');
    const found = compareLines(linesOfText(before), linesOfText(after), segment);
    expect(found.coarse).toBe(true);
    expect(found.paragraphs.filter(differs).map(({ pieces }) => shown(pieces))).toEqual([`[-${A}][+${A.replace('地点', '议程')}]`]);
    expect(compareLines(linesOfText(A), linesOfText(B), segment).coarse).toBe(false);
  });
});

describe('[A10.2] what changed in blocks', () => {
  const text = (words: string, marks: object = {}) => ({ type: 'text', text: words, ...marks });
  const paragraph = (...children: object[]) => ({ type: 'paragraph', children });
  const compared = (before: readonly object[], after: readonly object[]) =>
    compareLines(linesOfBlocks(before as never), linesOfBlocks(after as never), segment).paragraphs.filter(differs);

  test('the same words in bold are another form', () => {
    const [found] = compared([paragraph(text(A))], [paragraph(text(A, { bold: true }))]);
    expect(found).toMatchObject({ from: 0, to: 0, form: true, pieces: [{ op: 'same', text: A }] });
  });

  test('where a link leads is content', () => {
    const link = (url: string) => paragraph(text('详见'), { type: 'link', url, children: [text('通知全文')] });
    const [found] = compared([link('https://a.example/1')], [link('https://b.example/1')]);
    expect(shown(found?.pieces ?? [])).toContain('b.example');
    expect(found?.form).toBe(false);
  });

  test('list items are paragraphs of their own, nested ones too', () => {
    const item = (words: string) => ({ type: 'list-item', children: [text(words)] });
    const list = (...children: object[]) => ({ type: 'list', format: 'unordered', children });
    const found = compared([list(item(A), list(item(B)))], [list(item(A), list(item(B), item(C)))]);
    expect(found.map(({ from, to, pieces }) => [from, to, shown(pieces)])).toEqual([[null, 2, `[+${C}]`]]);
  });

  test('a picture is told by name and alternative text', () => {
    const image = (alternativeText: string) => ({ type: 'image', image: { name: '现场.jpg', alternativeText, url: '/uploads/a.jpg' } });
    const [found] = compared([image('')], [image('推进会现场')]);
    expect(shown(found?.pieces ?? [])).toContain('推进会现场');
  });
});
