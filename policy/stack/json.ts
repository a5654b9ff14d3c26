import { createScanner, parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import { CLIENTS } from '../clients.ts';
import type { Entries, RawEntry } from './entries.ts';
import { placeAt } from './place.ts';
import type { StackProblem } from './stack.ts';
import { isEntry, isFields } from './value.ts';

/** The keys that hold entries in the files of clients, and in files that we do not write. */
const HOLDERS = new Set([...Object.values(CLIENTS).map(({ key }) => key), 'mcp.servers', 'amp.mcpServers', 'mcp']);
/** Keys that other things are called too: only what looks like entries counts. */
const COMMON = new Set(['servers', 'mcp']);
/** How deep holders are looked for: `projects`, a path and `mcpServers`, in the file of Claude Code. */
const SEARCHED = 4;
/** Deeper than any configuration; the parser goes down by itself. */
const DEEPEST = 100;
const MOST_PROBLEMS = 5;

/** The text with braces around it where somebody copied only the inside of an object. */
function wholeJson(text: string): { text: string; added: number } {
  return /^\s*"(?:[^"\\]|\\.)*"\s*:/.test(text)
    ? { text: `{${text.replace(/[\s,]*$/, '')}}`, added: 1 }
    : { text, added: 0 };
}

/** Entries of JSON with comments and trailing commas. What stands before and after a mistake is kept. */
export function entriesOfJson(given: string): Pick<Entries, 'entries' | 'problems'> {
  const { text, added } = wholeJson(given);
  const at = (offset: number) => placeAt(given, Math.max(0, offset - added));
  const deep = tooDeep(text);
  if (deep !== undefined)
    return { entries: [], problems: [{ message: 'The JSON nests too deep, and was not read.', ...at(deep) }] };
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true, allowEmptyContent: true });
  const problems = errors.slice(0, MOST_PROBLEMS).map(({ error, offset }): StackProblem => ({
    message: `This is not JSON: ${MISTAKES[printParseErrorCode(error)] ?? OTHER}.`,
    ...at(offset),
  }));
  if (root === undefined) return { entries: [], problems };
  const entries = holdersOf(root, SEARCHED).flatMap((holder) => entriesIn(holder, at));
  if (entries.length === 0 && errors.length === 0)
    problems.push({ message: `No server was found. Entries are looked for below ${KNOWN}.`, ...at(0) });
  return { entries, problems: [...problems, ...twice(entries)] };
}

const KNOWN = '"mcpServers", "servers", "context_servers" or "mcp_servers"';

function tooDeep(text: string): number | undefined {
  const scanner = createScanner(text, true);
  let depth = 0;
  for (scanner.scan(); scanner.getTokenOffset() < text.length; scanner.scan()) {
    // A token of one brace or bracket begins with it; strings and comments begin otherwise.
    const first = text.charAt(scanner.getTokenOffset());
    if (first === '{' || first === '[') depth += 1;
    if (first === '}' || first === ']') depth -= 1;
    if (depth > DEEPEST) return scanner.getTokenOffset();
  }
  return undefined;
}

interface Held {
  node: Node;
  path: (string | number)[];
}

/** The objects and lists that hold entries; the whole document when it is one, or an entry itself. */
function holdersOf(root: Node, depth: number): Held[] {
  const found = search(root, [], depth);
  if (found.length > 0) return found;
  return root.type === 'array' || isEntry(plain(root)) || holdsEntries(root) ? [{ node: root, path: [] }] : [];
}

function search(node: Node, path: (string | number)[], depth: number): Held[] {
  if (depth === 0 || node.type !== 'object') return [];
  return propertiesOf(node).flatMap(({ key, value }): Held[] => {
    const here = [...path, key];
    const below = () => search(value, here, depth - 1);
    if (!HOLDERS.has(key)) return below();
    if (COMMON.has(key) && !holdsEntries(value)) return below();
    return [{ node: value, path: here }];
  });
}

function holdsEntries(node: Node): boolean {
  return node.type === 'object'
    ? propertiesOf(node).some(({ value }) => isEntry(plain(value)))
    : node.type === 'array' && (node.children ?? []).some((child) => isEntry(plain(child)));
}

function propertiesOf(node: Node): { key: string; value: Node; offset: number }[] {
  return (node.children ?? []).flatMap(({ children: [key, value] = [], offset }) =>
    key !== undefined && value !== undefined ? [{ key: String(key.value), value, offset }] : [],
  );
}

function entriesIn({ node, path }: Held, at: (offset: number) => RawEntry['place']): RawEntry[] {
  if (node.type === 'array')
    return (node.children ?? []).map((child, i) => ({
      ...{ name: nameIn(plain(child)), path: [...path, i], value: plain(child), place: at(child.offset) },
    }));
  const whole = plain(node);
  if (path.length === 0 && isEntry(whole)) return [{ name: nameIn(whole), path, value: whole, place: at(node.offset) }];
  return propertiesOf(node).map(({ key, value, offset }) => ({
    ...{ name: key, path: [...path, key], value: plain(value), place: at(offset) },
  }));
}

function nameIn(value: unknown): string {
  const name = isFields(value) && Object.hasOwn(value, 'name') ? value['name'] : undefined;
  return typeof name === 'string' ? name : '';
}

/** The value of a node, without prototypes: `__proto__` is a key like any other. */
function plain(node: Node): unknown {
  if (node.type === 'array') return (node.children ?? []).map(plain);
  if (node.type !== 'object') return node.value as unknown;
  const fields = Object.create(null) as Record<string, unknown>;
  for (const { key, value } of propertiesOf(node)) fields[key] = plain(value);
  return fields;
}

/** A name that stands twice: clients read one of the two, and not all the same one. */
function twice(entries: readonly RawEntry[]): StackProblem[] {
  const seen = new Set<string>();
  return entries.flatMap(({ name, path, place }) => {
    const key = JSON.stringify(path);
    const known = seen.has(key);
    seen.add(key);
    if (!known) return [];
    return [{ message: 'The name is there twice, and a client reads only one of the two.', ...place, server: name }];
  });
}

/** What the codes of the parser mean. */
const MISTAKES: Record<string, string> = {
  CommaExpected: 'a comma is missing',
  ColonExpected: 'a colon is missing after a name',
  PropertyNameExpected: 'a name in double quotes is missing',
  CloseBraceExpected: 'a closing brace is missing',
  CloseBracketExpected: 'a closing bracket is missing',
  EndOfFileExpected: 'something follows after its end',
  UnexpectedEndOfString: 'a string has no closing quote',
  UnexpectedEndOfComment: 'a comment has no end',
  InvalidEscapeCharacter: 'a backslash in a string must be written twice',
  InvalidUnicode: 'a backslash in a string must be written twice',
  InvalidCharacter: 'a character is not allowed here',
  InvalidNumberFormat: 'a number is not written as JSON writes it',
  UnexpectedEndOfNumber: 'a number is not written as JSON writes it',
};
const OTHER = 'a value is missing or not in quotes';
