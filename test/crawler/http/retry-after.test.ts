import { expect, test } from 'vitest';
import { retryAfter } from '../../../crawler/http/retry-after.ts';

const NOW = Date.parse('2026-11-22T10:00:00Z');

test.each([
  ['120', NOW + 120_000],
  [' 5 ', NOW + 5_000],
  ['Sun, 22 Nov 2026 10:00:30 GMT', NOW + 30_000],
  ['Sunday, 22-Nov-26 10:00:30 GMT', NOW + 30_000],
  ['Sun Nov 22 10:00:30 2026', NOW + 30_000],
  ['999999', NOW + 3_600_000],
  ['Mon, 22 Nov 2027 10:00:00 GMT', NOW + 3_600_000],
  ['0', undefined],
  ['Sun, 22 Nov 2026 09:00:00 GMT', undefined],
  ['-5', undefined],
  ['1.5', undefined],
  ['soon', undefined],
  ['Sun, whenever GMT', undefined],
  ['', undefined],
  [undefined, undefined],
])('%s', (value, at) => {
  expect(retryAfter(value, NOW)).toBe(at);
});
