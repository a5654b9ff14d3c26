import { gzipSync, brotliCompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { failureOf, getFrom, openTestHttp, serve, serveRaw } from './hosts.ts';

const CHUNKED = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n';

test('a name that does not exist', async () => {
  const lookup = (_: string, __: unknown, callback: (error: Error, addresses: []) => void): void => {
    callback(Object.assign(new Error('getaddrinfo ENOTFOUND gone.example'), { code: 'ENOTFOUND' }), []);
  };
  const http = openTestHttp({ lookup });
  const failure = await failureOf(http.get('https://gone.example/', { hosts: ['gone.example'] }));
  expect(failure).toMatchObject({ code: 'dns-failed', cause: { code: 'ENOTFOUND' } });
  expect(http.counts()).toMatchObject({ requests: 1, retries: 0 });
  const real = openTestHttp();
  expect(await failureOf(real.fetch('https://gone.invalid/'))).toMatchObject({ code: 'dns-failed' });
});

test('a resolver that is out of breath is asked again', async () => {
  let asked = 0;
  const lookup = (_: string, __: unknown, callback: (error: Error, addresses: []) => void): void => {
    asked += 1;
    callback(Object.assign(new Error('getaddrinfo EAI_AGAIN'), { code: 'EAI_AGAIN' }), []);
  };
  const http = openTestHttp({ lookup });
  expect(await failureOf(http.get('https://busy.example/', { hosts: ['busy.example'] }))).toMatchObject({
    code: 'dns-failed',
  });
  expect(asked).toBe(3);
});

test('a host that refuses connections', async () => {
  const http = openTestHttp();
  const failure = await failureOf(http.get('http://127.0.0.1:1/', { hosts: ['127.0.0.1:1'] }));
  expect(failure).toMatchObject({ code: 'refused', cause: { code: 'ECONNREFUSED' } });
});

test('a connection that is closed or reset before an answer', async () => {
  const closing = await serveRaw((socket) => socket.end());
  expect(await failureOf(getFrom(openTestHttp(), closing))).toMatchObject({ code: 'reset' });
  expect(closing.asked).toHaveLength(3);
  const resetting = await serveRaw((socket) => socket.resetAndDestroy());
  expect(await failureOf(openTestHttp().fetch(resetting.url))).toMatchObject({ code: 'reset' });
  expect(resetting.asked).toHaveLength(1);
});

test('a reset in the middle of the body', async () => {
  const host = await serveRaw((socket) => {
    socket.write('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf', () => {
      setTimeout(() => socket.resetAndDestroy(), 20);
    });
  });
  expect(await failureOf(getFrom(openTestHttp(), host))).toMatchObject({ code: 'reset' });
  const response = await openTestHttp().fetch(host.url);
  expect(await failureOf(response.text())).toMatchObject({ code: 'reset' });
});

test('a body that is shorter than announced', async () => {
  const host = await serveRaw((socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf'));
  expect(await failureOf(getFrom(openTestHttp(), host))).toMatchObject({ code: 'truncated' });
  const response = await openTestHttp().fetch(host.url);
  expect(await failureOf(response.text())).toMatchObject({ code: 'truncated' });
});

test('chunks without an end', async () => {
  const host = await serveRaw((socket) => socket.end(`${CHUNKED}4\r\nhalf\r\n`));
  expect(await failureOf(getFrom(openTestHttp(), host))).toMatchObject({ code: 'truncated' });
});

test.each([
  ['gzip', gzipSync],
  ['br', brotliCompressSync],
])('truncated %s', async (encoding, compress) => {
  const whole = compress(Buffer.from(Array.from({ length: 5_000 }, (_, index) => (index * index) % 251)));
  const host = await serve((request, response) => {
    const bytes = request.url === '/whole' ? whole : whole.subarray(0, whole.length - 20);
    response.writeHead(200, { 'content-encoding': encoding, 'content-length': bytes.length }).end(bytes);
  });
  const http = openTestHttp();
  expect((await getFrom(http, host, '/whole')).text.length).toBeGreaterThan(1_000);
  expect(await failureOf(getFrom(http, host))).toMatchObject({ code: 'truncated' });
  const response = await http.fetch(host.url);
  expect(await failureOf(response.text())).toMatchObject({ code: 'truncated' });
});

test('what says that it is compressed and is not, or in a way that nobody asked for', async () => {
  const host = await serve((request, response) => {
    response.writeHead(200, { 'content-encoding': request.url === '/' ? 'gzip' : 'gzip, br' }).end('{"plain":true}');
  });
  expect(await failureOf(getFrom(openTestHttp(), host))).toMatchObject({ code: 'truncated' });
  expect(await failureOf(getFrom(openTestHttp(), host, '/twice'))).toMatchObject({ code: 'wrong-type' });
  expect(await failureOf(openTestHttp().fetch(`${host.url}/twice`))).toMatchObject({ code: 'wrong-type' });
});

test('a gzip bomb', async () => {
  const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024));
  const host = await serve((_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb));
  const before = process.memoryUsage.rss();
  expect(await failureOf(getFrom(openTestHttp(), host))).toMatchObject({ code: 'too-large' });
  const response = await openTestHttp().fetch(host.url);
  const reader = response.body?.getReader();
  const drained = async (): Promise<void> => {
    while ((await reader?.read())?.done === false);
  };
  expect(await failureOf(drained())).toMatchObject({ code: 'too-large' });
  expect(process.memoryUsage.rss() - before).toBeLessThan(250 * 1024 * 1024);
});

test('a body of chunks that never ends', async () => {
  const host = await serve((_, response) => {
    const more = (): void => {
      if (response.destroyed) return;
      response.write('x'.repeat(60_000));
      setImmediate(more);
    };
    more();
  });
  expect(await failureOf(getFrom(openTestHttp(), host, '/', { maxBytes: 1_000_000 }))).toMatchObject({
    code: 'too-large',
  });
});

test('an answer of exactly the largest size, and one byte more', async () => {
  const host = await serve((request, response) => response.end('x'.repeat(request.url === '/' ? 1_000 : 1_001)));
  expect((await getFrom(openTestHttp(), host, '/', { maxBytes: 1_000 })).text).toHaveLength(1_000);
  expect(await failureOf(getFrom(openTestHttp(), host, '/more', { maxBytes: 1_000 }))).toMatchObject({
    code: 'too-large',
  });
});

test('a slow loris, in the headers and in the body', async () => {
  const head = await serveRaw((socket) => {
    socket.write('HTTP/1.1 200 OK\r\n');
    const timer = setInterval(() => socket.write('X: y\r\n'), 50);
    socket.on('close', () => {
      clearInterval(timer);
    });
  });
  const body = await serveRaw((socket) => {
    socket.write('HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n');
    const timer = setInterval(() => socket.write('x'), 50);
    socket.on('close', () => {
      clearInterval(timer);
    });
  });
  const startedAt = performance.now();
  const failures = await Promise.all(
    [head, body].map(async (host) => failureOf(getFrom(openTestHttp(), host, '/', { timeoutMs: 300 }))),
  );
  expect(failures.map(({ code }) => code)).toEqual(['timeout', 'timeout']);
  expect([head.asked.length, body.asked.length]).toEqual([3, 3]);
  expect(performance.now() - startedAt).toBeLessThan(4_000);
});

test('headers that are too long, or not HTTP', async () => {
  const long = await serveRaw((socket) => socket.end(`HTTP/1.1 200 OK\r\nX: ${'y'.repeat(100_000)}\r\n\r\n`));
  expect(await failureOf(getFrom(openTestHttp(), long))).toMatchObject({ code: 'too-large' });
  const other = await serveRaw((socket) => socket.end('SSH-2.0-OpenSSH_9.9\r\n'));
  expect(await failureOf(getFrom(openTestHttp(), other))).toMatchObject({ code: 'server-error' });
});

test('a header of ours that cannot be sent', async () => {
  const host = await serve((_, response) => response.end('{}'));
  const failure = await failureOf(getFrom(openTestHttp(), host, '/', { headers: { 'x-key': 'a\nb' } }));
  expect(failure).toMatchObject({ code: 'bad-request' });
  expect(failure.message).not.toContain('a\nb');
});

test('bodies that nobody needs do not leak connections', async () => {
  const sockets = new Set<unknown>();
  const host = await serve((request, response) => {
    sockets.add(request.socket);
    response.writeHead(404).end('x'.repeat(10_000));
  });
  const http = openTestHttp();
  for (let index = 0; index < 30; index += 1) await failureOf(getFrom(http, host));
  expect(sockets.size).toBe(1);
});
