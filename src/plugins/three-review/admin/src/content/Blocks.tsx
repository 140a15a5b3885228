import { Fragment, type ReactNode } from 'react';
import { originOf } from '../utils/files';
import { safeAddress } from './addresses';
import { Prose } from './Prose';

type Node = Readonly<Record<string, unknown>>;

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);
const nodes = (value: unknown): readonly Node[] => (Array.isArray(value) ? value.filter(isNode) : []);
const wordOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const MARKS = [
  ['bold', 'strong'],
  ['italic', 'em'],
  ['underline', 'u'],
  ['strikethrough', 's'],
  ['code', 'code'],
] as const;

const marked = (node: Node): ReactNode =>
  MARKS.reduce<ReactNode>((inner, [mark, Tag]) => (node[mark] === true ? <Tag>{inner}</Tag> : inner), wordOf(node.text));

const inline = (children: unknown): ReactNode =>
  nodes(children).map((node, i) => {
    if (node.type !== 'link') return <Fragment key={i}>{marked(node)}</Fragment>;
    const address = safeAddress(node.url);
    return address === null ? (
      <Fragment key={i}>{inline(node.children)}</Fragment>
    ) : (
      <a key={i} href={address} target="_blank" rel="noopener noreferrer">
        {inline(node.children)}
      </a>
    );
  });

const HEADINGS = ['h3', 'h3', 'h4', 'h5', 'h6', 'h6'] as const;

const listOf = (node: Node): ReactNode => {
  const Tag = node.format === 'ordered' ? 'ol' : 'ul';
  return (
    <Tag>
      {nodes(node.children).map((item, i) => (
        <li key={i}>{item.type === 'list' ? listOf(item) : inline(item.children)}</li>
      ))}
    </Tag>
  );
};

const textOf = (node: Node): string =>
  nodes(node.children)
    .map((child) => wordOf(child.text))
    .join('');

const block = (node: Node): ReactNode => {
  if (node.type === 'heading') {
    const Tag = HEADINGS[Number(node.level) - 1] ?? 'h3';
    return <Tag>{inline(node.children)}</Tag>;
  }
  if (node.type === 'list') return listOf(node);
  if (node.type === 'quote') return <blockquote>{inline(node.children)}</blockquote>;
  if (node.type === 'code') return <pre>{textOf(node)}</pre>;
  if (node.type === 'image' && isNode(node.image)) {
    const address = safeAddress(node.image.url);
    return address === null ? null : <img src={originOf(address) ?? ''} alt={wordOf(node.image.alternativeText)} />;
  }
  return <p>{inline(node.children)}</p>;
};

/** Strapi's blocks as readers will see them. */
export const Blocks = ({ blocks }: { readonly blocks: readonly unknown[] }) => (
  <Prose>
    {nodes(blocks).map((node, i) => (
      <Fragment key={i}>{block(node)}</Fragment>
    ))}
  </Prose>
);
