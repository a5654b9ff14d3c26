import { describe, expect, it } from 'vitest';
import { annotationRows, annotationSummary } from '../../../site/lib/annotations.ts';
import { claudeCodeRule } from '../../../site/lib/client-rules.ts';
import { barInWords, slicesOf } from '../../../site/lib/distribution.ts';
import { rememberLatest } from '../../../site/lib/memo.ts';
import { pageAddress, pageParams, pagesToName, pagingOf } from '../../../site/lib/paging.ts';
import { namesUpTo, withQuotes } from '../../../site/lib/prose.ts';
import { wordsOf } from '../../../site/lib/related.ts';
import { risksInWords } from '../../../site/lib/risk-words.ts';
import { sumInWords } from '../../../site/lib/tool-sentences.ts';

describe('paging', () => {
  it('gives the first page no number', () => {
    expect([0, 500, 501, 1001].map((total) => pageParams(total).length)).toEqual([1, 1, 2, 3]);
    expect(pageParams(501)).toEqual([undefined, '2']);
    expect(pagingOf('2', 501)).toEqual({ page: 2, pages: 2, total: 501, size: 500, offset: 500 });
    expect([pageAddress('/x/', 1), pageAddress('/x/', 2)]).toEqual(['/x/', '/x/2/']);
  });

  it('names both ends and the neighbours', () => {
    expect(pagesToName({ page: 9, pages: 20 })).toHaveLength(20);
    const named = (page: number): number[] => pagesToName({ page, pages: 1300 });
    const twoAway = new Set(named(1).flatMap(named));
    expect([twoAway.size, Math.min(...twoAway), Math.max(...twoAway)]).toEqual([1300, 1, 1300]);
    expect(Math.max(named(1).length, named(650).length)).toBeLessThan(115);
    expect(pagesToName({ page: 1, pages: 1 })).toEqual([1]);
  });
});

describe('distribution', () => {
  it('fills the bar, and shows one among thousands', () => {
    const slices = slicesOf([
      { id: 'a', label: 'A', count: 9999 },
      { id: 'b', label: 'B', count: 0 },
      { id: 'c', label: 'C', count: 1 },
    ]);
    expect(slices.map(({ id }) => id)).toEqual(['a', 'c']);
    expect((slices[1]?.x ?? 0) + (slices[1]?.width ?? 0)).toBeCloseTo(1000, 0);
    expect(slices[1]?.width).toBeGreaterThan(5);
    expect(barInWords(slices)).toBe('9,999 tools a (over 99%) and 1 tool c (under 1%)');
    expect(slicesOf([])).toEqual([]);
  });
});

describe('sentences', () => {
  it('set quotes as quotes', () => {
    expect(withQuotes('The name says "delete".')).toEqual(['The name says ', { quote: 'delete' }, '.']);
  });

  it('never say "1 more"', () => {
    expect(namesUpTo(['a', 'b', 'c'], 2)).toHaveLength(5);
    expect(namesUpTo(['a', 'b', 'c', 'd'], 2).at(-1)).toBe('2 more');
  });

  it('tell the risk sum as it is', () => {
    expect(
      sumInWords([
        { cause: 'category', move: 'start', to: 'low', result: 'low' },
        { cause: 'exposes-secrets', move: 'raise', to: 'high', result: 'high' },
        { cause: 'arbitrary-url', move: 'raise', to: 'medium', result: 'high' },
      ]),
    ).toBe('low by category, then raised to high because it returns passwords, keys, tokens or other secrets');
    expect(risksInWords({ low: 2, critical: 1, unrated: 3 })).toBe('1 of critical risk, 2 of low risk and 3 unrated');
    expect([{ medium: 5 }, { medium: 1 }, { unrated: 2 }, { unrated: 1 }].map(risksInWords)).toEqual([
      'all of medium risk',
      'of medium risk',
      'all unrated',
      'unrated',
    ]);
  });
});

describe('annotations', () => {
  it('keep declared, default and inferred apart, and name contradictions', () => {
    const rows = annotationRows({ readOnlyHint: true }, 'Destructive');
    expect(rows[0]).toMatchObject({ declared: true, assumed: false, inferred: false, contradicts: true });
    expect(rows[1]).toMatchObject({ declared: undefined, assumed: true, inferred: true, contradicts: false });
    expect(annotationSummary(rows)).toMatch(/1 of 4 hints; readOnlyHint contradicts/);
    expect(annotationSummary(annotationRows(undefined, 'Read'))).toMatch(/declares none/);
  });
});

it('names a tool in a client rule only when that is exact', () => {
  expect(claudeCodeRule('read_file', 'deny')?.json).toContain('mcp__SERVER__read_file');
  expect(['a b', 'a.b', '', 'é', '*'].map((name) => claudeCodeRule(name, 'deny'))).toEqual(Array(5).fill(undefined));
});

it('reads the words of a name', () => {
  expect(wordsOf('deleteUserById')).toEqual(['delete', 'user']);
  expect(wordsOf('delete-user_by.id')).toEqual(['delete', 'user']);
});

it('remembers only the latest answers', () => {
  const asked: string[] = [];
  const answer = rememberLatest(1, (key: string) => asked.push(key));
  for (const key of ['a', 'a', 'b', 'a']) answer(key);
  expect(asked).toEqual(['a', 'b', 'a']);
});
