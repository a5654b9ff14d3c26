import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  article,
  capitalise,
  day,
  list,
  monthOrDay,
  percent,
  plural,
  quantity,
  sentence,
  uncapitalise,
} from '../../../site/lib/language.ts';

describe('article', () => {
  it.each([
    ['Read', 'a'],
    ['Write', 'a'],
    ['Execute', 'an'],
    ['Destructive', 'a'],
    ['Financial', 'a'],
    ['Unknown', 'an'],
    ['unrated', 'an'],
    ['user', 'a'],
    ['unique', 'a'],
    ['uninstalled', 'an'],
    ['URL', 'a'],
    ['MCP server', 'an'],
    ['HTTP call', 'an'],
    ['SQL query', 'an'],
    ['hour', 'an'],
    ['host', 'a'],
    ['one-time', 'a'],
    ['European', 'a'],
    ['8-bit', 'an'],
    ['11th', 'an'],
    ['110 V', 'a'],
    ['X', 'an'],
    ['utility', 'a'],
    ['update', 'an'],
    ['urgent', 'an'],
  ])('of %s is %s', (word, expected) => {
    expect(article(word)).toBe(expected);
  });
});

describe('quantities', () => {
  it('agree with their number', () => {
    expect([0, 1, 2, 1234].map((count) => quantity(count, 'tool'))).toEqual([
      'no tools',
      '1 tool',
      '2 tools',
      '1,234 tools',
    ]);
    expect(quantity(2, 'entry', 'entries')).toBe('2 entries');
    expect(plural('is', 1, 'are')).toBe('is');
  });

  it('never round something to nothing, or a part to the whole', () => {
    expect([percent(0, 9), percent(1, 1000), percent(1, 3), percent(999, 1000), percent(9, 9), percent(0, 0)]).toEqual([
      '0%',
      'under 1%',
      '33%',
      'over 99%',
      '100%',
      '0%',
    ]);
  });
});

it('lists with commas and one conjunction', () => {
  expect([list([]), list(['a']), list(['a', 'b']), list(['a', 'b', 'c'], 'or')]).toEqual([
    '',
    'a',
    'a and b',
    'a, b or c',
  ]);
});

describe('sentence', () => {
  it.each([
    ['reads a file', 'Reads a file.'],
    ['Reads a file.', 'Reads a file.'],
    ['Really?', 'Really?'],
    ['it says "stop."', 'It says "stop."'],
    ['it goes on…', 'It goes on…'],
    ['parameters:', 'Parameters.'],
    ['read_file reads', 'read_file reads.'],
    ['getUser reads', 'getUser reads.'],
    ['npm@1 installs', 'npm@1 installs.'],
    ['  ', ''],
  ])('of %j is %j', (text, expected) => {
    expect(sentence(text)).toBe(expected);
  });

  it('never doubles a full stop, and says the same when it is made twice', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const once = sentence(text);
        expect(sentence(once)).toBe(once);
        if (!text.includes('..')) expect(once).not.toContain('..');
      }),
    );
  });
});

it('never alters a name', () => {
  expect(['list_items', 'iPhone', 'a/b', 'x', 'é'].map(capitalise)).toEqual(['list_items', 'iPhone', 'a/b', 'X', 'é']);
});

it('writes a label within a sentence, with its initials as they are', () => {
  expect(['Takes any URL', 'URL taken', 'Reversible', ''].map(uncapitalise)).toEqual([
    'takes any URL',
    'URL taken',
    'reversible',
    '',
  ]);
});

it('writes dates in UTC', () => {
  expect(day('2026-11-22T23:59:59.000Z')).toBe('22 November 2026');
  expect(day('nonsense')).toBe('an unknown day');
  expect([monthOrDay('2025-07'), monthOrDay('2025-07-18')]).toEqual(['July 2025', '18 July 2025']);
});
