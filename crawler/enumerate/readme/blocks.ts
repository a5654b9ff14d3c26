import { isElement, oneLine, textOf, type Page, type PageElement, type PageNode } from '../../page.ts';

/** A piece of a README, in reading order. What cannot hold or explain a tool list is left out. */
export type Block = Heading | { kind: 'text' | 'list' | 'table'; element: PageElement };

export interface Heading {
  kind: 'heading';
  /** 1 to 6 as in HTML; 7 for the summary of a fold, 8 for a paragraph that serves as a heading. */
  level: number;
  text: string;
  /** Something in it is set as code. */
  hasCode: boolean;
}

const CONTAINERS = new Set('body html main article section div details center span'.split(' '));

export function blocksOf(page: Page): Block[] {
  const blocks: Block[] = [];
  const todo: PageNode[] = page.root().get().toReversed();
  for (let node = todo.pop(); node !== undefined; node = todo.pop()) {
    if (isElement(node) && !CONTAINERS.has(node.name)) {
      const block = toBlock(node);
      if (block !== undefined) blocks.push(block);
      continue;
    }
    if ('children' in node) for (const child of node.children.toReversed()) todo.push(child);
  }
  return blocks;
}

function toBlock(element: PageElement): Block | undefined {
  const { name } = element;
  if (/^h[1-6]$/.test(name)) return heading(element, Number(name[1]));
  if (name === 'summary') return heading(element, 7);
  if (name === 'p') return servesAsHeading(element) ? heading(element, 8) : { kind: 'text', element };
  if (name === 'ul' || name === 'ol') return { kind: 'list', element };
  return name === 'table' ? { kind: 'table', element } : undefined;
}

function heading(element: PageElement, level: number): Heading {
  return { kind: 'heading', level, text: textOf(element), hasCode: hasCode(element) };
}

/** A paragraph that is all emphasis, or that begins with a name and goes on about it. */
function servesAsHeading(paragraph: PageElement): boolean {
  const [first, ...rest] = paragraph.children.filter((child) => textOf(child) !== '');
  if (first === undefined || !isElement(first)) return false;
  if (first.name === 'code') return true;
  if (first.name !== 'strong' && first.name !== 'b') return false;
  return hasCode(first) || oneLine(rest.map(textOf).join('')).replace(/^:$/, '') === '';
}

export function hasCode(node: PageNode): boolean {
  if (!isElement(node)) return false;
  return node.name === 'code' || node.children.some(hasCode);
}
