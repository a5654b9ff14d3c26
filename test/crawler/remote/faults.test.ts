import { describe, expect, test } from 'vitest';
import { openHttp } from '../../../crawler/http/open.ts';
import { readOptOut } from '../../../crawler/http/opt-out.ts';
import { LIST, endedStream, events, halfAnswer, html, json, status, tooMuch, wrongId } from './answers.ts';
import { send, sendResult, start, type Asked } from './loopback.ts';
import { startRaw, type Answers } from './servers.ts';
import { list, questions, until } from './visit.ts';

const TIMEOUT_MS = 1_000;

describe('a server that refuses everything', () => {
  test.each([
    [404, 'unreachable', 'not-found', 'There is nothing at this address, or no longer.'],
    [405, 'protocol-error', 'bad-request', 'The server refuses what is asked as the protocol says.'],
    [400, 'protocol-error', 'bad-request', 'The server refuses what is asked as the protocol says.'],
    [500, 'unreachable', 'server-error', 'The host failed to answer.'],
    [502, 'unreachable', 'server-error', 'The host failed to answer.'],
    [429, 'throttled', 'throttled', 'The host asks for fewer requests.'],
    [302, 'unreachable', 'redirects', 'The server has moved: its source has to name its new address.'],
  ])('with %i is %s', async (code, state, reason, message) => {
    const server = await until(start(status(code, 'Because.', { location: 'http://127.0.0.1:1/' })));
    const listed = await list(server.url);
    expect(listed).toMatchObject({ state, reason, completeness: 'unknown', tools: 0 });
    expect(listed.message).toContain(message);
    expect(listed.message).toMatch(new RegExp(`It answered \\S+ with HTTP ${code}: Because\\.$`));
    expect(listed.manifest).toBeUndefined();
    expect(questions(server).length).toBeLessThanOrEqual(3);
  });

  test.each([429, 503])('with %i and a Retry-After is asked no more', async (code) => {
    const server = await until(start(status(code, '', { 'retry-after': '120' })));
    expect(await list(server.url)).toMatchObject({ state: 'throttled', reason: 'throttled' });
    expect(questions(server)).toHaveLength(1);
  });
});

describe('an address that is not asked', () => {
  test.each([
    ['https://{tenant}.example.com/{path}', 'needs-config', 'templated-url', '{tenant}, {path}'],
    ['ftp://example.com/mcp', 'not-asked', 'bad-url', 'not one of HTTP'],
    ['example.com', 'not-asked', 'bad-url', 'not one of HTTP'],
    ['https://user:pass@example.com/mcp', 'not-asked', 'bad-url', 'holds credentials'],
    ['http://169.254.169.254/latest', 'not-asked', 'address-refused', ''],
    ['http://opted-out.localhost:1/mcp', 'not-asked', 'opted-out', ''],
    ['http://127.0.0.1:1/mcp', 'unreachable', 'refused', ''],
    ['http://nowhere.invalid/mcp', 'unreachable', 'dns-failed', ''],
  ])('%s is %s', async (url, state, reason, words) => {
    const listed = await list(url);
    expect(listed).toMatchObject({ state, reason, completeness: 'unknown' });
    expect(listed.message).toContain(words);
    expect(listed.message).not.toBe('');
  });

  test('may be closed by its robots.txt', async () => {
    const server = await until(start(status(500), { robots: 'User-agent: *\nDisallow: /mcp\n' }));
    expect(await list(server.url)).toMatchObject({ state: 'not-asked', reason: 'robots' });
    expect(questions(server)).toEqual([]);
  });

  test('has no fragment', async () => {
    const server = await until(startRaw('modern'));
    expect(await list(`${server.url}#part`)).toMatchObject({ state: 'ok', tools: 1 });
    expect(questions(server)).toEqual(['POST /mcp server/discover', 'POST /mcp tools/list']);
  });
});

describe('an answer to the first question', () => {
  test.each<[string, Answers, string, string]>([
    ['a page for people', { 'server/discover': html, initialize: html }, 'protocol-error', 'wrong-type'],
    ['no JSON', { 'server/discover': json('{"jsonrpc":'), initialize: json('oops') }, 'protocol-error', 'not-json'],
    ['no message', { 'server/discover': json('{"hello":1}'), initialize: json('[]') }, 'protocol-error', 'no-answer'],
    ['nothing', { 'server/discover': status(202), initialize: status(202) }, 'protocol-error', 'no-answer'],
    ['another id', { 'server/discover': wrongId, initialize: wrongId }, 'protocol-error', 'wrong-id'],
    [
      'a wrong shape',
      { 'server/discover': { x: 1 }, initialize: { protocolVersion: 7 } },
      'protocol-error',
      'bad-answer',
    ],
    [
      'an unknown version',
      { initialize: { protocolVersion: '1999-01-01', capabilities: {}, serverInfo: { name: 'a', version: '1' } } },
      'protocol-error',
      'bad-answer',
    ],
    ['an ended stream', { 'server/discover': endedStream, initialize: endedStream }, 'protocol-error', 'no-answer'],
    ['a reset', { 'server/discover': ({ response }: Asked) => response.destroy() }, 'unreachable', 'reset'],
    ['half an answer', { 'server/discover': halfAnswer }, 'unreachable', 'truncated'],
    ['too much', { 'server/discover': tooMuch }, 'protocol-error', 'too-large'],
  ])('that is %s', async (_what, answers, state, reason) => {
    const server = await until(startRaw('legacy', answers));
    const listed = await list(server.url, { timeoutMs: 4_000 });
    expect(listed).toMatchObject({ state, reason, completeness: 'unknown', tools: 0 });
    expect(listed.message).not.toBe('');
    expect(questions(server).length).toBeLessThanOrEqual(3);
  });

  test.each<[string, Answers]>([
    ['a failure', { 'server/discover': status(500) }],
    ['no JSON', { 'server/discover': json('?') }],
    ['nothing', { 'server/discover': status(202) }],
    ['another id', { 'server/discover': wrongId }],
    ['a page for people', { 'server/discover': html }],
  ])('that is %s does not hide a server of the legacy era', async (_what, answers) => {
    const server = await until(startRaw('legacy', answers));
    expect(await list(server.url)).toMatchObject({ state: 'ok', tools: 1, protocol: { era: 'legacy' } });
  });

  test('may fail once', async () => {
    let failures = 0;
    const first = (asked: Asked): void => {
      failures += 1;
      if (failures === 1) send(asked.response, 500);
      else sendResult(asked, { ...LIST, supportedVersions: ['2026-07-28'], capabilities: { tools: {} } });
    };
    const server = await until(startRaw('modern', { 'server/discover': first }));
    expect(await list(server.url)).toMatchObject({ state: 'ok', tools: 1, protocol: { era: 'modern' } });
  });

  test('may name versions that nobody here speaks', async () => {
    const refuse = ({ response, rpc }: Asked): void => {
      const error = {
        code: -32022,
        message: 'Unsupported',
        data: { supported: ['2030-01-01'], requested: '2026-07-28' },
      };
      send(response, 400, JSON.stringify({ jsonrpc: '2.0', id: rpc.id, error }));
    };
    const server = await until(startRaw('modern', { 'server/discover': refuse, initialize: refuse }));
    const listed = await list(server.url);
    expect(listed).toMatchObject({ state: 'protocol-error', reason: 'version' });
    expect(listed.message).toContain('speaks only versions of the protocol that we do not');
  });

  test('may never come', async () => {
    const server = await until(start(() => undefined));
    const listed = await list(server.url, { timeoutMs: TIMEOUT_MS });
    expect(listed).toMatchObject({ state: 'timeout', reason: 'deadline', completeness: 'unknown' });
    expect(listed.message).toBe('It did not finish answering within 1 seconds.');
    await expect.poll(() => server.open().answers).toBe(0);
  });

  test('may come too slowly', async () => {
    const drip = ({ response }: Asked): void => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const timer = setInterval(() => response.write(' '), 50);
      response.on('close', () => {
        clearInterval(timer);
      });
    };
    const server = await until(start(drip));
    expect(await list(server.url, { timeoutMs: TIMEOUT_MS })).toMatchObject({ state: 'timeout', reason: 'deadline' });
  });

  test('is not waited for when the crawler is stopped', async () => {
    const server = await until(start(() => undefined));
    const listed = await list(server.url, { signal: AbortSignal.timeout(200) });
    expect(listed).toMatchObject({ state: 'timeout', reason: 'stopped' });
  });
});

describe('a server that says things by the way', () => {
  test('is refused what it asks', async () => {
    const refusals: unknown[] = [];
    let finish = (): void => undefined;
    const ask = { jsonrpc: '2.0', id: 'q', method: 'sampling/createMessage', params: { messages: [], maxTokens: 1 } };
    const server = await until(
      startRaw('legacy', {
        'tools/list': ({ response, rpc }: Asked) => {
          events(response, ask);
          finish = () => {
            events(response, { jsonrpc: '2.0', id: rpc.id, result: LIST });
          };
        },
        POST: ({ rpc, response }: Asked) => {
          refusals.push(rpc);
          response.writeHead(202).end();
          finish();
        },
      }),
    );
    expect(await list(server.url)).toMatchObject({ state: 'ok', tools: 1 });
    expect(refusals).toMatchObject([{ id: 'q', error: { code: -32601 } }]);
  });

  test('may ask in the middle of a list of today, in vain', async () => {
    const ask = { resultType: 'input_required', inputRequests: { a: { method: 'roots/list' } }, requestState: 's' };
    const server = await until(startRaw('modern', { 'tools/list': ask }));
    expect(await list(server.url)).toMatchObject({ state: 'protocol-error', reason: 'bad-answer', tools: 0 });
    expect(questions(server)).toEqual(['POST /mcp server/discover', 'POST /mcp tools/list']);
  });

  test('shows no secrets', async () => {
    const server = await until(start(status(400, 'failed: token sk-live_0123456789abcdef \u001b[31mis wrong')));
    const { message } = await list(server.url);
    expect(message).toContain('failed: token [hidden] is wrong');
  });
});

describe('a server of the first transport', () => {
  const open = ({ response }: Asked, ...data: string[]): void => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(`: hi\n\n${data.join('')}`);
  };
  const ENDPOINT = 'event: endpoint\ndata: /mcp\n\n';
  const NOTHING = { 'server/discover': status(405), initialize: status(405) };

  test.each<[string, Answers, string, string]>([
    ['never says where messages go', { ...NOTHING, GET: open }, 'protocol-error', 'bad-request'],
    ['sends a page for people', { ...NOTHING, GET: html }, 'protocol-error', 'bad-request'],
    ['ends its stream', { GET: (asked: Asked) => (open(asked, ENDPOINT), asked.response.end()) }, 'ok', 'ok'],
    [
      'sends messages elsewhere',
      {
        ...NOTHING,
        GET: (asked: Asked) => {
          open(asked, ENDPOINT.replace('/mcp', 'http://other.example/x'));
        },
      },
      'protocol-error',
      'bad-request',
    ],
    ['hides behind a sign-in', { ...NOTHING, GET: status(401) }, 'auth-required', 'unauthorized'],
  ])('may be one that %s', async (_what, answers, state, reason) => {
    const server = await until(startRaw('legacy', answers));
    const listed = await list(server.url, { transport: 'sse', timeoutMs: 2_000 });
    expect(listed).toMatchObject({ state, reason });
    await expect.poll(() => server.open().answers).toBe(0);
  });

  test('may fall silent', async () => {
    const server = await until(
      startRaw('legacy', {
        GET: (asked: Asked) => {
          open(asked, ENDPOINT);
        },
        ...NOTHING,
        initialize: status(202),
      }),
    );
    const listed = await list(server.url, { transport: 'sse', timeoutMs: 2_000 });
    expect(listed).toMatchObject({ state: 'protocol-error', completeness: 'unknown', tools: 0 });
    await expect.poll(() => server.open().answers).toBe(0);
  });
});

test('a redirect within the server is followed', async () => {
  const server = await until(startRaw('modern'));
  const moved = ({ response }: Asked): void => {
    response.writeHead(308, { location: '/mcp/' }).end();
  };
  const old = await until(
    start((asked: Asked) => {
      if (asked.path === '/mcp') moved(asked);
      else asked.response.writeHead(307, { location: server.url }).end();
    }),
  );
  expect(await list(old.url)).toMatchObject({ state: 'unreachable', reason: 'redirects' });
  expect(questions(old).slice(0, 2)).toEqual(['POST /mcp server/discover', 'POST /mcp/ server/discover']);
  expect(server.asked).toEqual([]);
});

test('nobody blames a server for what the crawler closed', async () => {
  const own = openHttp({ allowPrivate: true, optOut: readOptOut('') });
  const server = await until(start(() => own.close()));
  expect(await list(server.url, { http: own })).toMatchObject({ state: 'timeout', reason: 'stopped' });
});
