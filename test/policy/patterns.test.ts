import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ADDRESSES } from '../../policy/patterns/addresses.ts';
import { PATHS } from '../../policy/patterns/paths.ts';
import { patternFits, patternProblem } from '../../policy/language/pattern.ts';
import { ADDRESS_CASES, ALL_CASES, PATH_CASES, PLAIN_PATHS, PUBLIC_ADDRESSES } from './pattern-cases.ts';

const KNOWN = [...ADDRESSES, ...PATHS];

/** What the patterns say of a text. */
function saidOf(patterns: typeof ADDRESSES, text: string): string[] {
  return patterns.filter(({ pattern }) => patternFits(pattern, text) !== false).map(({ means }) => means);
}

describe('the patterns of recommended policies', () => {
  it('each have cases, and cases have a pattern', () => {
    expect(KNOWN.map(({ means }) => means).sort()).toEqual(ALL_CASES.map(({ says }) => says).sort());
  });

  it.each(KNOWN)('are in the language: $means', ({ pattern }) => {
    expect(patternProblem(pattern)).toBeUndefined();
  });

  it.each(ADDRESS_CASES.flatMap(({ says, hits }) => hits.map((text) => ({ says, text }))))(
    'say of $text that it $says',
    ({ says, text }) => {
      expect(saidOf(ADDRESSES, text)).toContain(says);
    },
  );

  it.each(PATH_CASES.flatMap(({ says, hits }) => hits.map((text) => ({ says, text }))))(
    'say of $text that it $says',
    ({ says, text }) => {
      expect(saidOf(PATHS, text)).toContain(says);
    },
  );

  it.each(PUBLIC_ADDRESSES)('leave %s alone', (text) => {
    expect(saidOf(ADDRESSES, text)).toEqual([]);
  });

  it.each(PLAIN_PATHS)('leave the path %s alone', (text) => {
    expect(saidOf(PATHS, text)).toEqual([]);
  });
});

describe('an IPv4 address', () => {
  const number = fc.nat({ max: 255 });
  const address = fc.tuple(number, number, number, number);
  /** By the prefixes of the registry of special addresses, not by the text. */
  const isPrivate = ([a, b, c, d]: [number, number, number, number]): boolean =>
    a === 0 ||
    a === 10 ||
    a === 127 ||
    a >= 224 ||
    (a === 100 && b >= 64 && b < 128) ||
    (a === 169 && b === 254) ||
    (a === 172 && b >= 16 && b < 32) ||
    (a === 192 && b === 168) ||
    (a === 192 && b === 0 && c === 0) ||
    (a === 198 && (b === 18 || b === 19)) ||
    (a === 168 && b === 63 && c === 129 && d === 16);
  const prefix = fc.constantFrom(0, 10, 100, 127, 168, 169, 172, 192, 198, 224, 8, 99, 101, 173, 193);
  const likely = fc.tuple(prefix, fc.constantFrom(0, 15, 16, 18, 31, 32, 63, 64, 127, 128, 168, 254), number, number);

  it('is refused exactly when it is no public one, with any port and path', () => {
    const rest = fc.constantFrom('', '/', ':80', ':8080/a?b#c', '/127.0.0.1', '?x=10.0.0.1', '.');
    fc.assert(
      fc.property(fc.oneof(address, likely), rest, (ip, end) => {
        expect(saidOf(ADDRESSES, `http://${ip.join('.')}${end}`).length > 0).toBe(isPrivate(ip));
      }),
      { numRuns: 500 },
    );
  });

  it('is refused in every spelling but the plain one', () => {
    const spelt = ([a, b, c, d]: [number, number, number, number]): string[] => {
      const whole = ((a * 256 + b) * 256 + c) * 256 + d;
      const hex = (n: number) => `0x${n.toString(16)}`;
      const octal = (n: number) => `0${n.toString(8)}`;
      return [
        String(whole),
        hex(whole),
        octal(whole),
        [hex(a), b, c, d].join('.'),
        [a, b, c, octal(d)].join('.'),
        [a, b, c * 256 + d].join('.'),
        [a, (b * 256 + c) * 256 + d].join('.'),
      ];
    };
    fc.assert(
      fc.property(address, (ip) => {
        for (const host of spelt(ip)) expect(saidOf(ADDRESSES, `http://${host}/`)).not.toEqual([]);
      }),
    );
  });

  it('is seen wherever the URL parser of the platform sees one of the own machine', () => {
    const piece = fc.constantFrom(
      'http:',
      'https:',
      '/',
      '//',
      '\\',
      '@',
      'a',
      '.',
      ':80',
      '127.0.0.1',
      '0x7f.1',
      '2130706433',
      'example.com',
      'localhost',
      '%31',
      ' ',
      '\t',
      '#',
      '?',
      '[::1]',
      '１２７.0.0.1',
    );
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 7 }), (pieces) => {
        const text = pieces.join('');
        if (!URL.canParse(text)) return;
        // With a dot in it, what stands before a colon is a host and its port to most who write it.
        const { hostname, protocol } = new URL(text);
        const isInside = /^127(?:\.\d+){3}$|^localhost\.?$|^\[::1\]/.test(hostname) || !/^https?:$|\./.test(protocol);
        expect({ text, seen: !isInside || saidOf(ADDRESSES, text).length > 0 }).toEqual({ text, seen: true });
      }),
      { numRuns: 5000 },
    );
  });
});
