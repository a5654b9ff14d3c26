import { AjvJsonSchemaValidator } from '@modelcontextprotocol/client/validators/ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePolicy } from '../../../policy/document.ts';
import { policyJsonSchema } from '../../../policy/language/json-schema.ts';
import { anyDocument } from './documents.ts';
import { BY_THE_PARSER_ALONE } from './refused/by-the-parser.ts';
import { REFUSED } from './refused/index.ts';

const validate = new AjvJsonSchemaValidator().getValidator<unknown>(
  policyJsonSchema('https://example.org/policy.json'),
);

/** All that the parser says and a schema cannot: the list in docs/policy-language.md. */
const ALONE = [
  /^no call has room: /,
  /^is the same limit as /,
  /^the counter ".*" has a max of /,
  /^the pattern is not understood: /,
  /^the pattern unfolds to more than /,
  /^the (?:path|pattern) is longer than 1000 characters$/,
];

describe('the published JSON Schema', () => {
  it('is a JSON Schema of the draft that it names', () => {
    const $ref = 'https://json-schema.org/draft/2020-12/schema';
    const schema = policyJsonSchema('https://example.org/policy.json');
    expect(schema['$schema']).toBe($ref);
    const { valid, errorMessage } = new AjvJsonSchemaValidator().getValidator({ $ref })(schema);
    expect(valid, errorMessage).toBe(true);
  });

  it.each(REFUSED.map(({ what, text }) => [what, text] as const))('refuses: %s', (_, text) => {
    expect(validate(JSON.parse(text)).valid).toBe(false);
  });

  it.each(BY_THE_PARSER_ALONE.map((one) => [one.what, one] as const))('cannot tell: %s', (_, { text, problems }) => {
    expect(validate(JSON.parse(text)).valid).toBe(true);
    const read = parsePolicy(JSON.parse(text));
    expect('problems' in read && read.problems.map(({ message }) => isAlone(message))).toEqual(
      problems.map(() => true),
    );
  });

  it('accepts and refuses the same documents as the parser, however they are spoilt', () => {
    const seen = { accepted: 0, refused: 0, alone: 0 };
    fc.assert(
      fc.property(fc.oneof(anyDocument, anyDocument.chain(spoilt)), (document) => {
        const read = parsePolicy(document);
        const { valid } = validate(document);
        const alone = 'problems' in read && read.problems.every(({ message }) => isAlone(message));
        expect(valid).toBe('policy' in read || alone);
        seen[alone ? 'alone' : valid ? 'accepted' : 'refused'] += 1;
      }),
      { numRuns: 3000 },
    );
    for (const [kind, count] of Object.entries(seen)) expect(count, kind).toBeGreaterThan(10);
  });
});

function isAlone(message: string): boolean {
  return ALONE.some((pattern) => pattern.test(message));
}

/** What a slip, or somebody who tries, would put in the place of something. */
const ODD = [
  null,
  true,
  0,
  -1,
  1.5,
  2 ** 53,
  '',
  '*',
  'args.a',
  'args.',
  'deny',
  'regex',
  '(',
  '1',
  [],
  ['args.a'],
  {},
  [[]],
];
const ODD_KEYS = ['__proto__', 'x', 'conditions', 'increment_from', 'reason', 'action', '*', 'value'];

/** The document with one thing replaced, removed, added or renamed, at any depth. */
function spoilt(document: unknown): fc.Arbitrary<unknown> {
  const places = placesIn(document);
  return fc
    .record({
      place: fc.constantFrom(...places),
      how: fc.constantFrom('replace', 'remove', 'add', 'rename'),
      value: fc.constantFrom<unknown>(...ODD),
      key: fc.constantFrom(...ODD_KEYS),
    })
    .map(({ place, how, value, key }) =>
      changed(document, place, (found) => {
        if (how === 'replace' || typeof found !== 'object' || found === null) return value;
        if (Array.isArray(found))
          return how === 'remove' ? (found as unknown[]).slice(1) : [...(found as unknown[]), value];
        const entries = Object.entries(found);
        if (how === 'remove') return Object.fromEntries(entries.slice(1));
        if (how === 'add') return Object.fromEntries([...entries, [key, value]]);
        return Object.fromEntries(entries.map(([name, inner], i) => [i === 0 ? key : name, inner]));
      }),
    );
}

function placesIn(value: unknown, at: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [at];
  return [at, ...Object.entries(value).flatMap(([key, inner]) => placesIn(inner, [...at, key]))];
}

function changed(value: unknown, [key, ...rest]: string[], change: (found: unknown) => unknown): unknown {
  if (key === undefined) return change(value);
  if (Array.isArray(value)) {
    return value.map((inner: unknown, i): unknown => (String(i) === key ? changed(inner, rest, change) : inner));
  }
  return Object.fromEntries(
    Object.entries(value as object).map(([name, inner]) => [name, name === key ? changed(inner, rest, change) : inner]),
  );
}
