import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { failureOf, getFrom, openTestHttp, serve, type Asked, type Host } from './hosts.ts';

/** The most requests that came in any stretch of so many milliseconds. */
function mostWithin(asked: Asked[], everyMs: number): number {
  return Math.max(...asked.map(({ at }) => asked.filter((other) => other.at >= at && other.at < at + everyMs).length));
}

function answerAfter(milliseconds: () => number): Promise<Host> {
  return serve(async (_, response) => {
    await setTimeout(milliseconds());
    response.end('{}');
  });
}

test('no stretch of time has more requests than the pace, at the server, also after a rest', async () => {
  const host = await answerAfter(() => Math.random() * 40);
  const http = openTestHttp({ pace: { requests: 5, everyMs: 400 } });
  const startedAt = performance.now();
  await Promise.all(Array.from({ length: 12 }, async () => getFrom(http, host)));
  await setTimeout(150);
  await Promise.all(
    Array.from({ length: 8 }, async () => http.fetch(host.url).then(async (response) => response.text())),
  );
  await setTimeout(500);
  await Promise.all(Array.from({ length: 7 }, async () => getFrom(http, host)));
  expect(host.asked).toHaveLength(27);
  expect(mostWithin(host.asked, 400)).toBe(5);
  expect(Math.max(...host.asked.map(({ besides }) => besides))).toBe(0);
  // Neither is it slower than it has to be.
  expect(performance.now() - startedAt).toBeLessThan(4_500);
});

test('requests that travel slowly do not arrive in a heap', async () => {
  // The first of each burst is held up, so that it arrives when others already come after it.
  const host = await answerAfter(() => (host.asked.length % 3 === 1 ? 200 : 0));
  const http = openTestHttp({ pace: { requests: 3, everyMs: 300 } });
  await Promise.all(Array.from({ length: 9 }, async () => getFrom(http, host)));
  expect(mostWithin(host.asked, 300)).toBe(3);
});

test('every host has its own queue, and its own pace when it has one', async () => {
  const slow = await serve((_, response) => response.end('{}'), { address: '127.0.0.2' });
  const fast = await serve((_, response) => response.end('{}'), { address: '127.0.0.3' });
  const http = openTestHttp({ pace: { requests: 50, everyMs: 100 } });
  http.setPace(slow.name, { requests: 1, everyMs: 200 });
  await Promise.all([slow, fast].flatMap((host) => Array.from({ length: 4 }, async () => getFrom(http, host))));
  expect(mostWithin(slow.asked, 200)).toBe(1);
  expect((fast.asked.at(-1)?.at ?? Infinity) - (fast.asked[0]?.at ?? 0)).toBeLessThan(200);
  expect(http.counts().hosts).toBe(2);
});

test('one name with a dot at the end is the same host', async () => {
  const host = await serve((_, response) => response.end('{}'));
  const http = openTestHttp({ pace: { requests: 1, everyMs: 200 } });
  const ask = async (name: string) => http.get(`http://${name}:${host.port}/`, { hosts: [`localhost:${host.port}`] });
  await Promise.all([ask('localhost'), ask('localhost.'), ask('LOCALHOST')]);
  expect(mostWithin(host.asked, 200)).toBe(1);
});

test.each([
  ['seconds', () => '1'],
  ['a date', () => new Date(Date.now() + 2_000).toUTCString()],
])('a pause given in %s holds for the whole host', async (_, value) => {
  let pausedAt = 0;
  let until = 0;
  const host = await serve((__, response) => {
    if (host.asked.length > 1) {
      response.end('{}');
      return;
    }
    pausedAt = performance.now();
    const header = value();
    until = /^\d+$/.test(header) ? pausedAt + 1_000 : pausedAt + Date.parse(header) - Date.now();
    response.writeHead(503, { 'retry-after': header }).end();
  });
  const http = openTestHttp();
  const answers = await Promise.all([
    http.fetch(host.url).then(({ status }) => status),
    ...Array.from({ length: 3 }, async () => getFrom(http, host).then(({ status }) => status)),
  ]);
  expect(answers).toEqual([503, 200, 200, 200]);
  expect(host.asked[1]?.at).toBeGreaterThan(until - 20);
});

test('a pause of more than a minute is not waited for, by nobody', async () => {
  const host = await serve((_, response) => response.writeHead(429, { 'retry-after': '86400' }).end('<h1>429</h1>'));
  const http = openTestHttp();
  const failures = await Promise.all([
    ...Array.from({ length: 5 }, async () => failureOf(getFrom(http, host))),
    failureOf(setTimeout(100).then(async () => http.fetch(host.url))),
  ]);
  expect(host.asked).toHaveLength(1);
  for (const { code, retryAt } of failures) {
    expect(code).toBe('throttled');
    // An hour at most, whatever the host wants.
    expect(Date.parse(retryAt ?? '') - Date.now()).toBeGreaterThan(3_590_000);
    expect(Date.parse(retryAt ?? '') - Date.now()).toBeLessThanOrEqual(3_600_000);
  }
});
