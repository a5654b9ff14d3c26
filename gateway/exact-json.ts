import { isRawJson } from '../catalog/json.ts';

/**
 * `JSON.parse`, except that a number that a double cannot hold keeps its exact text: it becomes an object that
 * `JSON.stringify` writes as that text.
 * @throws SyntaxError when the text is no JSON
 * @throws RangeError when such a number stands in a text that nests deeper than the call stack reaches
 */
export function parseExactly(text: string): unknown {
  return MAY_LOSE.test(text) ? exact.parse(text, keepText) : JSON.parse(text);
}

/**
 * The same value as `JSON.parse` reads it, for a policy, which knows numbers. Nothing is lost by that: the numbers of a
 * policy lie within ±2^53, and what does not is as far beyond as a double as it was as a text.
 */
export function asNumbers(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !holdsRawJson(value)) return value;
  return JSON.parse(JSON.stringify(value));
}

/** Without recursion: arguments nest as deep as a message may. */
function holdsRawJson(value: object): boolean {
  const todo: object[] = [value];
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    if (isRawJson(next)) return true;
    for (const inner of Object.values(next) as unknown[]) {
      if (typeof inner === 'object' && inner !== null) todo.push(inner);
    }
  }
  return false;
}

/** Sixteen digits or a large exponent. A reviver makes parsing slow, and nearly no message needs it. */
const MAY_LOSE = /\d{16}|\d[eE]\+?\d{3}/;

function keepText(_key: string, value: unknown, { source }: { source?: string }): unknown {
  if (typeof value !== 'number' || source === undefined || !losesText(value, source)) return value;
  return exact.rawJSON(source);
}

/** Of fractions, what is forwarded is the double that was decided on. */
function losesText(value: number, source: string): boolean {
  return !Number.isFinite(value) || (INTEGER.test(source) && !Number.isSafeInteger(value));
}

const INTEGER = /^-?\d+$/;

interface ExactJson {
  parse: (text: string, reviver: (key: string, value: unknown, context: { source?: string }) => unknown) => unknown;
  rawJSON: (text: string) => object;
}

/** Part of ECMAScript and of Node.js, but not yet of TypeScript's types. */
const exact = JSON as unknown as ExactJson;
