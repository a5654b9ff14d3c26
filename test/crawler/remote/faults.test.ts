import { describe, expect, test } from 'vitest';
import { manifestOf, toolNames } from '../fixture.ts';
import { send, sendResult, start, type Asked } from './loopback.ts';
import { startRaw, tool, type Answers } from './servers.ts';
import { list, questions, until } from './visit.ts';

const TIMEOUT_MS = 1_000;

function status(code: number, body = '', headers: Record<string, string> = {}) {
  return ({ response }: Asked) => {
    response.writeHead(code, { 'content-type': 'text/plain', ...headers }).end(body);
  };
}

function json(text: string) {
  return ({ response }: Asked) => {
    send(response, 200, text);
  };
}

function events(response: Asked['response'], ...data: unknown[]): void {
  if (!response.headersSent) response.writeHead(200, { 'content-type': 'text/event-stream' });
  for (const one of data) response.write(`data: ${typeof one === 'string' ? one : JSON.stringify(one)}\n\n`);
}

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

  test('with 503 and a Retry-After asks to wait', async () => {
    const server = await until(start(status(503, '', { 'retry-after': '120' })));
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

const LIST = { resultType: 'complete', tools: [tool(1)], ttlMs: 1, cacheScope: 'public' };

function html({ response }: Asked): void {
  send(response, 200, '<!doctype html><title>Hello</title>', 'text/html');
}

function wrongId({ response }: Asked): void {
  send(response, 200, JSON.stringify({ jsonrpc: '2.0', id: 4711, result: {} }));
}

function endedStream({ response }: Asked): void {
  events(response, { jsonrpc: '2.0', method: 'notifications/message', params: { level: 'info', data: 'x' } });
  response.end();
}

function halfAnswer({ response }: Asked): void {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' }).write('{"jsonrpc"');
  setTimeout(() => response.destroy(), 20);
}

function tooMuch({ response }: Asked): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  const chunk = Buffer.alloc(2 ** 20, ' ');
  const pour = (): void => {
    while (!response.destroyed && response.write(chunk));
    if (!response.destroyed) response.once('drain', pour);
  };
  pour();
}

describe.each(['modern', 'legacy'] as const)('a list of the %s era', (era) => {
  async function listed(answer: unknown, timeoutMs = 5_000) {
    const server = await until(startRaw(era, { 'tools/list': answer }));
    return list(server.url, { timeoutMs });
  }

  test('may come in pieces of a stream, which stays open', async () => {
    const pieces = ({ response, rpc }: Asked): void => {
      const answer = JSON.stringify({ jsonrpc: '2.0', id: rpc.id, result: LIST });
      events(response, { jsonrpc: '2.0', method: 'notifications/message', params: { level: 'info', data: 'x' } });
      for (const [index, piece] of (`: hello\r\nid: 7\r\ndata: ${answer}\r\n\r\n`.match(/.{1,40}/gs) ?? []).entries())
        setTimeout(() => response.write(piece), index * 5);
    };
    const server = await until(startRaw(era, { 'tools/list': pieces }));
    expect(await list(server.url)).toMatchObject({ state: 'ok', tools: 1 });
    await expect.poll(() => server.open().answers).toBe(0);
  });

  test('is kept as it came', async () => {
    const text =
      '[{"name":"a","name":"b","inputSchema":{"type":"array","maximum":12345678901234567890.10}}, 7, {"name":""}]';
    const answer = await listed(({ response, rpc }: Asked) => {
      const id = JSON.stringify(rpc.id);
      send(
        response,
        200,
        `{"jsonrpc":"2.0","id":${id},"result":{"tools":1,"tools":${text},"ttlMs":5,"resultType":"complete"}}`,
      );
    });
    expect(answer).toMatchObject({ state: 'ok', completeness: 'complete', tools: 3 });
    expect(answer.manifest).toContain(`"tools":${text}`);
  });

  test('may have 100,000 tools', async () => {
    const tools = Array.from({ length: 100_000 }, (_, index) => tool(index));
    const answer = await listed((asked: Asked) => {
      sendResult(asked, { ...LIST, tools });
    });
    expect(answer).toMatchObject({ state: 'ok', tools: 100_000 });
    expect(toolNames(answer).at(-1)).toBe('tool-99999');
  });

  test('may be empty', async () => {
    const answer = await listed({ ...LIST, tools: [] });
    expect(answer).toMatchObject({ state: 'empty', reason: 'empty', completeness: 'complete', tools: 0 });
  });

  test('may have no end', async () => {
    const answer = await listed((asked: Asked) => {
      const number = Number(asked.rpc.params?.cursor ?? 0) + 1;
      sendResult(asked, { ...LIST, tools: [tool(number)], nextCursor: String(number) });
    });
    expect(answer).toMatchObject({
      ...{ state: 'protocol-error', reason: 'too-many-pages', completeness: 'partial', tools: 1_000 },
    });
    expect(answer.message).toBe(
      'The server has more than 1,000 pages of tools. The 1,000 tools read before that are kept.',
    );
  });

  test('may go round in circles', async () => {
    const answer = await listed({ ...LIST, nextCursor: '' });
    expect(answer).toMatchObject({ state: 'protocol-error', reason: 'cursor-repeated', tools: 2 });
  });

  test.each([
    ['wrong shape', { ...LIST, tools: 'none' }, 'protocol-error', 'bad-answer'],
    ['error', rpcError(-32603, 'the moon is full'), 'protocol-error', 'error-answer'],
    ['error about signing in', rpcError(-32000, 'Unauthorized: please sign in'), 'auth-required', 'error-answer'],
    ['error about settings', rpcError(-32000, 'ACME_TOKEN is not set'), 'needs-config', 'error-answer'],
    ['wrong id', wrongId, 'protocol-error', 'wrong-id'],
    ['failure', status(500), 'unreachable', 'server-error'],
    ['silence', () => undefined, 'timeout', 'deadline'],
  ])('may end at once with: %s', async (_what, answer, state, reason) => {
    expect(await listed(answer, TIMEOUT_MS)).toMatchObject({ state, reason, completeness: 'unknown', tools: 0 });
  });

  test.each([
    ['failure', status(500), 'unreachable', 'server-error'],
    ['reset', ({ response }: Asked) => response.destroy(), 'unreachable', 'reset'],
    ['silence', () => undefined, 'timeout', 'deadline'],
    ['sign-in', status(401), 'auth-required', 'unauthorized'],
  ])('may be cut off by: %s', async (_what, then, state, reason) => {
    const answer = await listed((asked: Asked) => {
      if (asked.rpc.params?.cursor === undefined) sendResult(asked, { ...LIST, nextCursor: 'x' });
      else then(asked);
    }, TIMEOUT_MS);
    expect(answer).toMatchObject({ state, reason, completeness: 'partial', tools: 1 });
    expect(answer.message).toMatch(/ The tool read before that is kept\.$/);
    expect(toolNames(answer)).toEqual(['tool-1']);
  });
});

function rpcError(code: number, message: string) {
  return ({ response, rpc }: Asked) => {
    send(response, 200, JSON.stringify({ jsonrpc: '2.0', id: rpc.id, error: { code, message } }));
  };
}

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

test('a server that ended our session is greeted anew, once', async () => {
  let greeted = 0;
  const server = await until(
    startRaw('legacy', {
      initialize: (asked: Asked) => {
        greeted += 1;
        asked.response.setHeader('mcp-session-id', `s${greeted}`);
        const serverInfo = { name: 'acme', version: '1' };
        sendResult(asked, { protocolVersion: '2025-06-18', capabilities: { tools: {} }, serverInfo });
      },
      'tools/list': (asked: Asked) => {
        if (asked.rpc.params?.cursor === undefined) sendResult(asked, { tools: [tool(1)], nextCursor: 'x' });
        else if (greeted < 2)
          send(asked.response, 404, '{"jsonrpc":"2.0","id":null,"error":{"code":-32001,"message":"?"}}');
        else sendResult(asked, { tools: [tool(2)] });
      },
      DELETE: ({ response }: Asked) => {
        send(response, 405);
      },
    }),
  );
  const listed = await list(server.url);
  expect(listed).toMatchObject({ state: 'ok', tools: 2 });
  expect(manifestOf(listed).tools).toHaveLength(2);
  expect(questions(server).filter((question) => question.startsWith('DELETE'))).toHaveLength(1);
});

test('a server without tools says so', async () => {
  const refuse = ({ response, rpc }: Asked): void => {
    const error = { code: -32601, message: 'Method not found' };
    send(response, 404, JSON.stringify({ jsonrpc: '2.0', id: rpc.id, error }));
  };
  const discovered = { resultType: 'complete', supportedVersions: ['2026-07-28'], capabilities: {} };
  const server = await until(startRaw('modern', { 'server/discover': discovered, 'tools/list': refuse }));
  expect(await list(server.url)).toMatchObject({ state: 'empty', reason: 'empty', protocol: { era: 'modern' } });
});
