import { isText, oneLine, rawText, type Page, type PageElement } from '../../page.ts';
import type { Cut } from './schema.ts';

/** A text is for people, and a pattern must not cost more than a moment. */
const LONGEST = 4_000;

export interface Piece {
  text: string;
  /** The element that it was cut from. */
  element: PageElement;
}

/** The text that a selector file asks for; undefined when the page has none there. */
export function cut(page: Page, item: PageElement, { select, attribute, own, pattern }: Cut): Piece | undefined {
  const element = select === undefined ? item : page(item).find(select).get(0);
  if (element === undefined) return undefined;
  const raw = attribute === undefined ? textIn(element, own === true) : (element.attribs[attribute] ?? '');
  const text = oneLine(raw.slice(0, LONGEST));
  const match = pattern === undefined ? [text] : new RegExp(pattern, 'u').exec(text);
  const found = (match?.[1] ?? match?.[0] ?? '').trim();
  return found === '' ? undefined : { text: found, element };
}

function textIn(element: PageElement, own: boolean): string {
  return own ? element.children.filter(isText).map(rawText).join(' ') : rawText(element);
}
