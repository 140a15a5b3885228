import DOMPurify from 'dompurify';
import MarkdownIt from 'markdown-it';
import { originOf } from '../utils/files';

const markdown = new MarkdownIt({ html: true, linkify: true, breaks: true });
const purifier = DOMPurify();

/** What is removed is named to the reader: something that only the site would show is not hidden from who signs. */
export interface Sanitised {
  readonly html: string;
  /** Names of elements that were taken out. */
  readonly removed: readonly string[];
}

purifier.addHook('afterSanitizeAttributes', (node) => {
  if (node.tagName === 'A') {
    node.setAttribute('target', '_blank');
    node.setAttribute('rel', 'noopener noreferrer');
  }
  const source = node.getAttribute('src');
  if (node.tagName === 'IMG' && source !== null) node.setAttribute('src', originOf(source) ?? source);
});

const CONFIG = {
  USE_PROFILES: { html: true },
  FORBID_TAGS: ['style', 'form', 'input', 'button', 'textarea', 'select', 'iframe', 'object', 'embed', 'link', 'base', 'meta'],
  FORBID_ATTR: ['style', 'id', 'name', 'srcset'],
};

/** Markdown or HTML that somebody wrote, as HTML in which nothing runs. */
export const sanitised = (text: string, format: 'markdown' | 'html'): Sanitised => {
  const html = purifier.sanitize(format === 'markdown' ? markdown.render(text) : text, CONFIG);
  const removed = purifier.removed.flatMap((one) => ('element' in one ? [one.element.nodeName.toLowerCase()] : []));
  return { html, removed: [...new Set(removed)].filter((name) => !name.startsWith('#')) };
};
