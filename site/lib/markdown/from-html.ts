import { load, type CheerioAPI } from 'cheerio';
import { code, line, link, plain } from './text.ts';

type Node = ReturnType<CheerioAPI['root']>[0]['childNodes'][number];
type Element = Extract<Node, { attribs: unknown }>;

/** What shows or does something only on a screen. */
const SKIPPED = 'script, style, svg, template, nav, button, form, copy-button, [data-screen-only], [aria-hidden=true]';
const BLOCKS = new Set(
  'address article aside blockquote details div dl figure figcaption h1 h2 h3 h4 ol p pre section summary table ul'.split(
    ' ',
  ),
);

/** The main part of one of our pages as Markdown. `address` is the page's own, for links that start from it. */
export function mainAsMarkdown(html: string, address: string): string {
  const $ = load(html);
  $(SKIPPED).remove();
  $('a[href]').each((_, element) => {
    const href = $(element).attr('href') ?? '';
    $(element).attr('href', URL.parse(href, new URL(address, 'http://none'))?.href.replace('http://none', '') ?? href);
  });
  const main = $('main')[0];
  return main === undefined ? '' : `${blocksOf(main.childNodes).join('\n\n')}\n`;
}

/** Blocks of these nodes; what stands between two blocks is a paragraph of its own. */
function blocksOf(nodes: readonly Node[]): string[] {
  const blocks: string[] = [];
  let loose: Node[] = [];
  const flush = () => {
    const text = inline(loose).trim();
    if (text !== '') blocks.push(line(text));
    loose = [];
  };
  for (const node of nodes) {
    if (!holdsBlocks(node)) {
      loose.push(node);
      continue;
    }
    flush();
    blocks.push(...blockOf(node));
  }
  flush();
  return blocks;
}

function holdsBlocks(node: Node): boolean {
  if (!isElement(node)) return false;
  return BLOCKS.has(node.name) || node.childNodes.some(holdsBlocks);
}

function blockOf(node: Node): string[] {
  if (!isElement(node)) return [];
  const children = node.childNodes;
  switch (node.name) {
    case 'h1':
    case 'h2':
    case 'h3':
    case 'h4':
      return [`${'#'.repeat(Number(node.name.slice(1)))} ${inline(children).trim()}`];
    case 'summary':
      return [`**${inline(children).trim()}**`];
    case 'pre':
      return [fenced(textOf(node))];
    case 'blockquote':
      return [prefixed(blocksOf(children).join('\n\n'), '> ')];
    case 'ul':
    case 'ol':
      return [itemsOf(node).join('\n')];
    case 'dl':
      return [namesAndValues(children).join('\n')];
    case 'table':
      return [tableOf(node)];
    default:
      return blocksOf(children);
  }
}

function itemsOf(list: Element): string[] {
  return inside(list, ['li']).map((item, i) => {
    const mark = list.name === 'ul' ? '- ' : `${i + 1}. `;
    return `${mark}${prefixed(blocksOf(item.childNodes).join('\n'), ' '.repeat(mark.length)).trimStart()}`;
  });
}

/** A list of terms, whose pairs may each be in a `div`. */
function namesAndValues(nodes: readonly Node[]): string[] {
  return nodes.flatMap((node) => {
    if (!isElement(node)) return [];
    if (node.name === 'div') return namesAndValues(node.childNodes);
    if (node.name === 'dt') return [`- **${inline(node.childNodes).trim()}**`];
    return node.name === 'dd' ? [prefixed(blocksOf(node.childNodes).join('\n'), '  ')] : [];
  });
}

function tableOf(table: Element): string {
  const rows = inside(table, ['tr']).map((row) =>
    inside(row, ['td', 'th']).map((cell) => bars(inline(cell.childNodes).trim())),
  );
  const [head = [], ...body] = rows;
  const ruled = [head, head.map(() => '---'), ...body];
  return ruled.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** A table takes a bar for the end of a cell, even inside code. */
function bars(cell: string): string {
  return cell.replaceAll(/(?<!\\)\|/g, String.raw`\|`);
}

function isText(node: Node): node is Extract<Node, { data: string; nodeType: 3 }> {
  return node.nodeType === 3;
}

function isElement(node: Node): node is Element {
  return 'attribs' in node;
}

/** The nearest elements of these names below a node, none inside another. */
function inside(node: Element, names: readonly string[]): Element[] {
  return node.childNodes
    .filter(isElement)
    .flatMap((child) => (names.includes(child.name) ? [child] : inside(child, names)));
}

function inline(nodes: readonly Node[]): string {
  return nodes.map(inlineOf).join('').replaceAll(/ {2,}/g, ' ');
}

function inlineOf(node: Node): string {
  if (isText(node)) return plain(node.data);
  if (!isElement(node)) return '';
  const text = inline(node.childNodes);
  const trimmed = text.trim();
  switch (node.name) {
    case 'code':
      return code(textOf(node), 300);
    case 'a':
      return trimmed === '' ? '' : link(trimmed, node.attribs['href'] ?? '');
    case 'strong':
      return trimmed === '' ? '' : `**${trimmed}**`;
    case 'q':
      return `“${trimmed}”`;
    case 'br':
      return ' ';
    default:
      return BLOCKS.has(node.name) ? ` ${trimmed} ` : text;
  }
}

function textOf(node: Node): string {
  if (isText(node)) return node.data;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}

function fenced(text: string): string {
  const run = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(run + 1);
  return `${fence}\n${text.trimEnd()}\n${fence}`;
}

function prefixed(text: string, prefix: string): string {
  return text
    .split('\n')
    .map((row) => `${prefix}${row}`.trimEnd())
    .join('\n');
}
