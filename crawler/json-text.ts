/** A piece of a JSON text, from `start` up to but not including `end`. */
export interface Span {
  start: number;
  end: number;
}

/**
 * Where the value of a member of an object is, in a text that is known to be valid JSON; undefined when the object has
 * no such member. As in `JSON.parse`, the last of several members of one name counts. Values are skipped without
 * recursion, so their depth does not matter.
 */
export function memberSpan(text: string, object: Span, name: string): Span | undefined {
  let found: Span | undefined;
  let at = skipSpace(text, object.start + 1);
  while (text[at] === '"') {
    const keyEnd = stringEnd(text, at);
    const key: unknown = JSON.parse(text.slice(at, keyEnd));
    const start = skipSpace(text, skipSpace(text, keyEnd) + 1);
    const end = valueEnd(text, start);
    if (key === name) found = { start, end };
    at = skipSpace(text, skipSpace(text, end) + 1);
  }
  return found;
}

/** Where each item of an array is, in a text that is known to be valid JSON. */
export function itemSpans(text: string, array: Span): Span[] {
  const spans: Span[] = [];
  let at = skipSpace(text, array.start + 1);
  while (at < array.end && text[at] !== ']') {
    const end = valueEnd(text, at);
    spans.push({ start: at, end });
    at = skipSpace(text, skipSpace(text, end) + 1);
  }
  return spans;
}

export function wholeSpan(text: string): Span {
  return { start: skipSpace(text, 0), end: text.length };
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ' || text[at] === '\n' || text[at] === '\r' || text[at] === '\t') at += 1;
  return at;
}

function valueEnd(text: string, start: number): number {
  const first = text[start];
  if (first === '"') return stringEnd(text, start);
  if (first !== '{' && first !== '[') return next(/[,\]}\s]|$/g, text, start);
  let depth = 0;
  for (let at = start; ;) {
    at = next(/["[\]{}]/g, text, at);
    if (text[at] === '"') {
      at = stringEnd(text, at);
      continue;
    }
    depth += text[at] === '{' || text[at] === '[' ? 1 : -1;
    at += 1;
    if (depth === 0) return at;
  }
}

function next(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.exec(text)?.index ?? text.length;
}

function stringEnd(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); ; at = text.indexOf('"', at + 1)) {
    let backslashes = 0;
    while (text[at - 1 - backslashes] === '\\') backslashes += 1;
    if (backslashes % 2 === 0) return at + 1;
  }
}
