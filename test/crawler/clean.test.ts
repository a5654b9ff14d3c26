import { homedir } from 'node:os';
import { expect, test } from 'vitest';
import { telling } from '../../crawler/enumerate/clean.ts';
import { explain } from '../../crawler/enumerate/explain.ts';

test.each([
  ['Error: ACME_KEY is required\n    at main (file:///x.js:1:2)\n\nNode.js v24.21.0', 'Error: ACME_KEY is required'],
  ['\u001b[31mfatal error\u001b[0m: \u202eno\u0000 way', 'fatal error: no way'],
  [`cannot open ${homedir()}/data and /srv/cache/run-1/x`, 'cannot open …/data and …/x'],
  ['token sk-live_0123456789abcdef is invalid', 'token [hidden] is invalid'],
  ['failed: postgres://user:pass@host/db', 'failed: postgres://[hidden]@host/db'],
  ['Authorization failed: Bearer abc.def', 'Authorization failed: [hidden]'],
  ['', ''],
  ['    at one\n    at two', ''],
])('%j is told as %j', (written, told) => {
  expect(telling(written, ['/srv/cache/run-1'])).toBe(told);
});

test('what is told is short', () => {
  expect(telling(`error: ${'very '.repeat(200)}long`)).toHaveLength(240);
});

test('no text that a server writes makes us slow', () => {
  const hostile = ['a', 'A_', ' ', '\n', 'a-', '://a:', 'set ', 'Bearer ', 'A1', '{', 'token '].map((text) =>
    text.repeat(65_536),
  );
  const started = performance.now();
  for (const stderr of hostile) {
    telling(stderr);
    explain({
      said: {
        ...{ serverInfo: {}, protocolVersion: undefined, instructions: undefined, pages: [], tools: 0 },
        ...{
          complete: false,
          declaresTools: false,
          cache: undefined,
          strays: { answers: 0 },
          problem: { error: new Error('closed') },
        },
      },
      ending: { code: 1, signal: null },
      stderr,
      timeoutMs: 1_000,
      hidden: [],
    });
  }
  expect(performance.now() - started).toBeLessThan(2_000);
});
