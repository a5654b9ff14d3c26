import type { Readable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { brotliCompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { failureOf, openTestHttp, serve, type Host, type Listener } from './hosts.ts';

const EVENTS = { 'content-type': 'text/event-stream' };
const JSON_POST = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{"id":1}' };

async function readAll(stream: Readable): Promise<string> {
  return Buffer.concat(await Array.fromAsync(stream as AsyncIterable<Buffer>)).toString();
}

test('sends what it is given and hands on what comes', async () => {
  let sent = '';
  const host = await serve(async (request, response) => {
    sent = await readAll(request);
    response.writeHead(401, [
      ['www-authenticate', 'Bearer scope="read"'],
      ['set-cookie', 'a=1'],
      ['set-cookie', 'b=2'],
    ]);
    response.end('{"error":"login"}');
  });
  const http = openTestHttp();
  const response = await http.fetch(new URL(host.url), {
    ...JSON_POST,
    headers: new Headers({ 'X-A': '1', Accept: 'text/event-stream', 'User-Agent': 'somebody else' }),
  });
  expect([response.status, response.ok, sent]).toEqual([401, false, '{"id":1}']);
  expect(response.headers.get('www-authenticate')).toBe('Bearer scope="read"');
  expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
  expect(await response.json()).toEqual({ error: 'login' });
  expect(host.asked[0]).toMatchObject({ method: 'POST', headers: { 'x-a': '1', accept: 'text/event-stream' } });
  expect(host.asked[0]?.headers['user-agent']).toMatch(/^mcp-risk-catalog\//);
  await http.fetch(host.url, { method: 'POST', body: new URLSearchParams({ a: 'b c' }) });
  expect(sent).toBe('a=b+c');
  expect(host.asked[1]?.headers['content-type']).toContain('application/x-www-form-urlencoded');
});

test('hands compressed answers on without their compression', async () => {
  const host = await serve((_, response) => {
    const bytes = brotliCompressSync('{"a":1}');
    response.writeHead(200, { 'content-encoding': 'br', 'content-length': bytes.length }).end(bytes);
  });
  const response = await openTestHttp().fetch(host.url);
  expect(await response.json()).toEqual({ a: 1 });
  expect([response.headers.get('content-encoding'), response.headers.get('content-length')]).toEqual([null, null]);
});

test.each([202, 204, 304, 404, 500])(
  'status %i is an answer, and the next request does not wait for it',
  async (status) => {
    const host = await serve((_, response) => response.writeHead(status, { 'content-encoding': 'gzip' }).end());
    const http = openTestHttp();
    for (let round = 0; round < 3; round += 1) expect((await http.fetch(host.url, JSON_POST)).status).toBe(status);
  },
);

test('a status that does not exist is none', async () => {
  const host = await serve((_, response) => response.writeHead(999).end('x'));
  const http = openTestHttp();
  for (let round = 0; round < 2; round += 1) {
    expect(await failureOf(http.fetch(host.url))).toMatchObject({ code: 'server-error', status: 999 });
  }
});

test('HEAD has no body, however long it says it is', async () => {
  const host = await serve((_, response) =>
    response.writeHead(200, { 'content-length': '500', 'content-encoding': 'gzip' }).end(),
  );
  const http = openTestHttp();
  for (let round = 0; round < 2; round += 1)
    expect(await (await http.fetch(host.url, { method: 'HEAD' })).text()).toBe('');
});

test('never follows a redirect', async () => {
  const other = await serve((_, response) => response.end('{}'), { address: '127.0.0.2' });
  const host = await serve((_, response) => response.writeHead(307, { location: `${other.url}/` }).end());
  const http = openTestHttp();
  for (const redirect of ['manual', 'follow'] as const) {
    const response = await http.fetch(host.url, { ...JSON_POST, redirect });
    expect([response.status, response.headers.get('location')]).toEqual([307, `${other.url}/`]);
  }
  expect(other.asked).toEqual([]);
});

test('one at a time: the next request waits until the body was read', async () => {
  const host = await serve((_, response) => {
    response.write('first ');
    void setTimeout(150).then(() => response.end('last'));
  });
  const http = openTestHttp();
  const texts = await Promise.all([1, 2, 3].map(async () => (await http.fetch(host.url)).text()));
  expect(texts).toEqual(['first last', 'first last', 'first last']);
  expect(host.asked.map(({ besides }) => besides)).toEqual([0, 0, 0]);
});

test('a cancelled body makes room, and its connection is closed', async () => {
  let closed = 0;
  const host = await serve((_, response) => {
    response.on('close', () => (closed += 1));
    response.write('x'.repeat(500_000));
  });
  const http = openTestHttp();
  for (let round = 1; round <= 3; round += 1) {
    const response = await http.fetch(host.url);
    await response.body?.cancel();
  }
  await expect.poll(() => closed).toBe(3);
});

test('an aborted body makes room, and says why', async () => {
  const host = await serve((_, response) => response.write('x'));
  const http = openTestHttp();
  const aborting = new AbortController();
  const response = await http.fetch(host.url, { signal: aborting.signal });
  const text = response.text();
  aborting.abort(new Error('enough'));
  await expect(text).rejects.toThrow('enough');
  expect((await http.fetch(host.url, { signal: AbortSignal.timeout(5_000) })).status).toBe(200);
});

test('a short body that nobody reads makes room', async () => {
  const host = await serve((_, response) => response.end('x'.repeat(10_000)));
  const http = openTestHttp();
  for (let round = 0; round < 5; round += 1) await http.fetch(host.url);
  expect(host.asked).toHaveLength(5);
});

/** A stream on GET that stays open; requests beside it are answered. */
async function serveStream(onGet: Listener): Promise<Host> {
  return serve((request, response) => {
    if (request.method === 'GET') onGet(request, response);
    else response.end('{}');
  });
}

test('an open stream of events lets requests pass beside it', async () => {
  const host = await serveStream((_, response) =>
    response.writeHead(200, EVENTS).write('event: endpoint\ndata: /post\n\n'),
  );
  const http = openTestHttp();
  const stream = await http.fetch(host.url, { headers: { accept: 'text/event-stream' } });
  const reader = stream.body?.getReader();
  expect(new TextDecoder().decode((await reader?.read())?.value)).toContain('endpoint');
  expect((await http.fetch(host.url, JSON_POST)).status).toBe(200);
  expect(host.asked[1]?.besides).toBe(1);
  await reader?.cancel();
});

test('a stream whose headers wait for its first event holds others up for two seconds, and no longer', async () => {
  const host = await serveStream(() => undefined);
  const http = openTestHttp();
  const aborting = new AbortController();
  const stream = http.fetch(host.url, { headers: { accept: 'text/event-stream' }, signal: aborting.signal });
  const post = await http.fetch(host.url, JSON_POST);
  expect(post.status).toBe(200);
  const [get, beside] = host.asked;
  expect((beside?.at ?? 0) - (get?.at ?? 0)).toBeGreaterThan(1_900);
  expect((beside?.at ?? 0) - (get?.at ?? 0)).toBeLessThan(3_000);
  aborting.abort();
  await expect(stream).rejects.toMatchObject({ name: 'AbortError' });
});

test('an answer in events that is never closed makes room once it is silent', async () => {
  const host = await serve((_, response) => {
    if (host.asked.length > 1) response.end('{}');
    else response.writeHead(200, EVENTS).write('data: {"id":1}\n\n');
  });
  const http = openTestHttp();
  const first = await http.fetch(host.url, JSON_POST);
  const reader = first.body?.getReader();
  await reader?.read();
  expect((await http.fetch(host.url, JSON_POST)).status).toBe(200);
  expect((host.asked[1]?.at ?? 0) - (host.asked[0]?.at ?? 0)).toBeGreaterThan(1_900);
  await reader?.cancel();
});

test('a caller with a time limit gets a timeout', async () => {
  const host = await serve(() => undefined);
  const http = openTestHttp();
  expect(await failureOf(http.fetch(host.url, { signal: AbortSignal.timeout(100) }))).toMatchObject({
    code: 'timeout',
  });
  const reading = await serve((_, response) => response.write('x'));
  const response = await http.fetch(reading.url, { signal: AbortSignal.timeout(100) });
  expect(await failureOf(response.text())).toMatchObject({ code: 'timeout' });
});
