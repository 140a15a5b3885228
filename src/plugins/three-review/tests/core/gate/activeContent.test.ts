import { activeContentIn, asAttachment, asksForUploads, inertType, type ActiveContent } from '../../../core/gate';

const offered = (names: readonly string[], types: readonly string[] = [], head: Uint8Array = new Uint8Array()) =>
  activeContentIn({ names, types, head });
const bytes = (text: string, encoding: BufferEncoding = 'utf8', ...before: number[]): Buffer =>
  Buffer.concat([Buffer.from(before), Buffer.from(text, encoding)]);
const swapped = (text: string): Buffer => bytes(text, 'utf16le').swap16();

describe('[A10.2] a file that would run on the origin of the admin', () => {
  test.each([
    '附件.html',
    'a.HTM',
    'a.xhtml',
    'a.xht',
    'a.svg',
    'a.svgz',
    'a.xml',
    'a.xsl',
    'a.js',
    'a.mjs',
    'a.cjs',
    'a.wasm',
    'a.swf',
    'a.mht',
    'a.mhtml',
    'a.hta',
    'a.rss',
    'a.php',
    'a.html.txt',
    'a.html.',
    'a.html ',
    'a.h\u200btml',
    'a．ｈｔｍｌ',
    'a.svg.gz',
    'a.html::$DATA',
    '.js',
  ])('is known by its name: %j', (name) => {
    expect(offered([name])?.where).toBe('name');
    expect(offered(['a.png', name])?.where).toBe('name');
  });

  test.each([
    'text/html',
    'TEXT/HTML; charset=utf-8',
    'application/xhtml+xml',
    'image/svg+xml',
    'text/xml',
    'application/xml',
    'application/rss+xml',
    'text/javascript',
    'application/x-javascript',
    'application/ecmascript',
    'application/wasm',
    'multipart/related',
    'message/rfc822',
    'application/x-shockwave-flash',
    'text/xsl',
  ])('is known by its type: %s', (type) => expect(offered(['a.bin'], [type])).toMatchObject({ where: 'type' }));

  test.each<[string, Uint8Array]>([
    ['a document type', bytes('<!DOCTYPE html><p>')],
    ['blanks before it', bytes(' \t\r\n\n<HTML>')],
    ['a byte order mark', bytes('<script>1</script>', 'utf8', 0xef, 0xbb, 0xbf)],
    ['UTF-16, little end first', bytes('<html>', 'utf16le', 0xff, 0xfe)],
    ['UTF-16, big end first', Buffer.concat([Buffer.from([0xfe, 0xff]), swapped('<html>')])],
    ['UTF-16 without a mark', bytes('<script>', 'utf16le')],
    ['zeros between', bytes('<\0s\0c\0r\0i\0p\0t\0>')],
    ['a comment', bytes('<!-- a --><b>')],
    ['XML', bytes('<?xml version="1.0"?><svg/>')],
    ['a drawing without declaration', bytes('<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>')],
    ['any element', bytes('<rss version="2.0">')],
    ['an archive of a page', bytes('From: <Saved by Blink>\r\nMIME-Version: 1.0')],
    ['WebAssembly', Buffer.from([0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0])],
    ['Flash', Buffer.from([0x43, 0x57, 0x53, 0x0b])],
    ['a picture and a page in one', bytes('GIF89a/*<script src=//a>*/')],
    ['a page behind a few words', bytes('hello <html ><body>')],
    ['php', bytes('<?php echo 1;')],
  ])('is known by its bytes, whatever it is called: %s', (_what, head) =>
    expect(offered(['a.png'], ['image/png'], head)).toMatchObject({ where: 'bytes' } satisfies Partial<ActiveContent>)
  );

  test.each<[string, string, Uint8Array]>([
    ['配图.png', 'image/png', bytes('\x89PNG\r\n\x1a\n', 'latin1')],
    ['通知.pdf', 'application/pdf', bytes('%PDF-1.7')],
    ['表.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', bytes('PK\x03\x04')],
    ['名单.csv', 'text/csv', bytes('姓名,单位\r\n')],
    ['说明.txt', 'text/plain', bytes('<关于印发> a < b; x <y@example.org>')],
    ['数据.json', 'application/json', bytes('{"a":1}')],
    ['vue.js 入门.pdf', 'application/pdf', bytes('%PDF-1.7')],
    ['录像.mp4', 'video/mp4', Buffer.from([0, 0, 0, 24, 102, 116, 121, 112])],
    ['关于html的说明', '', new Uint8Array()],
  ])('is not %s', (name, type, head) => expect(offered([name], type ? [type] : [], head)).toBeNull());
});

describe('[A10.2] what lies among the uploads', () => {
  test.each([
    '/uploads/a.html',
    '/UPLOADS/a.html',
    '/%75ploads/a.html',
    '/%2575ploads/a.html',
    '//uploads/a',
    '/./uploads/a',
    '/x/..%2fuploads/a',
    '/uploads%2fa.html',
    '\\uploads\\a',
    '/uploads./a',
    'http://site.example/uploads/a?b',
    '/cms/uploads/a',
  ])('is asked for by %s', (address) => expect(asksForUploads(address)).toBe(true));

  test.each(['/', '/upload/files', '/api/articles?next=/uploads/a', '/admin/plugins/upload', '/api/uploadsets'])(
    'is not by %s',
    (address) => expect(asksForUploads(address)).toBe(false)
  );

  test.each([
    ['text/html; charset=utf-8', 'application/octet-stream'],
    ['application/javascript', 'application/octet-stream'],
    ['text/css', 'application/octet-stream'],
    ['application/wasm', 'application/octet-stream'],
    ['', 'application/octet-stream'],
    ['application/atom+xml', 'application/octet-stream'],
    ['image/svg+xml', 'image/svg+xml'],
    ['image/png', 'image/png'],
    ['application/pdf', 'application/pdf'],
    ['text/plain; charset=utf-8', 'text/plain; charset=utf-8'],
  ])('of the type %j is sent as %s', (type, sent) => expect(inertType(type)).toBe(sent));

  test('is an attachment under the name that it had', () => {
    expect(asAttachment('')).toBe('attachment');
    expect(asAttachment('inline; filename="a.pdf"')).toBe('attachment; filename="a.pdf"');
  });
});
