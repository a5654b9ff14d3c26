import { expect, test } from 'vitest';
import { parseJson } from '../../../crawler/http/json.ts';
import { failureOf, getFrom, openTestHttp, serve } from './hosts.ts';

test('reads an answer to its end, and says who asks', async () => {
  const host = await serve((_, response) => {
    response.writeHead(200, {
      'Content-Type': 'application/json',
      ETag: '"1"',
      'Last-Modified': 'Thu, 01 Oct 2026 08:00:00 GMT',
    });
    response.end('{"name":"Ünïcode"}');
  });
  const http = openTestHttp({ contact: 'https://catalog.example/about' });
  const answer = await getFrom(http, host, '/servers?limit=100');
  expect(answer).toMatchObject({
    status: 200,
    url: `${host.url}/servers?limit=100`,
    text: '{"name":"Ünïcode"}',
    validators: { etag: '"1"', lastModified: 'Thu, 01 Oct 2026 08:00:00 GMT' },
  });
  expect(answer.headers['content-type']).toBe('application/json');
  expect(Math.abs(Date.parse(answer.retrievedAt) - Date.now())).toBeLessThan(5_000);
  expect(parseJson(answer)).toEqual({ name: 'Ünïcode' });
  const headers = host.asked[0]?.headers;
  expect(headers?.['user-agent']).toMatch(/^mcp-risk-catalog\/\d+\.\d+\.\d+ \(\+https:\/\/catalog\.example\/about\)$/);
  expect(headers?.accept).toBe('application/json');
  expect(http.counts()).toEqual({ requests: 1, bytes: 20, hosts: 1, retries: 0 });
});

test('names no contact when there is none, and takes no other than an address', async () => {
  const host = await serve((_, response) => response.end('{}'));
  await getFrom(openTestHttp(), host);
  expect(host.asked[0]?.headers['user-agent']).toMatch(/^mcp-risk-catalog\/[\d.]+$/);
  expect(() => openTestHttp({ contact: 'x\r\nEvil: 1' })).toThrow(TypeError);
  expect(() => openTestHttp({ contact: 'javascript:alert(1)' })).toThrow(TypeError);
});

test('asks whether something changed, and takes 304 for an answer', async () => {
  const host = await serve((request, response) => {
    const isKnown = request.headers['if-none-match'] === '"7"';
    response.writeHead(isKnown ? 304 : 200, { etag: '"7"', 'content-encoding': 'identity' });
    response.end(isKnown ? '' : '{"a":1}');
  });
  const http = openTestHttp();
  const first = await getFrom(http, host);
  const second = await getFrom(http, host, '/', { validators: first.validators });
  expect(second).toMatchObject({ status: 304, text: '', validators: { etag: '"7"' } });
  await getFrom(http, host, '/', { validators: { lastModified: 'Thu, 01 Oct 2026 08:00:00 GMT' } });
  expect(host.asked.at(-1)?.headers['if-modified-since']).toBe('Thu, 01 Oct 2026 08:00:00 GMT');
});

test('keeps the validators of the question when a 304 has none', async () => {
  const host = await serve((_, response) => response.writeHead(304, { 'content-encoding': 'gzip' }).end());
  const answer = await getFrom(openTestHttp(), host, '/', { validators: { etag: '"7"' } });
  expect(answer).toMatchObject({ status: 304, text: '', validators: { etag: '"7"' } });
});

test('takes a 304 that nobody asked for as no answer', async () => {
  const host = await serve((_, response) => response.writeHead(304).end());
  expect(await failureOf(getFrom(openTestHttp(), host))).toMatchObject({ code: 'redirects', status: 304 });
});

test.each([
  [401, 'unauthorized'],
  [403, 'unauthorized'],
  [404, 'not-found'],
  [410, 'not-found'],
  [400, 'bad-request'],
  [422, 'bad-request'],
  [451, 'bad-request'],
  [501, 'server-error'],
  [300, 'redirects'],
  [999, 'server-error'],
])('status %i is %s', async (status, code) => {
  const host = await serve((_, response) => response.writeHead(status).end('<p>no</p>'));
  const failure = await failureOf(getFrom(openTestHttp(), host, '/?key=hunter2'));
  expect(failure).toMatchObject({ code, status });
  expect(failure.message).toContain(host.name);
  expect(failure.message).not.toContain('hunter2');
  expect(host.asked).toHaveLength(1);
});

test('a page for people is not a document', async () => {
  const host = await serve((_, response) =>
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end('<p>'),
  );
  const http = openTestHttp();
  expect(await failureOf(getFrom(http, host))).toMatchObject({ code: 'wrong-type', status: 200 });
  expect((await getFrom(http, host, '/', { accept: 'text/html' })).text).toBe('<p>');
});

test('what is not JSON says so', async () => {
  const host = await serve((_, response) => response.end('{"a":'));
  const answer = await getFrom(openTestHttp(), host);
  expect(() => parseJson(answer)).toThrow(expect.objectContaining({ code: 'not-json', status: 200 }) as Error);
});

test('follows redirects within a host, and says where it ended', async () => {
  const host = await serve((request, response) => {
    const next = { '/1': '/2', '/2': '3', '/3': '?4' }[request.url ?? ''];
    if (next === undefined) response.end('{}');
    else response.writeHead(307, { location: next }).end('moved');
  });
  const answer = await getFrom(openTestHttp(), host, '/1', { headers: { 'X-Key': 'k' } });
  expect(answer.url).toBe(`${host.url}/3?4`);
  expect(host.asked.map(({ path }) => path)).toEqual(['/1', '/2', '/3', '/3?4']);
  expect(host.asked.map(({ headers }) => headers['x-key'])).toEqual(['k', 'k', 'k', 'k']);
});

test('does not tell another origin what was meant for the first, not even after it leads back', async () => {
  const elsewhere = await serve((_, response) => response.writeHead(302, { location: `${home.url}/end` }).end(), {
    address: '127.0.0.2',
  });
  const home = await serve((request, response) => {
    if (request.url === '/end') response.end('{}');
    else response.writeHead(302, { location: `${elsewhere.url}/` }).end();
  });
  const question = {
    hosts: [home.name, elsewhere.name],
    headers: { Authorization: 'Bearer k' },
    validators: { etag: '"1"' },
  };
  await getFrom(openTestHttp(), home, '/', question);
  expect(home.asked[0]?.headers).toMatchObject({ authorization: 'Bearer k', 'if-none-match': '"1"' });
  expect(elsewhere.asked[0]?.headers).not.toHaveProperty('authorization');
  expect(home.asked[1]?.headers).not.toHaveProperty('authorization');
});

test('gives up on redirects in a circle, on too many, and on one without a goal', async () => {
  const circle = await serve((request, response) => {
    response.writeHead(302, { location: request.url === '/a' ? '/b' : '/a' }).end();
  });
  expect(await failureOf(getFrom(openTestHttp(), circle, '/a'))).toMatchObject({ code: 'redirects' });
  expect(circle.asked).toHaveLength(2);
  const endless = await serve((request, response) =>
    response.writeHead(302, { location: `${request.url ?? ''}x` }).end(),
  );
  expect(await failureOf(getFrom(openTestHttp(), endless, '/a'))).toMatchObject({ code: 'redirects' });
  expect(endless.asked).toHaveLength(6);
  const aimless = await serve((_, response) => response.writeHead(302).end());
  expect(await failureOf(getFrom(openTestHttp(), aimless))).toMatchObject({ code: 'redirects', status: 302 });
});

test('stops when its caller does: while it waits, and while it reads', async () => {
  const host = await serve((_, response) => response.writeHead(200).write('{'));
  const http = openTestHttp();
  const reading = new AbortController();
  const first = getFrom(http, host, '/', { signal: reading.signal });
  const waiting = new AbortController();
  const second = getFrom(http, host, '/', { signal: waiting.signal });
  const timed = failureOf(getFrom(http, host, '/', { signal: AbortSignal.timeout(300) }));
  setTimeout(() => {
    waiting.abort(new Error('enough of waiting'));
    setTimeout(() => {
      reading.abort(new Error('enough of reading'));
    }, 500);
  }, 100);
  await expect(second).rejects.toThrow('enough of waiting');
  expect(await timed).toMatchObject({ code: 'timeout' });
  await expect(first).rejects.toThrow('enough of reading');
  expect(host.asked).toHaveLength(1);
});

test('closing ends what is under way and what waits', async () => {
  const host = await serve((_, response) => response.writeHead(200).write('{'));
  const http = openTestHttp();
  const both = [getFrom(http, host), getFrom(http, host)];
  setTimeout(() => void http.close(), 100);
  for (const one of await Promise.allSettled(both)) {
    expect(one).toMatchObject({
      status: 'rejected',
      reason: { message: expect.stringContaining('has closed') as string },
    });
  }
});
