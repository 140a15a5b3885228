import { parseArgs } from 'node:util';
import { compareLines, differs, linesOfText, newLines } from '../../src/plugins/three-review/core/difference';
import { segment } from '../../src/plugins/three-review/server/src/content/segment';
import { median } from './support/figures';

const HELP = `npm run bench -- diff [--sizes=2000,20000,100000] [--rounds=9]

The difference of two Chinese texts of so many characters, in ms (median, slowest). Every third paragraph is edited, one moved, one new, one
gone; \`rewritten\`: another text altogether; \`one line\`: all of it without a paragraph. 20,000 characters are to take less than 100 ms.`;

const AIM = { size: 20_000, ms: 100 };

const PHRASES = [
  '会议指出，老旧小区改造是重大民生工程和发展工程',
  '截至2026年10月底，全市开工改造老旧小区46个，惠及居民1.82万户',
  '已完工41个，完工率89.1%，更新供热、供水管网63.5公里，加装电梯12部',
  '会议强调，要坚持质量第一、安全第一，严格落实“一项目一方案”',
  '对涉及供热管网的38个项目倒排工期、挂图作战，确保11月底前全部具备通热条件',
  '各地要主动接受群众监督，畅通住建服务热线0429-3112345',
  '居民反映的问题24小时内回应、7个工作日内办结，不断提升群众满意度',
  '要统筹抓好资金拨付、竣工验收和长效管理，做到改造一个、验收一个、移交一个',
];

/** The same text at every run: a generator of its own (Lehmer). */
const drawer = (seed: number) => {
  let state = seed;
  return (below: number): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
};

const paragraphs = (size: number, seed: number): string[] => {
  const draw = drawer(seed);
  const lines: string[] = [];
  for (let length = 0; length < size;) {
    const line = Array.from({ length: 3 + draw(3) }, () => `${PHRASES[draw(PHRASES.length)] ?? ''}（第${String(draw(900))}项）`).join('。');
    lines.push(`${line}。`);
    length += line.length + 1;
  }
  return lines;
};

const edited = (lines: readonly string[]): string[] => {
  const changed = lines.map((line, i) =>
    i % 3 === 1 ? line.replace('会议', '大会').replace('1.82', '1.83').replace('不断', '持续') : line
  );
  const [first = '', ...rest] = changed;
  return [...rest.slice(0, -2), first, '新增的一段，说明下一步安排。', ...rest.slice(-1)];
};

interface Case {
  readonly name: string;
  readonly size: number;
  readonly before: string;
  readonly after: string;
}

const casesOf = (size: number): readonly Case[] => {
  // The last paragraph, and what is written anew, are within the size.
  const room = size - 250;
  const lines = paragraphs(room, 7);
  return [
    { name: 'edited', size, before: lines.join('\n'), after: edited(lines).join('\n') },
    { name: 'rewritten', size, before: lines.join('\n'), after: paragraphs(room, 11).join('\n') },
    { name: 'one line', size, before: lines.join(''), after: edited(lines).join('') },
  ];
};

const measured = ({ name, size, before, after }: Case, rounds: number): boolean => {
  const compare = () => compareLines(linesOfText(before), linesOfText(after), segment);
  const times = Array.from({ length: rounds }, () => {
    const from = performance.now();
    compare();
    return performance.now() - from;
  });
  const { coarse, paragraphs: found } = compare();
  if (newLines(found).join('\n') !== after) throw new Error(`${name}: the difference does not lead to the new text`);
  const took = median(times);
  const met = size > AIM.size || took < AIM.ms;
  const cells = [
    String(size).padStart(7),
    name.padEnd(9),
    took.toFixed(1).padStart(8),
    Math.max(...times)
      .toFixed(1)
      .padStart(8),
  ];
  const how = coarse ? 'by paragraph' : 'word by word';
  process.stdout.write(
    `${cells.join('  ')}  ${how}  ${String(found.filter(differs).length).padStart(4)} paragraphs${met ? '' : '  MISSED'}\n`
  );
  return met;
};

const { values } = parseArgs({
  options: { help: { type: 'boolean' }, sizes: { type: 'string', default: '2000,20000,100000' }, rounds: { type: 'string', default: '9' } },
});
if (values.help) process.stdout.write(`${HELP}\n`);
else {
  process.stdout.write('characters  text       median ms   slowest\n');
  const all = values.sizes.split(',').flatMap((size) => casesOf(Number(size)));
  if (all.filter((one) => !measured(one, Number(values.rounds))).length > 0) process.exitCode = 1;
}
