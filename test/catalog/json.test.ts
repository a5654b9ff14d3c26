import fc from 'fast-check';
import { expect, it } from 'vitest';
import { stringifyJson } from '../../catalog/json.ts';

it('writes what JSON.stringify writes', () => {
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
      expect(stringifyJson(value)).toBe(JSON.stringify(value));
    }),
  );
});

it('writes what nests deeper than the call stack', () => {
  const text = `${'{"a":['.repeat(20_000)}1${']}'.repeat(20_000)}`;
  expect(stringifyJson(JSON.parse(text))).toBe(text);
});
