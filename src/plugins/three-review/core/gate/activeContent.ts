/** What browsers, and servers in front of the site, run or render with script: by the ending of a name. */
const ENDINGS = new Set(
  (
    'html htm xhtml xht xhtm shtml shtm stm dhtml htc hta htt mht mhtml mhtm svg svgz ' +
    'xml xsl xslt xsd xbl xul xaml rdf rss atom dtd mathml mml wsdl kml gpx ' +
    'js mjs cjs jsx jse es vbs vbe wsf wsh wsc sct wasm swf xap xbap jnlp jar applet webmanifest appcache ' +
    'php php3 php4 php5 php7 phtml phar pht asp aspx ashx asmx asa cer jsp jspx jspf cgi cfm'
  ).split(' ')
);

const TYPES =
  /(^|[/+.-])(x?html|xml|xsl|xslt|svg|javascript|ecmascript|jscript|livescript|vbscript|hta|wasm|x-shockwave-flash|x-httpd-[a-z]+|x-php)\b|^multipart\/|^message\/rfc822/;

/** Bytes of a file's beginning that are looked at. Browsers look at 1,445. */
export const HEAD_BYTES = 8192;
/** Old browsers look for these anywhere in the first bytes, not at the beginning alone. */
const ANYWHERE_BYTES = 1024;
const ANYWHERE = /<(?:script|html|!doctype\s+html|svg|iframe)[\s>/]/i;
/** Markup at the very beginning: a tag, a comment, a declaration, an instruction (`<?xml`, `<?php`, `<%`). */
const MARKUP = /^<(?:[a-z][\w:.-]*(?:[\s>/]|$)|!--|!doctype|!entity|!\[cdata\[|\?|%)/i;
const WEB_ARCHIVE = /^(?:mime-version:|from: <saved by)/i;

/** A name as a person reads it and a file system may keep it: full-width forms and invisible characters fold into the plain ones. */
const plain = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{Cc}\p{M}]/gu, '')
    .toLowerCase();

/** The first ending of a name that is active, at whatever place: `a.html.txt` too. Null: none. */
export const activeEnding = (name: string): string | null => {
  const parts = plain(name)
    .split(/[.。．]/)
    .slice(1)
    .map((part) => part.replace(/::?\$data$/, '').trim());
  return parts.find((part) => ENDINGS.has(part)) ?? null;
};

const activeType = (type: string): string | null => {
  const essence = plain(type).split(';')[0]?.trim() ?? '';
  return TYPES.test(essence) ? essence : null;
};

const startsWith = (bytes: Uint8Array, ...values: readonly number[]): boolean => values.every((value, i) => bytes[i] === value);

/** The text of the first bytes in any encoding that writes ASCII as ASCII or with zeros around it (UTF-8, UTF-16, UTF-32). */
const asciiOf = (head: Uint8Array): string => {
  const marks = startsWith(head, 0xef, 0xbb, 0xbf) ? 3 : startsWith(head, 0xfe, 0xff) || startsWith(head, 0xff, 0xfe) ? 2 : 0;
  const kept: string[] = [];
  for (const byte of head.subarray(marks, HEAD_BYTES)) if (byte !== 0) kept.push(String.fromCharCode(byte));
  return kept.join('');
};

const activeBytes = (head: Uint8Array): string | null => {
  if (startsWith(head, 0x00, 0x61, 0x73, 0x6d)) return 'wasm';
  if ([0x46, 0x43, 0x5a].some((first) => startsWith(head, first, 0x57, 0x53)) && (head[3] ?? 0xff) < 0x40) return 'swf';
  const text = asciiOf(head);
  const begin = text.trimStart();
  const found = MARKUP.exec(begin) ?? WEB_ARCHIVE.exec(begin) ?? ANYWHERE.exec(text.slice(0, ANYWHERE_BYTES));
  return found ? found[0].trim() : null;
};

/** What is known of a file that somebody offers. */
export interface OfferedFile {
  readonly names: readonly string[];
  /** Declared and detected media types. */
  readonly types: readonly string[];
  /** The first `HEAD_BYTES`; empty where only names are at stake. */
  readonly head: Uint8Array;
}

export interface ActiveContent {
  readonly where: 'name' | 'type' | 'bytes';
  readonly found: string;
}

/**
 * Would this run on the origin it is served from, or does a browser take it for what runs? A script there acts as whoever opened it, so
 * that one person's file signs in the names of three (A10.2). Null: inert.
 */
export const activeContentIn = ({ names, types, head }: OfferedFile): ActiveContent | null => {
  const pick = (where: ActiveContent['where'], found: string | null | undefined): ActiveContent | null => (found ? { where, found } : null);
  const first = (values: readonly string[], judge: (value: string) => string | null): string | undefined =>
    values.flatMap((value) => judge(value) ?? [])[0];
  return pick('name', first(names, activeEnding)) ?? pick('type', first(types, activeType)) ?? pick('bytes', activeBytes(head));
};
