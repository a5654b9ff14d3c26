import { describe, expect, test } from 'vitest';
import { listFixture, processesWith, toolNames } from './fixture.ts';

describe('a server that does not list its tools', () => {
  test.each([
    ['needs-key', [], 'needs-config', 'Error: ACME_API_KEY environment variable is required'],
    ['needs-network', [], 'needs-network', 'getaddrinfo ENOTFOUND tools.example.invalid'],
    ['refuses', ['401 Unauthorized: please sign in first'], 'auth-required', 'error -32000: 401 Unauthorized'],
    ['refuses', ['ACME_TOKEN is not set'], 'needs-config', 'ACME_TOKEN is not set'],
    ['refuses', ['connect ECONNREFUSED 127.0.0.1:5432'], 'needs-network', 'ECONNREFUSED'],
    ['refuses', ['the moon is full'], 'protocol-error', 'the moon is full'],
    ['wrong-shape', [], 'protocol-error', 'does not follow the protocol'],
    ['missing-file', [], 'crashed', 'Cannot find module'],
  ] as const)('%s %j is %s', async (name, args, state, words) => {
    const listed = await listFixture(name, [...args]);
    expect(listed).toMatchObject({ state, completeness: 'unknown', tools: 0 });
    expect(listed.message).toContain(words);
    expect(listed.manifest).toBeUndefined();
  });

  test('and answers other questions instead is told so', async () => {
    const listed = await listFixture('wrong-id', [], { timeoutMs: 2_000 });
    expect(listed).toMatchObject({ state: 'protocol-error', completeness: 'unknown' });
    expect(listed.message).toContain('an id that nobody asked for');
  });

  test('and says nothing has its time', async () => {
    const listed = await listFixture('silent', [], { timeoutMs: 1_500 });
    expect(listed).toMatchObject({ state: 'timeout', message: 'It did not finish answering within 1.5 seconds.' });
  });

  test('but some of them leaves those that came', async () => {
    const listed = await listFixture('crashes');
    expect(listed).toMatchObject({ state: 'crashed', completeness: 'partial', tools: 1 });
    expect(listed.message).toMatch(/TypeError: cells is not iterable" The tool read before that is kept\.$/);
    expect(toolNames(listed)).toEqual(['first']);
  });
});

describe('a server that takes too much', () => {
  test.each([
    ['floods', 'stdout', 'protocol-error', 'a message longer than 64 MiB'],
    ['floods', 'lines', 'protocol-error', 'more than 200,000 lines'],
    ['floods', 'stderr', 'protocol-error', 'more than 256 MiB'],
    ['large', 'message', 'protocol-error', 'a message longer than 64 MiB'],
    ['hogs-memory', '', 'crashed', 'more than 1024 MiB of memory'],
  ] as const)('%s %s is stopped', async (name, mode, state, words) => {
    const listed = await listFixture(name, [mode]);
    expect(listed).toMatchObject({ state, completeness: 'unknown' });
    expect(listed.message).toContain(words);
  });
});

describe('when a server is done', () => {
  test.each(['unshare', 'none'] as const)('nothing of it is left, whatever it forked (%s)', async (sandbox) => {
    const mark = `left-by-${sandbox}-${process.pid}`;
    const listed = await listFixture('forks', [mark], { sandbox });
    expect(listed).toMatchObject({ state: 'ok', tools: 1 });
    expect(processesWith(mark)).toEqual([]);
  });

  test.each(['unshare', 'none'] as const)(
    'it does not keep us waiting, though it refuses to end (%s)',
    async (sandbox) => {
      const started = performance.now();
      const listed = await listFixture('stubborn', [`stubborn-${process.pid}`], { sandbox });
      expect(listed).toMatchObject({ state: 'ok', tools: 1 });
      expect(performance.now() - started).toBeLessThan(10_000);
      expect(processesWith(`stubborn-${process.pid}`)).toEqual([]);
    },
  );
});
