/**
 * Which stored files a text shows by their addresses (A10.2), whatever the spelling: what counts is what a browser would ask for. The
 * storage names every file by a name of its own (`hash`), which stands in the address of the file and of its renditions
 * (`/uploads/report_0a1b2c3d4e.pdf`, `/uploads/thumbnail_report_0a1b2c3d4e.png`); so host, folders, `..`, query and the rest of an address
 * do not matter. Not seen: addresses that a script would put together.
 */

/** A name is a run of these; shorter ones may be words. Longer than any file name are encoded bytes, not addresses. */
const RUN = /[\w-]{11,}/g;
const LONGEST = 300;
/** What a storage adds to every name: an underscore and at least ten hex digits. */
const OWN_NAME = /_[0-9a-f]{10,}$/;
/** The last part of an address below the folder of the uploads, for files that were stored under names of another kind. */
const BELOW_UPLOADS = /uploads\/(?:[^\s"'<>?#]*\/)?([^\s"'<>?#/]+)/g;
/** What ends a sentence or a bracket may stand right behind an address. */
const TRAILING = /[)\]},;.:!?，。；：、）】」》]+$/;

/** Encodings lie in each other (`&amp;#48;`, `%2565`): so many times, and no more. */
const DEPTH = 8;

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lowbar: '_',
  underbar: '_',
  sol: '/',
  bsol: '\\',
  period: '.',
  percnt: '%',
  num: '#',
  quest: '?',
  quot: '"',
  apos: "'",
  lt: '<',
  gt: '>',
  tab: '\t',
  newline: '\n',
};

const character = (code: number, otherwise: string): string => (code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : otherwise);
const hex = (digits: string, otherwise: string): string => character(Number.parseInt(digits, 16), otherwise);

const entities = (text: string): string =>
  text
    .replace(/&#x([0-9a-f]{1,8});?/gi, (all, digits: string) => hex(digits, all))
    .replace(/&#([0-9]{1,9});?/g, (all, digits: string) => character(Number(digits), all))
    .replace(/&([a-z]{2,8});?/gi, (all, name: string) => NAMED[name.toLowerCase()] ?? all);

const escapes = (text: string): string =>
  text
    .replace(/\\u\{([0-9a-fA-F]{1,6})\}/g, (all, digits: string) => hex(digits, all))
    .replace(/\\u([0-9a-fA-F]{4})/g, (all, digits: string) => hex(digits, all))
    .replace(/\\x([0-9a-fA-F]{2})/g, (all, digits: string) => hex(digits, all))
    .replace(/\\\//g, '/');

/** Bytes beyond ASCII stay as they are: no name that a storage gives has any. */
const percent = (text: string): string => text.replace(/%([0-7][0-9a-f])/gi, (all, digits: string) => hex(digits, all));

/** Of a style sheet: a backslash, up to six hex digits, one blank. */
const styles = (text: string): string =>
  text.replace(/\\([0-9a-f]{1,6})(?:\r\n|[ \t\r\n\f])?/gi, (all, digits: string) => hex(digits, all));

const decodeOnce = (text: string): string => percent(escapes(entities(text)));

/** The text as it stands and after each decoding of it. */
const readings = (text: string, decode: (text: string) => string): string[] => {
  const found = [text];
  for (let depth = 0; depth < DEPTH; depth += 1) {
    const last = found.at(-1) ?? '';
    const next = decode(last);
    if (next === last) break;
    found.push(next);
  }
  return found;
};

/** Within an address browsers pass over tabs and line breaks. */
const BREAKS = /[\t\r\n]|\\[trn]/g;

/** Every name in these readings by which a storage could know a file: with each beginning that a rendition may have put before it. */
const namesIn = (text: string): string[] => {
  const runs = (text.match(RUN) ?? []).filter((run) => run.length <= LONGEST);
  const own = runs.filter((run) => OWN_NAME.test(run));
  const below = [...text.replace(/\\/g, '/').matchAll(BELOW_UPLOADS)].flatMap(([, name = '']) => [name, name.replace(TRAILING, '')]);
  return [...own, ...below].filter((name) => name.length > 0 && name.length <= LONGEST);
};

/** The names in a text by which it could show a stored file, each once, sorted. */
export const embeddedNames = (text: string): readonly string[] => {
  if (!/[_%&\\]|uploads/.test(text)) return [];
  const plain = readings(text, decodeOnce);
  const styled = text.includes('\\') || /&#|&bsol|%5c/i.test(text) ? plain.flatMap((reading) => readings(styles(reading), decodeOnce)) : [];
  const all = [...new Set([...plain, ...styled])];
  return [...new Set(all.flatMap((reading) => [reading, reading.replace(BREAKS, '')]).flatMap(namesIn))].sort();
};

/** The names under which the storage may hold the file that `name` leads to: itself without its ending, and without what a rendition put before. */
export const storedAs = (name: string): readonly string[] => {
  const dot = name.lastIndexOf('.');
  const stem = dot > 0 ? name.slice(0, dot) : name;
  const parts = stem.split('_');
  return [...new Set([name, ...parts.map((_, i) => parts.slice(i).join('_'))])].filter((part) => part.length > 0);
};

/** A stored file, as far as its addresses go. */
export interface Stored {
  /** The name that the storage gave it. */
  readonly hash: string;
  /** The addresses of the file and of its renditions. */
  readonly urls: readonly string[];
}

const lastPart = (url: string): string => url.slice(url.lastIndexOf('/') + 1);

/** Do these names (of `embeddedNames`) lead to this file or to a rendition of it? */
export const leadsTo = (names: readonly string[], file: Stored): boolean => {
  const addresses = file.urls.map(lastPart);
  return names.some((name) => addresses.includes(name) || (OWN_NAME.test(file.hash) && storedAs(name).includes(file.hash)));
};

/**
 * For a search that cannot decode: a text in which `plainNames` of a file do not stand shows it only if it holds one of these. Everything
 * that `embeddedNames` decodes into a character of a name begins with one of them.
 */
export const ENCODINGS: readonly string[] = [
  ...['&#', '&amp', '&AMP', '&lowbar', '&UnderBar', '&percnt', '&num', '&bsol', '&Tab', '&NewLine'],
  ...['%0', '%2', '%3', '%4', '%5', '%6', '%7'],
  ...['\\u', '\\x', '\\0', '\\2', '\\3', '\\4', '\\5', '\\6', '\\7'],
];

/** How a text names this file where nothing is encoded: it holds one of these, and tells no more than that it may be an address. */
export const plainNames = (file: Stored): readonly string[] => (OWN_NAME.test(file.hash) ? [file.hash] : file.urls.map(lastPart));
