import { inflateSync } from 'node:zlib';

interface PdfObject {
  readonly head: string;
  /** Its stream, unpacked; empty where it has none that can be read as text. */
  readonly stream: string;
}

export interface PdfPage {
  /** mm */
  readonly width: number;
  readonly height: number;
  readonly text: string;
}

const POINT_MM = 25.4 / 72;

const objectsIn = (bytes: Buffer): ReadonlyMap<string, PdfObject> => {
  const all = bytes.toString('latin1');
  const objects = new Map<string, PdfObject>();
  for (const match of all.matchAll(/(?<=^|[\r\n])(\d+) 0 obj/g)) {
    const from = match.index + match[0].length;
    const [head = ''] = all.slice(from).split(/stream\r?\n|endobj/, 1);
    const length = Number(/\/Length (\d+)/.exec(head)?.[1] ?? '0');
    const start = from + head.length + (all.startsWith('stream\r\n', from + head.length) ? 8 : 7);
    const readable = length > 0 && head.includes('/FlateDecode') && !head.includes('/Length1') && !head.includes('/Subtype');
    objects.set(match[1] ?? '', { head, stream: readable ? inflateSync(bytes.subarray(start, start + length)).toString('latin1') : '' });
  }
  return objects;
};

const utf16 = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le').replace('\ufeff', '');

interface Font {
  /** Hex digits of a code. */
  readonly digits: number;
  readonly characters: ReadonlyMap<string, string>;
}

/** What the codes of a font stand for, from its ToUnicode map. */
const fontOf = (map: string): Font => {
  const characters = new Map<string, string>();
  for (const [, block = ''] of map.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, code = '', to = ''] of block.matchAll(/<([0-9A-F]+)>\s*<([0-9A-F]+)>/gi)) characters.set(code.toUpperCase(), utf16(to));
  for (const [, block = ''] of map.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, first = '', last = '', to = ''] of block.matchAll(/<([0-9A-F]+)>\s*<([0-9A-F]+)>\s*<([0-9A-F]+)>/gi)) {
      for (let i = 0; i <= parseInt(last, 16) - parseInt(first, 16); i += 1) {
        const code = (parseInt(first, 16) + i).toString(16).toUpperCase().padStart(first.length, '0');
        characters.set(code, String.fromCodePoint(parseInt(to, 16) + i));
      }
    }
  }
  return { digits: [...characters.keys()][0]?.length ?? 2, characters };
};

const decode = ({ digits, characters }: Font, hex: string): string =>
  (hex.toUpperCase().match(new RegExp(`.{${String(digits)}}`, 'g')) ?? []).map((code) => characters.get(code) ?? '').join('');

const TOKENS = /\/ActualText <([0-9A-F]+)>|\b(EMC)\b|\/(F\d+) [\d.]+ Tf|<([0-9A-F]+)> Tj/gi;

const textOf = (content: string, fonts: ReadonlyMap<string, Font>): string => {
  let text = '';
  let spoken = false;
  let font: Font | undefined;
  for (const [, actual, end, name, hex] of content.matchAll(TOKENS)) {
    if (actual !== undefined) {
      text += utf16(actual);
      spoken = true;
    } else if (end !== undefined) spoken = false;
    else if (name !== undefined) font = fonts.get(name);
    else if (hex !== undefined && font && !spoken) text += decode(font, hex);
  }
  return text;
};

/** The pages of a PDF as Chromium prints it, with their size and their text. */
export const readPdf = (bytes: Buffer): readonly PdfPage[] => {
  const objects = objectsIn(bytes);
  const get = (id: string | undefined): PdfObject => objects.get(id ?? '') ?? { head: '', stream: '' };
  return [...objects.values()]
    .filter(({ head }) => /\/Type \/Page\b/.test(head))
    .map(({ head }) => {
      const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(head) ?? [];
      const fonts = new Map<string, Font>();
      for (const [, name = '', id] of head.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
        fonts.set(name, fontOf(get(/\/ToUnicode (\d+) 0 R/.exec(get(id).head)?.[1]).stream));
      }
      const content = get(/\/Contents (\d+) 0 R/.exec(head)?.[1]).stream;
      return { width: Number(width) * POINT_MM, height: Number(height) * POINT_MM, text: textOf(content, fonts) };
    });
};
