import { expect, test } from 'vitest';
import { failureOf, getFrom, openTestHttp, serve } from './hosts.ts';

test.each([
  [429, 'throttled'],
  [500, 'server-error'],
  [502, 'server-error'],
  [503, 'server-error'],
  [504, 'server-error'],
])('status %i is tried three times, with growing pauses', async (status, code) => {
  const host = await serve((_, response) => response.writeHead(status).end('<h1>no</h1>'));
  const http = openTestHttp();
  expect(await failureOf(getFrom(http, host))).toMatchObject({ code, status });
  expect(host.asked).toHaveLength(3);
  expect(http.counts()).toMatchObject({ requests: 3, retries: 2 });
});

test('500 and then an answer is an answer', async () => {
  const host = await serve((_, response) => response.writeHead(host.asked.length === 1 ? 500 : 200).end('{}'));
  expect((await getFrom(openTestHttp(), host)).text).toBe('{}');
  expect(host.asked).toHaveLength(2);
});

test('only the hop that failed is tried again', async () => {
  const end = await serve((_, response) => response.writeHead(end.asked.length === 1 ? 502 : 200).end('{}'), {
    address: '127.0.0.2',
  });
  const start = await serve((_, response) => response.writeHead(302, { location: `${end.url}/` }).end());
  await getFrom(openTestHttp(), start, '/', { hosts: [start.name, end.name] });
  expect([start.asked.length, end.asked.length]).toEqual([1, 2]);
});

test('fetch tries once, whatever comes', async () => {
  const host = await serve((_, response) => response.writeHead(500).end('no'));
  const http = openTestHttp();
  const response = await http.fetch(host.url, { method: 'POST', body: '{}' });
  expect([response.status, await response.text(), host.asked.length]).toEqual([500, 'no', 1]);
  expect(http.counts().retries).toBe(0);
});

test('stops trying when its caller does', async () => {
  const host = await serve((_, response) => response.writeHead(500).end());
  const aborting = new AbortController();
  const work = getFrom(openTestHttp(), host, '/', { signal: aborting.signal });
  setTimeout(() => {
    aborting.abort(new Error('enough'));
  }, 5);
  await expect(work).rejects.toSatisfy((error) => error instanceof Error && host.asked.length < 3);
});
