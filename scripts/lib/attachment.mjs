import { desk, mustBeRefused } from './desk.mjs';
import { fileToSend } from './http.mjs';
import { must } from './telling.mjs';

/** @typedef {import('./http.mjs').Call} Call */
/** @typedef {{ type: string, url?: string, text?: string, children?: Node[] }} Node */

const NAME = '报送流程_说明.txt';
const TEXT = '拟稿、初审、复审、审签、发布。';

/** The addresses that a text of blocks links to. @param {readonly Node[]} nodes @returns {string[]} */
const addressesIn = (nodes) => nodes.flatMap(({ url, children = [] }) => [...(url ? [url] : []), ...addressesIn(children)]);

/** The first address of an uploaded file that the text links to, as it is written there. @param {readonly Node[]} body */
const attachmentIn = (body) => addressesIn(body).find((address) => address.startsWith('/uploads/'));

/** As a browser still follows it, and a comparison of spellings does not. @param {string} address */
const spelledOtherwise = (address) => address.replaceAll('_', '%5f').replace(/\.txt$/, '.t%78t');

/**
 * The text with a link to an uploaded file at its end, spelled so that only who reads it as a browser does recognises the file.
 * @param {Call} officer @param {Node[]} body
 * @returns {Promise<{ body: Node[], address: string }>}
 */
export const withAttachment = async (officer, body) => {
  const there = attachmentIn(body);
  if (there) return { body, address: there };
  const sent = await officer('POST', '/upload', fileToSend(NAME, 'text/plain', TEXT));
  must(sent.status < 300, `uploading ${NAME}: ${String(sent.status)} ${sent.text.slice(0, 400)}`);
  const address = spelledOtherwise(sent.body[0].url);
  const link = { type: 'link', url: address, children: [{ type: 'text', text: NAME }] };
  const paragraph = { type: 'paragraph', children: [{ type: 'text', text: '附件：' }, link, { type: 'text', text: '' }] };
  return { body: [...body, paragraph], address };
};

/**
 * While a text is live, the bytes behind its links stay: they are neither replaced nor deleted, not even by a super admin.
 * @param {{ officer: Call, admin: Call }} people @param {string} article @param {(text: string) => void} note
 */
export const bytesStay = async ({ officer, admin }, article, note) => {
  const address = attachmentIn((await desk(officer, article).read()).body);
  if (!address) return note('此前发布的正文没有附件 · what was published before has no attachment');
  const url = decodeURIComponent(address);
  const found = await admin('GET', `/upload/files?filters[url][$eq]=${encodeURIComponent(url)}`);
  const [file] = found.body?.results ?? [];
  must(file, `no file is found at ${url}: ${found.text.slice(0, 400)}`);
  const bytes = () => admin('GET', address);
  const before = await bytes();
  must(before.status === 200 && before.text.includes(TEXT), `${address} is not served: ${String(before.status)}`);

  const replaced = fileToSend(NAME, 'text/plain', '改过的内容');
  note(mustBeRefused(await admin('POST', `/upload?id=${String(file.id)}`, replaced), `替换 replace ${address}`, ['live_content']));
  note(mustBeRefused(await admin('DELETE', `/upload/files/${String(file.id)}`), `删除 delete ${url}`, ['live_content']));
  must((await bytes()).text === before.text, `the bytes at ${address} changed`);
};
