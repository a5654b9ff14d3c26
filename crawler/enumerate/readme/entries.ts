import { isElement, isText, oneLine, rawText, textOf, type PageElement, type PageNode } from '../../page.ts';
import { isIdentifier, notAName } from './names.ts';

/** A tool as a README tells of it. */
export interface Claim {
  name: string;
  description?: string;
}

/** What one item of a list or row of a table is. */
export type Entry =
  | { kind: 'claim'; claim: Claim }
  /** Documents a parameter, so that its neighbours do too. */
  | { kind: 'parameter' }
  /** In the place of a tool, but none. */
  | { kind: 'refused'; text: string; reason: string }
  | { kind: 'prose' };

const SEPARATOR = /^\s*(?:[:\-–—−]|->|→)\s*/;
const PARAMETER =
  /^\(?(?:an? )?(?:optional |required )?(?:string|str|number|integer|int|float|boolean|bool|array|object|list|enum|any)\b(?:\[\])?\s*(?:[,;.:)|–—(-]|$|or\b|\| )|^\(?(?:required|optional)\b\s*(?:[,;.:)–—-]|$)|[([](?:required|optional|default)\b\s*[,;:=)\]]|[([]default\b|\b(?:defaults? to|default:|default value)/i;
const NOT_YET = /\b(coming soon|planned|not yet|not implemented|no longer|was removed|has been removed)\b/i;
const LABEL =
  /^(title|inputs?|parameters?|params|arguments?|args|returns?|outputs?|example|usage|type|required|optional|read-only)\b[^.]{0,30}:/i;

/** Reads `- **name** - description`, and `- **name**` with what it does as the first item of a list below. */
export function readItem(item: PageElement): Entry {
  const { head, below } = partsOf(item);
  const [first, ...rest] = head;
  const marked = first === undefined ? undefined : markedName(first);
  if (marked === undefined) return { kind: 'prose' };
  const said = oneLine(rest.map(rawText).join(''));
  return documentsAParameter(said) ? { kind: 'parameter' } : judge(marked, said, below);
}

/** The first paragraph of an item, and the lists below it. */
function partsOf(item: PageElement): { head: PageNode[]; below: PageElement[] } {
  const elements = item.children.filter(isElement);
  const below = elements.filter(isList);
  const paragraph = elements.find((it) => it.name === 'p');
  const inline = paragraph?.children ?? item.children.filter((it) => !(isElement(it) && isList(it)));
  const from = inline.findIndex((it) => textOf(it) !== '');
  return { head: from < 0 ? [] : inline.slice(from), below };
}

function isList({ name }: PageElement): boolean {
  return name === 'ul' || name === 'ol';
}

/** The name that a row of a table gives in one of its cells. `spoken`: the column's title says that tools are in it. */
export function readCell(cell: PageElement, description: string, spoken: boolean): Entry {
  const parts = cell.children.filter((it) => /[\p{L}\p{N}]/u.test(textOf(it)));
  const [first] = parts;
  if (first === undefined || parts.length > 1) return { kind: 'prose' };
  const marked = markedName(first);
  const plain = spoken && isText(first) && /[_-]/.test(first.data) ? { text: textOf(first), code: false } : undefined;
  const name = marked ?? plain;
  if (name === undefined) return { kind: 'prose' };
  const said = `: ${description}`;
  return !spoken && documentsAParameter(said) ? { kind: 'parameter' } : judge(name, said, []);
}

interface Marked {
  text: string;
  code: boolean;
}

/** The text of an element that is a name set apart: code, emphasis, or a link to it. */
function markedName(node: PageNode): Marked | undefined {
  let code = false;
  let at = node;
  while (isElement(at) && ['code', 'strong', 'b', 'a'].includes(at.name)) {
    if (at.name === 'code') code = true;
    const inside: PageNode[] = at.children.filter((it) => textOf(it) !== '');
    const [only, ...others] = inside;
    if (only === undefined) return undefined;
    if (others.length > 0 || isText(only)) {
      // A link alone sets nothing apart.
      return at.name === 'a' && at === node ? undefined : { text: textOf(at).replace(/:$/, ''), code };
    }
    at = only;
  }
  return undefined;
}

/** Whether what is said of a name gives its type or says that it may be left out. */
function documentsAParameter(said: string): boolean {
  const { aside, rest } = split(said);
  return PARAMETER.test(`(${aside})`) || PARAMETER.test(rest.replace(SEPARATOR, ''));
}

/** What follows a name: an aside in brackets, and the rest. */
function split(said: string): { aside: string; rest: string } {
  const text = said.replace(/^\*/, '').trim();
  const [, aside = '', rest = text] = /^\(([^)]*)\)(.*)$/.exec(text) ?? [];
  return { aside, rest };
}

function judge({ text, code }: Marked, said: string, below: PageElement[]): Entry {
  const { rest } = split(said);
  const reason = notAName(text) ?? (code || isIdentifier(text) ? undefined : 'it is an ordinary word in bold');
  if (reason !== undefined) return { kind: 'refused', text, reason };
  const separated = SEPARATOR.test(rest);
  const description = separated ? oneLine(rest.replace(SEPARATOR, '')) : rest === '' ? descriptionBelow(below) : '';
  if (description === '') return { kind: 'refused', text, reason: 'nothing says what it does' };
  if (NOT_YET.test(description)) return { kind: 'refused', text, reason: 'it is said not to exist yet, or any more' };
  return { kind: 'claim', claim: { name: text, description } };
}

function descriptionBelow(below: PageElement[]): string {
  for (const item of below[0]?.children.filter(isElement) ?? []) {
    const { head } = partsOf(item);
    const [first] = head;
    const text = oneLine(head.map(rawText).join(''));
    const labelled = /^description:\s*(.+)$/i.exec(text)?.[1];
    if (labelled !== undefined) return labelled;
    if (LABEL.test(text)) continue;
    // Parameters follow at once: what it does is not said.
    return first === undefined || markedName(first) !== undefined ? '' : text;
  }
  return '';
}
