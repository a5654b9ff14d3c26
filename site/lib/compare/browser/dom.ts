import { visible } from '../../text.ts';

type Child = Node | string;

/** An element with children; text is shown with its hidden characters named, and is never markup. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, string>,
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children.map((child) => (typeof child === 'string' ? visible(child) : child)));
  return made;
}

export function listOf(items: readonly Child[]): HTMLUListElement {
  return element('ul', {}, ...items.map((item) => element('li', {}, item)));
}

/** A table with a caption, whose first cells are the heads of their rows. */
export function table(caption: string, heads: readonly string[], rows: readonly Child[][]): HTMLElement {
  const head = element('tr', {}, ...heads.map((text) => element('th', { scope: 'col' }, text)));
  const body = rows.map((cells) =>
    element(
      'tr',
      {},
      ...cells.map((cell, i) => (i === 0 ? rowHead(cell) : element('td', { 'data-label': heads[i] ?? '' }, cell))),
    ),
  );
  return element(
    'section',
    { class: 'table-box stacked', 'aria-label': `Table: ${caption}`, tabindex: '0' },
    element(
      'table',
      {},
      element('caption', { class: 'for-readers' }, caption),
      element('thead', {}, head),
      element('tbody', {}, ...body),
    ),
  );
}

function rowHead(cell: Child): HTMLElement {
  return element('th', { scope: 'row' }, cell);
}
