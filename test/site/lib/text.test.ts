import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readableJson, shellJson } from '../../../site/lib/json.ts';
import { webAddress } from '../../../site/lib/links.ts';
import { capped, oneLine, pieces, plainName, visible } from '../../../site/lib/text.ts';

describe('hidden characters', () => {
  it.each([
    ['a\u202Eb', 'a[U+202E]b'],
    ['a\u0000b', 'a[U+0000]b'],
    ['a\u200Bb', 'a[U+200B]b'],
    ['a\uD800b', 'a[U+D800]b'],
    ['a\u{E0041}b', 'a[U+E0041]b'],
    ['a\u2028b', 'a[U+2028]b'],
    ['a\u00ADb', 'a[U+00AD]b'],
    ['a\u{E0100}b', 'a[U+E0100]b'],
    ['a\uFFFEb', 'a[U+FFFE]b'],
    ['a\r\nb\tc', 'a\nb\tc'],
    ['a\rb', 'a[U+000D]b'],
    ['👩‍💻 ❤️ é ñ 漢 ع', '👩‍💻 ❤️ é ñ 漢 ع'],
    ['a\u200Db', 'a[U+200D]b'],
  ])('of %j show as %j', (text, expected) => {
    expect(visible(text)).toBe(expected);
  });

  it('are named', () => {
    expect(pieces('\u202E')).toEqual([{ hidden: 'U+202E', name: 'U+202E RIGHT-TO-LEFT OVERRIDE' }]);
    expect(pieces('\uDC00')).toEqual([{ hidden: 'U+DC00', name: 'U+DC00 HALF OF A SURROGATE PAIR' }]);
  });

  it('never remain, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(visible(text)).not.toMatch(/[\u0001-\u0008\u202A-\u202E\u2066-\u2069]/);
        expect(visible(text).isWellFormed()).toBe(true);
      }),
    );
  });
});

describe('long text', () => {
  it('is cut between characters, with what is missing', () => {
    expect(capped('abc', 3)).toEqual({ text: 'abc', more: 0 });
    expect(capped('ab👍', 3)).toEqual({ text: 'ab', more: 2 });
  });

  it('becomes one line that ends at a word', () => {
    expect(oneLine(' a\n b ', 10)).toBe('a b');
    expect(oneLine('Deletes the project, and everything in it', 24)).toBe('Deletes the project…');
    expect(oneLine('x'.repeat(50), 10)).toBe(`${'x'.repeat(9)}…`);
  });

  it('keeps to its length', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        expect(oneLine(text, 40).length).toBeLessThanOrEqual(40);
      }),
    );
  });
});

it('never leaves a name empty', () => {
  expect([plainName(''), plainName(' \n '), plainName('\u202E')]).toEqual(['(empty name)', '(empty name)', '[U+202E]']);
});

it('keeps JSON equal while it makes it readable', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' })), (value) => {
      const json = JSON.stringify(value);
      expect(JSON.parse(readableJson(json))).toEqual(JSON.parse(json));
    }),
  );
});

it('quotes for a shell', () => {
  expect(shellJson({ tool: `it's` })).toBe(String.raw`'{"tool":"it'\''s"}'`);
});

it('links only to web addresses', () => {
  const refused = [
    'javascript:alert(1)',
    ' JaVaScRiPt:alert(1)',
    'data:text/html,x',
    '//host',
    'ftp://x',
    'https://u:p@host/',
    '',
    undefined,
  ];
  expect(refused.map(webAddress).filter(Boolean)).toEqual([]);
  expect(webAddress('https://example.com/a b')).toBe('https://example.com/a%20b');
});
