import { isFields, listOf, type Fields } from '../content/fields';
import { canonical, type Json } from '../ledger/canonical';
import type { Line } from './paragraphs';

/** Where an editor that writes HTML in one line ends a paragraph. */
const CLOSED = /(?<=<\/(?:p|li|h[1-6]|tr|div|blockquote|figure|table|ul|ol)>)(?=\S)/i;

/** The paragraphs of a text or of markdown, or of HTML. No text: no paragraph. */
export const linesOfText = (text: string): readonly Line[] =>
  text === '' ? [] : text.split(/\r\n|\n/).flatMap((line) => line.split(CLOSED).map((part) => ({ text: part, form: '' })));

/** The address stands in the text: where a link leads is content. */
const address = (url: Json | undefined): string => (typeof url === 'string' && url !== '' ? ` ⟨${url}⟩` : '');

const inline = (node: Json): string => {
  if (!isFields(node)) return '';
  if (typeof node.text === 'string') return node.text;
  const text = listOf(node.children).map(inline).join('');
  return node.type === 'link' ? text + address(node.url) : text;
};

const picture = (image: Json | undefined): string => {
  const { name, alternativeText, url } = isFields(image) ? image : ({} as Fields);
  const told = [name, alternativeText].flatMap((part) => (typeof part === 'string' && part !== '' ? [part] : []));
  return `▣ ${told.join('｜')}${address(url)}`;
};

const lineOf = (node: Fields, form: Json): Line => ({ text: listOf(node.children).map(inline).join(''), form: canonical(form) });

const itemsOf = (list: Fields, depth: number): readonly Line[] => {
  const { children: _inside, ...itself } = list;
  return listOf(list.children).flatMap((item): readonly Line[] => {
    if (!isFields(item)) return [];
    return item.type === 'list' ? itemsOf(item, depth + 1) : [lineOf(item, { list: itself, depth, item })];
  });
};

/** The paragraphs of a blocks field: list items one by one, pictures by name, alternative text and address. */
export const linesOfBlocks = (blocks: Json | undefined): readonly Line[] =>
  listOf(blocks).flatMap((block): readonly Line[] => {
    if (!isFields(block)) return [{ text: canonical(block), form: '' }];
    if (block.type === 'list') return itemsOf(block, 0);
    if (block.type === 'image') return [{ text: picture(block.image), form: canonical(block) }];
    const code = block.type === 'code';
    const line = lineOf(block, block);
    return code ? line.text.split('\n').map((text) => ({ text, form: line.form })) : [line];
  });
