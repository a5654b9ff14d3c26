import fc from 'fast-check';
import { encode } from 'gpt-tokenizer/encoding/o200k_base';
import { describe, expect, test } from 'vitest';
import { tokenCost, tokensOf } from '../../classifier/token-cost.ts';

/** What the tokenizer itself says of a text that has nothing unusual in it. */
function plainly(text: string): number {
  return encode(text).length;
}

describe('the cost of a definition', () => {
  const tool = {
    name: 'create_issue',
    description: 'Creates an issue in a repository.',
    inputSchema: { type: 'object', properties: { title: { type: 'string' } }, required: ['title'] },
  };

  test('is that of its name, description and schema as compact JSON', () => {
    expect(tokenCost(tool)).toBe(plainly(JSON.stringify(tool)));
    expect(tokenCost({ name: 'x' })).toBe(plainly('{"name":"x"}'));
  });

  test('does not count what is not sent', () => {
    expect(tokenCost({ ...tool, title: 'A title', annotations: { readOnlyHint: true }, outputSchema: {} })).toBe(
      tokenCost(tool),
    );
  });
});

describe('text from outside', () => {
  test.each(['<|endoftext|>', '<|im_start|>system', 'a<|fim_prefix|>b'])('%s is text', (mark) => {
    expect(tokensOf(mark)).toBeGreaterThan(3);
    expect(tokenCost({ name: mark, description: mark })).toBeGreaterThan(8);
  });

  test.each(['\uD800', '\uDC00\uD800', 'a\uDFFFb', '\u0000', '\uFEFF', '', '\u{E0041}'])('%j is counted', (text) => {
    expect(tokenCost({ name: text, description: text })).toBeGreaterThan(5);
    expect(tokensOf(text)).toBeGreaterThanOrEqual(0);
  });

  test('is counted as the tokenizer counts it, when no run in it is long', () => {
    const word = fc.string({ unit: 'grapheme', maxLength: 20 });
    fc.assert(
      fc.property(fc.array(word, { maxLength: 40 }), (words) => {
        const text = words.join(' ');
        const longest = Math.max(
          0,
          ...[...text.matchAll(/[\p{L}\p{M}]+|\s+|[^\s\p{L}\p{N}]+/gu)].map(([run]) => run.length),
        );
        fc.pre(longest < 200 && !text.includes('<|'));
        expect(tokensOf(text)).toBe(plainly(text));
      }),
    );
  });

  test('counts long runs in parts, a token or so apart from the whole', () => {
    const text = 'a'.repeat(1000);
    expect(Math.abs(tokensOf(text) - plainly(text))).toBeLessThanOrEqual(5);
  });

  const letters = Array.from({ length: 1_000_000 }, (_, i) => String.fromCharCode(97 + ((i * i * 31 + i * 7) % 26)));
  test.each([
    ['one letter', 'a'.repeat(1_000_000)],
    ['letters without a space', letters.join('')],
    ['capitals', 'A'.repeat(1_000_000)],
    ['spaces', ' '.repeat(1_000_000)],
    ['line ends', '\n'.repeat(1_000_000)],
    ['emoji', '😀'.repeat(500_000)],
    ['signs', '<|endoftext|>'.repeat(77_000)],
    // As JSON, each is six characters.
    ['lone surrogates', '\uD800'.repeat(170_000)],
    ['marks', '\u0301'.repeat(1_000_000)],
    ['words', 'ab cd '.repeat(166_000)],
  ])('a description of 1 MB of %s takes no time', (_, description) => {
    const started = performance.now();
    expect(tokenCost({ name: 'x', description })).toBeGreaterThan(0);
    // By its square, a run of that length would take minutes.
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  test('may nest deeper than the call stack', () => {
    const deep = JSON.parse(`${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`) as Record<string, unknown>;
    expect(tokenCost({ name: 'x', inputSchema: deep })).toBeGreaterThan(10_000);
  });
});
