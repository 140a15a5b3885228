import { deflateRawSync } from 'node:zlib';
import { SHEET_LIMITS } from '../../server/src/audit/sheet/limits';
import { zipProblem } from '../../server/src/audit/sheet/zipGuard';
import { zipOf, type ZipEntry } from './support/zip';

const text = (name: string, over: Partial<ZipEntry> = {}): ZipEntry => ({ name, content: Buffer.from('住建新闻'.repeat(100)), ...over });
const zeros = (megabytes: number) => Buffer.alloc(megabytes * 1024 * 1024);
const codeOf = async (zip: Uint8Array, limits = SHEET_LIMITS) => (await zipProblem(zip, limits))?.code ?? null;

test('[A9.1] an honest archive passes, deflated and stored', async () => {
  const stored = text('b.xml', { method: 0, packed: text('').content });
  expect(await zipProblem(zipOf([text('a.xml'), stored, text('empty.xml', { content: Buffer.alloc(0) })]), SHEET_LIMITS)).toBeNull();
});

test.each<[string, Uint8Array, string]>([
  ['that declares more than is allowed', zipOf([text('bomb.xml', { unpacked: 65 * 1024 * 1024 })]), 'file_too_large'],
  [
    'that declares little and unpacks to 100 MB',
    zipOf([text('bomb.xml', { unpacked: 1000, packed: deflateRawSync(zeros(100)) })]),
    'zip_size_mismatch',
  ],
  ['that unpacks to one byte more than declared', zipOf([text('a.xml', { unpacked: 1199 })]), 'zip_size_mismatch'],
  ['or to one less', zipOf([text('a.xml', { unpacked: 1201 })]), 'zip_size_mismatch'],
  ['that declares nothing and holds something', zipOf([text('a.xml', { unpacked: 0 })]), 'zip_size_mismatch'],
  ['stored longer than declared', zipOf([text('a.xml', { method: 0, packed: Buffer.alloc(10), unpacked: 9 })]), 'zip_size_mismatch'],
  [
    'of more entries than allowed',
    zipOf(Array.from({ length: 2001 }, (_, i) => text(String(i), { content: Buffer.alloc(0) }))),
    'zip_too_many_entries',
  ],
  ['that says it has more entries than it has', zipOf([text('a.xml')], { count: 2 }), 'zip_malformed'],
  ['that says it has fewer', zipOf([text('a.xml'), text('b.xml')], { count: 1 }), 'zip_malformed'],
  ['with an entry twice', zipOf([text('a.xml'), text('a.xml')]), 'zip_malformed'],
  ['that is encrypted', zipOf([text('a.xml', { flags: 1 })]), 'zip_encrypted'],
  ['in ZIP64', zipOf([text('a.xml')], { before: Buffer.concat([Buffer.from([0x50, 0x4b, 6, 7]), Buffer.alloc(16)]) }), 'zip64'],
  ['whose entry is as long as only ZIP64 can say', zipOf([text('a.xml', { unpacked: 0xffffffff })]), 'zip64'],
  ['packed in another way', zipOf([text('a.xml', { method: 12 })]), 'zip_malformed'],
  ['of garbage', zipOf([text('a.xml', { packed: Buffer.from('garbage') })]), 'zip_malformed'],
  ['cut off', zipOf([text('a.xml')]).subarray(0, -1), 'zip_malformed'],
  ['with something behind it', Buffer.concat([zipOf([text('a.xml')]), Buffer.from('x')]), 'zip_malformed'],
  ['of nothing', new Uint8Array(0), 'zip_malformed'],
  ['larger than a file may be', new Uint8Array(SHEET_LIMITS.fileBytes + 1), 'file_too_large'],
])('[A9.1] an archive %s is refused', async (_title, zip, code) => expect(await codeOf(zip)).toBe(code));

test('[A9.1] a directory with something before its record could be read in two ways, and is refused', async () => {
  expect(await codeOf(zipOf([text('a.xml')], { before: Buffer.alloc(30) }))).toBe('zip_malformed');
});
