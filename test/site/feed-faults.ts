import { DOMParser, type Document, type Element } from '@xmldom/xmldom';

const ATOM = 'http://www.w3.org/2005/Atom';
/** RFC 3339, in UTC. */
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

/** Reads XML, and takes nothing that is not well-formed. */
export function readXml(text: string): Document {
  const onError = (level: string, message: string): never => {
    throw new Error(`${level}: ${message}`);
  };
  return new DOMParser({ onError }).parseFromString(text, 'text/xml');
}

export function childrenOf(element: Element, name: string): Element[] {
  return [...element.getElementsByTagNameNS(ATOM, name)].filter(({ parentNode }) => parentNode === element);
}

export function textOf(element: Element, name: string): string {
  return childrenOf(element, name)[0]?.textContent ?? '';
}

/** What of an Atom feed is not as RFC 4287 has it. */
export function feedFaults(text: string): string[] {
  // XML 1.0, section 2.2.

  if (/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/.test(text)) return ['a character that XML cannot hold'];
  const feed = readXml(text).documentElement;
  if (feed?.namespaceURI !== ATOM || feed.localName !== 'feed') return ['it is no feed'];
  const entries = childrenOf(feed, 'entry');
  const ids = [feed, ...entries].map((it) => textOf(it, 'id'));
  const newest = entries[0] ? textOf(entries[0], 'updated') : textOf(feed, 'updated');
  return [
    ...elementFaults(feed, ['id', 'title', 'updated', 'author']),
    ...entries.flatMap((entry) => elementFaults(entry, ['id', 'title', 'updated', 'summary'])),
    ...(new Set(ids).size === ids.length ? [] : ['an id is there twice']),
    ...(textOf(feed, 'updated') === newest ? [] : ['it was not updated when its newest entry was']),
    ...entries.flatMap((entry, i) => {
      const next = entries[i + 1];
      return next && textOf(next, 'updated') > textOf(entry, 'updated') ? ['the newest entry is not first'] : [];
    }),
  ];
}

/** What is required of a feed and of an entry, each once. */
function elementFaults(element: Element, once: string[]): string[] {
  const links = childrenOf(element, 'link');
  const alternates = links.filter((link) => link.getAttribute('rel') === 'alternate');
  const kind = element.localName ?? '';
  return [
    ...once.filter((name) => childrenOf(element, name).length !== 1).map((name) => `${kind}: not one ${name}`),
    ...(textOf(element, 'title').trim() === '' ? [`${kind}: its title says nothing`] : []),
    ...(URL.canParse(textOf(element, 'id')) ? [] : [`${kind}: its id is no IRI`]),
    ...(TIME.test(textOf(element, 'updated')) ? [] : [`${kind}: its time is none`]),
    ...(alternates.length === 1 ? [] : [`${kind}: not one page that says the same`]),
    ...(links.every((link) => link.getAttribute('href')) ? [] : [`${kind}: a link leads nowhere`]),
    ...(childrenOf(element, 'category').every((it) => it.getAttribute('term')) ? [] : [`${kind}: a nameless category`]),
    ...['title', 'summary']
      .flatMap((name) => childrenOf(element, name))
      .filter((it) => [...it.childNodes].some(({ nodeType }) => nodeType === 1))
      .map((it) => `${kind}: markup in its ${it.localName}`),
  ];
}
