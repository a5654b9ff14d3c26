import type { Found } from '../../../catalog/search/found.ts';
import { marksIn } from '../../../catalog/search/marks.ts';
import { capped, NO_NAME, pieces } from '../text.ts';

const BASE = import.meta.env.BASE_URL.replace(/\/+$/, '');

/** Where a result leads. */
export function pathOf(found: Found): string {
  return found.kind === 'server'
    ? `${BASE}/servers/${found.slug}/`
    : `${BASE}/tools/${found.serverSlug}/${found.slug}/`;
}

/** A text from outside as nodes: what was looked for is marked, hidden characters are named, long text is cut. */
export function textNodes(text: string, terms: ReadonlySet<string>, max = 120): Node[] {
  const shown = capped(text, max);
  if (shown.text.trim() === '') return [document.createTextNode(NO_NAME)];
  const nodes = marksIn(shown.text, terms).map(({ text: part, found }) =>
    found ? element('mark', visibleNodes(part)) : element('span', visibleNodes(part)),
  );
  return shown.more > 0 ? [...nodes, document.createTextNode('…')] : nodes;
}

function visibleNodes(text: string): Node[] {
  return pieces(text).map((piece) => {
    if ('text' in piece) return document.createTextNode(piece.text);
    const token = element('span', [document.createTextNode(piece.hidden)], 'hidden-character');
    token.title = piece.name;
    return token;
  });
}

export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  children: readonly (Node | string)[],
  className = '',
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  if (className !== '') made.className = className;
  made.append(...children);
  return made;
}
