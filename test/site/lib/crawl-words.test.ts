import { describe, expect, it } from 'vitest';
import type { Posture } from '../../../catalog/listing.ts';
import { basesInWords } from '../../../site/lib/basis-words.ts';
import { crawlInWords, droppedByReason, failuresOf, readInWords, reasonsOf } from '../../../site/lib/crawl-words.ts';
import { challengeInWords, refusalInWords, registrationInWords, schemeInWords } from '../../../site/lib/sign-in.ts';

const NIGHT = { day: '2026-11-25', crawls: 1, states: {}, reasons: {}, changed: 0, notDue: 0 };

describe('what a crawl did', () => {
  it('is said in numbers that add up', () => {
    const night = { ...NIGHT, crawls: 4, states: { ok: 7, empty: 1, timeout: 2 }, changed: 3, notDue: 1 };
    expect(crawlInWords(night)).toBe(
      'On 25 November 2026, 4 crawls tried 10 ways to a list of tools. 8 gave lists, 2 did not and 3 answered for the first time or otherwise than before. 1 more way was not due.',
    );
    expect(crawlInWords(NIGHT)).toBe(
      'On 25 November 2026, the crawl tried no ways to a list of tools: nothing was due.',
    );
  });

  it('is said of one source without what did not happen', () => {
    const read = { id: 'x', covered: 'everything', records: 34, unchanged: 31, dropped: [] } as const;
    const counts = { new: 3, changed: 0, withdrawn: 0, leftOut: 1 };
    expect(readInWords({ ...read, ...counts, dropped: [] })).toBe('34 records, 3 new, 1 left out.');
    expect(readInWords({ ...read, ...counts, dropped: [], covered: undefined })).toMatch(/; not read to its end\.$/);
  });

  it('names failures and reasons, the most frequent first', () => {
    const night = { ...NIGHT, states: { ok: 1, timeout: 1, crashed: 2 }, reasons: { b: 1, a: 1, exit: 2, empty: 9 } };
    expect(failuresOf(night).map(({ label, count }) => [label, count])).toEqual([
      ['Crashed', 2],
      ['Timed out', 1],
    ]);
    expect(reasonsOf(night).map(({ reason }) => reason)).toEqual(['exit', 'a', 'b']);
  });

  it('counts why records were left out', () => {
    const dropped = ['x', 'y', 'y'].map((reason, i) => ({ reason, where: `line ${i}` }));
    expect(droppedByReason(dropped)).toEqual([
      { reason: 'y', where: 'line 1', count: 2 },
      { reason: 'x', where: 'line 0', count: 1 },
    ]);
  });
});

it('says how many servers did not speak for themselves', () => {
  expect(basesInWords([{ basis: 'observed', tools: 1 }])).toBe('');
  const all = (['observed', 'declared', 'claimed', 'claimed'] as const).map((basis) => ({ basis, tools: 1 }));
  expect(basesInWords(all)).toBe(
    'Of the lists of tools, 1 is the server’s own answer, 1 is declared by a catalog or package and 2 are claimed by a page.',
  );
});

describe('signing in', () => {
  const posture: Posture = {
    ...{ status: 401, authorizationServers: [], scopes: [], registration: [], challengeMethods: [], problems: [] },
  };

  it('is explained in words', () => {
    expect(refusalInWords(posture)).toBe('401, sign in first; it does not say how to sign in');
    expect(refusalInWords({ ...posture, status: 403, scheme: 'Bearer' })).toBe('403, not allowed');
    expect(schemeInWords('bearer')).toBe('a token goes with each request');
    expect(schemeInWords('constructor')).toBe('');
    expect(registrationInWords(posture)).toContain('no way for unknown clients');
    expect(registrationInWords({ ...posture, registration: ['dynamic', 'dynamic'] })).not.toContain(' or ');
    expect(challengeInWords(posture)).toBe('not announced');
    expect(challengeInWords({ ...posture, challengeMethods: ['plain'] })).toBe('announced, but not with S256');
  });
});
