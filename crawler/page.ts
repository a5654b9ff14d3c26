// Not `cheerio` itself: the tree that the HTML standard prescribes for unclosed formatting grows with the square of the
// page, and a few dozen kilobytes fill the memory. htmlparser2 repairs less and stays small.
import { load, type CheerioAPI, type contains } from 'cheerio/slim';

/** A parsed page, to be selected from. It is never shown, nor is anything in it fetched. */
export type Page = CheerioAPI;
export type PageNode = Parameters<typeof contains>[0];
export type PageElement = Extract<PageNode, { attribs: unknown }>;

/** People nest dozens of elements. What is deeper was made to exhaust whoever walks through it. */
const DEEPEST = 500;

/** Parses HTML; undefined when it nests deeper than people write. */
export function parsePage(html: string): Page | undefined {
  const page = load(html);
  const todo: { nodes: readonly PageNode[]; depth: number }[] = [{ nodes: page.root().get(), depth: 0 }];
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    if (next.depth > DEEPEST) return undefined;
    for (const node of next.nodes) if ('children' in node) todo.push({ nodes: node.children, depth: next.depth + 1 });
  }
  return page;
}

export function isElement(node: PageNode): node is PageElement {
  return 'attribs' in node;
}

export function isText(node: PageNode): node is Extract<PageNode, { nodeType: 3 }> {
  return node.nodeType === 3;
}

/** The text inside a node, its runs of white space as one space. */
export function textOf(node: PageNode): string {
  return oneLine(rawText(node));
}

/** The text inside a node, as it came. */
export function rawText(node: PageNode): string {
  if (isText(node)) return node.data;
  if (!('children' in node)) return '';
  if (isElement(node) && /^(script|style|template)$/.test(node.name)) return '';
  if (isElement(node) && node.name === 'br') return ' ';
  return node.children.map(rawText).join('');
}

export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
