import { describe, expect, test } from 'vitest';
import { manifestOf, toolNames } from '../fixture.ts';
import { LIST, events, rpcError, status, wrongId } from './answers.ts';
import { send, sendResult, type Asked } from './loopback.ts';
import { startRaw, tool } from './servers.ts';
import { list, questions, until } from './visit.ts';

const TIMEOUT_MS = 1_000;

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

test('a session is ended though its list did not come', async () => {
  const server = await until(
    startRaw('legacy', {
      initialize: (asked: Asked) => {
        asked.response.setHeader('mcp-session-id', 's1');
        const serverInfo = { name: 'acme', version: '1' };
        sendResult(asked, { protocolVersion: '2025-06-18', capabilities: { tools: {} }, serverInfo });
      },
      'tools/list': () => undefined,
      DELETE: status(405),
    }),
  );
  expect(await list(server.url, { timeoutMs: TIMEOUT_MS })).toMatchObject({ state: 'timeout', tools: 0 });
  expect(questions(server).at(-1)).toBe('DELETE /mcp');
});

test('a server of today may leave out what it must say', async () => {
  const discovered = { supportedVersions: ['2026-07-28'], capabilities: { tools: {} } };
  const tools = [{ name: 'odd', inputSchema: { type: 'string' } }];
  const server = await until(startRaw('modern', { 'server/discover': discovered, 'tools/list': { tools } }));
  expect(await list(server.url)).toMatchObject({ state: 'ok', tools: 1, protocol: { era: 'modern' } });
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
