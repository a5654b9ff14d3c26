import { expect, test } from 'vitest';
import { robotsInMemory, type RobotsEntry } from '../../../crawler/http/robots-memory.ts';
import { failureOf, getFrom, openTestHttp, serve, serveRaw, type Host, type Listener } from './hosts.ts';

const FORBIDDEN = 'User-agent: mcp-risk-catalog\nDisallow: /closed\n';

async function serveRobots(robots: Listener, address?: string): Promise<Host> {
  return serve((_, response) => response.end('{}'), { robots, ...(address === undefined ? {} : { address }) });
}

function open(): ReturnType<typeof openTestHttp> {
  return openTestHttp({ robots: robotsInMemory() });
}

test('what it closes is not asked, by get or by fetch, and it is read once', async () => {
  const host = await serveRobots((_, response) => setTimeout(() => response.end(FORBIDDEN), 50));
  const http = open();
  const answers = Array.from({ length: 20 }, async (_, index) => getFrom(http, host, `/open/${index}`));
  const closed = [getFrom(http, host, '/closed'), http.fetch(`${host.url}/closed/mcp`, { method: 'POST', body: '{}' })];
  for (const one of closed) expect(await failureOf(one)).toMatchObject({ code: 'robots' });
  await Promise.all(answers);
  expect(host.robotsAsked).toBe(1);
  expect(host.asked).toHaveLength(20);
});

test('holds for every hop', async () => {
  const closed = await serveRobots((_, response) => response.end(FORBIDDEN), '127.0.0.2');
  const leading = await serve((_, response) => response.writeHead(302, { location: `${closed.url}/closed` }).end());
  const failure = await failureOf(getFrom(open(), leading, '/', { hosts: [leading.name, closed.name] }));
  expect(failure).toMatchObject({ code: 'robots' });
  expect(closed.asked).toEqual([]);
});

test.each([400, 401, 403, 404, 410, 451])('status %i allows everything', async (status) => {
  const host = await serveRobots((_, response) => response.writeHead(status).end(FORBIDDEN));
  expect((await getFrom(open(), host, '/closed')).text).toBe('{}');
});

test('a host that fails to say is left alone, and not asked again and again', async () => {
  const host = await serveRobots((_, response) => response.writeHead(503).end());
  const http = open();
  const failure = await failureOf(getFrom(http, host));
  expect(failure).toMatchObject({ code: 'robots-unreachable', status: 503 });
  expect(await failureOf(http.fetch(host.url))).toMatchObject({ code: 'robots-unreachable' });
  expect(host).toMatchObject({ robotsAsked: 3, asked: [] });
});

test('500 and then a robots.txt is a robots.txt', async () => {
  const host = await serveRobots((_, response) => {
    if (host.robotsAsked === 1) response.writeHead(500).end();
    else response.end(FORBIDDEN);
  });
  const http = open();
  expect((await getFrom(http, host)).text).toBe('{}');
  expect(await failureOf(getFrom(http, host, '/closed'))).toMatchObject({ code: 'robots' });
});

test('a redirect is followed to another host, but not in circles', async () => {
  const www = await serveRobots((_, response) => response.end(FORBIDDEN), '127.0.0.2');
  const bare = await serveRobots((_, response) => response.writeHead(301, { location: `${www.url}/robots.txt` }).end());
  expect(await failureOf(getFrom(open(), bare, '/closed'))).toMatchObject({ code: 'robots' });
  const circle = await serveRobots((_, response) => response.writeHead(301, { location: '/robots.txt' }).end());
  expect(await failureOf(getFrom(open(), circle))).toMatchObject({
    code: 'robots-unreachable',
    cause: { code: 'redirects' },
  });
});

test('a redirect to a metadata address is refused', async () => {
  const host = await serveRobots((_, response) =>
    response.writeHead(301, { location: 'http://169.254.169.254/' }).end(),
  );
  expect(await failureOf(getFrom(open(), host))).toMatchObject({ code: 'address-refused' });
});

test('a host that cannot be reached at all says so', async () => {
  const http = open();
  expect(await failureOf(http.get('http://127.0.0.1:1/', { hosts: ['127.0.0.1:1'] }))).toMatchObject({
    code: 'refused',
  });
  expect(await failureOf(http.fetch('https://gone.invalid/'))).toMatchObject({ code: 'dns-failed' });
  const plain = await serveRaw((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
  expect(await failureOf(http.fetch(`https://${plain.name}/`))).toMatchObject({ code: 'tls' });
  const resetting = await serveRaw((socket) => socket.resetAndDestroy());
  expect(await failureOf(getFrom(http, resetting))).toMatchObject({ code: 'reset' });
});

test('a host that asks for a pause gets it', async () => {
  const host = await serveRobots((_, response) =>
    response.writeHead(429, { 'retry-after': '3600' }).end('<h1>429</h1>'),
  );
  const failure = await failureOf(getFrom(open(), host));
  expect(failure.code).toBe('throttled');
  expect(Date.parse(failure.retryAt ?? '') - Date.now()).toBeGreaterThan(3_500_000);
  expect(host).toMatchObject({ robotsAsked: 1, asked: [] });
});

test('reads the first 500 KiB of an endless file', async () => {
  const host = await serveRobots((_, response) => {
    response.write(FORBIDDEN);
    const more = (): void => {
      if (response.destroyed) return;
      response.write(`# ${'x'.repeat(60_000)}\n`);
      setImmediate(more);
    };
    more();
  });
  const http = open();
  expect(await failureOf(getFrom(http, host, '/closed'))).toMatchObject({ code: 'robots' });
  expect((await getFrom(http, host, '/open')).text).toBe('{}');
  expect(http.counts().bytes).toBeLessThan(1_000_000);
});

test('is kept for a day where the caller wants', async () => {
  const kept = new Map<string, RobotsEntry>();
  const memory = {
    get: (origin: string) => kept.get(origin),
    set: (origin: string, entry: RobotsEntry) => kept.set(origin, entry),
  };
  const host = await serveRobots((_, response) => response.end(`User-agent: x\nDisallow: /\n${FORBIDDEN}`));
  await getFrom(openTestHttp({ robots: memory }), host);
  const entry = kept.get(host.url);
  expect(entry?.rules).toBe('User-agent: *\nDisallow: /closed\n');
  const hours = (Date.parse(entry?.expiresAt ?? '') - Date.now()) / 3_600_000;
  expect(hours).toBeCloseTo(24, 1);
  await getFrom(openTestHttp({ robots: memory }), host);
  expect(host.robotsAsked).toBe(1);
  kept.set(host.url, { rules: '', expiresAt: new Date(Date.now() - 1).toISOString() });
  expect(await failureOf(getFrom(openTestHttp({ robots: memory }), host, '/closed'))).toMatchObject({ code: 'robots' });
  expect(host.robotsAsked).toBe(2);
});

test('waits between requests as long as it asks', async () => {
  const host = await serveRobots((_, response) => response.end('User-agent: *\nCrawl-delay: 0.3\n'));
  const http = open();
  await Promise.all([1, 2, 3].map(async (index) => getFrom(http, host, `/${index}`)));
  const [first = 0, second = 0, third = 0] = host.asked.map(({ at }) => at);
  expect(second - first).toBeGreaterThanOrEqual(300);
  expect(third - second).toBeGreaterThanOrEqual(300);
});
