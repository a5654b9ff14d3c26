import { setTimeout } from 'node:timers/promises';
import { Client as FirstClient } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport as FirstTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { ElicitRequestSchema } from '@modelcontextprotocol/sdk/types.js';
import { describe, expect, it, vi } from 'vitest';
import { openHttpServer } from '../../../gateway/back/http.ts';
import { openStdioServer } from '../../../gateway/back/stdio.ts';
import type { OpenServer } from '../../../gateway/connection.ts';
import { bearer, connected, startGateway } from '../over-http.ts';
import { answerTo, request } from '../parts.ts';
import { startShop } from '../shop.ts';
import { fixture } from '../through.ts';
import { ask, INITIALIZE, openSession } from './ask.ts';

const behind = {
  http: async () => openHttpServer({ url: (await startShop()).url, headers: {} }),
  stdio: () => Promise.resolve(openStdioServer(fixture('shop.mjs'))),
};

describe.each(['http', 'stdio'] as const)('a session with a server over %s', (transport) => {
  it.each(['legacy', 'auto'] as const)('asks a person for the server and for the gateway (era "%s")', async (mode) => {
    const policies = { alice: { tools: { order: { approve: [{ conditions: [] }] }, pay: {} } } };
    const { url, entries } = await startGateway(await behind[transport](), { policies });
    const client = await connected(url, { capabilities: { elicitation: { form: {} } }, versionNegotiation: { mode } });
    const asked: string[] = [];
    client.setRequestHandler('elicitation/create', ({ params }) => {
      asked.push(params.message);
      return params.message === 'Which size?'
        ? { action: 'accept', content: { size: 'L' } }
        : { action: 'accept', content: { approve: true } };
    });
    const ordered = await client.callTool({ name: 'order', arguments: { item: 'a hat' } });
    expect(ordered.content).toEqual([{ type: 'text', text: 'a hat in L (order of a hat)' }]);
    expect(asked).toEqual([expect.stringContaining('"order"'), 'Which size?']);
    expect(entries.map(({ decision }) => decision)).toContain('approved');
    expect((await client.callTool({ name: 'die' })).isError).toBe(true);
  });

  it('asks a client of the first SDK', async () => {
    const policies = { alice: { tools: { order: { approve: [{ conditions: [] }] } }, hide: ['die'] } };
    const { url } = await startGateway(await behind[transport](), { policies });
    const client = new FirstClient({ name: 'test', version: '1.0.0' }, { capabilities: { elicitation: {} } });
    client.setRequestHandler(ElicitRequestSchema, ({ params }) => ({
      action: 'accept',
      content: params.message === 'Which size?' ? { size: 'M' } : { approve: true },
    }));
    await client.connect(new FirstTransport(new URL(url), { requestInit: { headers: bearer() } }) as never);
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).not.toContain('die');
    const ordered = await client.callTool({ name: 'order', arguments: { item: 'a hat' } });
    expect(JSON.stringify(ordered.content)).toContain('a hat in M');
    await client.close();
  });

  it('gets progress before the answer, and cancels', async () => {
    const { url } = await startGateway(await behind[transport]());
    const client = await connected(url);
    const seen: number[] = [];
    const onprogress = ({ progress }: { progress: number }): number => seen.push(progress);
    const slow = await client.callTool({ name: 'slow' }, { onprogress });
    expect([slow.content, seen]).toEqual([[{ type: 'text', text: 'done' }], [1, 2]]);
    const before = await cancelledCalls(client);
    const stop = new AbortController();
    const call = client.callTool(
      { name: 'wait' },
      {
        signal: stop.signal,
        onprogress: () => {
          stop.abort('enough');
        },
      },
    );
    await expect(call).rejects.toThrow('enough');
    await vi.waitFor(async () => {
      expect(await cancelledCalls(client)).toBe(before + 1);
    });
  });

  it('is told that the tools changed', async () => {
    const onChanged = vi.fn();
    const { url } = await startGateway(await behind[transport]());
    const client = await connected(url, { listChanged: { tools: { onChanged, debounceMs: 0 } } });
    await client.callTool({ name: 'change' });
    await vi.waitFor(() => {
      expect(onChanged).toHaveBeenCalled();
    });
  });

  it('is one of several that know nothing of each other', async () => {
    const { url } = await startGateway(await behind[transport]());
    const clients = await Promise.all(Array.from({ length: 4 }, () => connected(url)));
    const all = await Promise.all(
      clients.map(async (client, n) => (await client.callTool({ name: 'echo', arguments: { n } })).content),
    );
    expect(all).toEqual(clients.map((_, n) => [{ type: 'text', text: JSON.stringify({ n }) }]));
  });
});

async function cancelledCalls(client: Awaited<ReturnType<typeof connected>>): Promise<number> {
  const { content } = await client.callTool({ name: 'count' });
  const [first] = content as { text: string }[];
  return (JSON.parse(first?.text ?? '{}') as { cancelled: number }).cancelled;
}

/** A server that does what the test says, once it is asked. */
function scripted() {
  const server: { listener?: Parameters<OpenServer>[0]; sent: string[]; closed: number } = { sent: [], closed: 0 };
  const openServer: OpenServer = (listener) => {
    server.listener = listener;
    return {
      send: ({ id, method = 'answer' }) => {
        server.sent.push(method);
        if (id !== undefined && method !== 'tools/call' && method !== 'answer') listener.message(answerTo(id, {}));
      },
      close: () => {
        server.closed += 1;
      },
    };
  };
  return { server, openServer };
}

describe('the response of a request', () => {
  it('ends when the client cancels the request', async () => {
    const { server, openServer } = scripted();
    const { url } = await startGateway(openServer);
    const mine = await openSession(url);
    const call = ask(url, request(5, 'tools/call', { name: 'x' }), mine);
    await vi.waitFor(() => {
      expect(server.sent).toContain('tools/call');
    });
    const cancelled = { jsonrpc: '2.0', method: 'notifications/cancelled', params: { requestId: 5 } };
    expect((await ask(url, cancelled, mine)).status).toBe(202);
    expect(await call).toMatchObject({ status: 200, text: '' });
  });

  it('that its client left is not asked for, and the request goes on', async () => {
    const { server, openServer } = scripted();
    const { url, entries } = await startGateway(openServer);
    const mine = await openSession(url);
    const stop = new AbortController();
    const headers = { ...mine, 'content-type': 'application/json', accept: 'application/json, text/event-stream' };
    const body = JSON.stringify(request(5, 'tools/call', { name: 'x' }));
    const call = fetch(url, { method: 'POST', headers, body, signal: stop.signal });
    await vi.waitFor(() => {
      expect(server.sent).toContain('tools/call');
    });
    stop.abort();
    await expect(call).rejects.toThrow();
    server.listener?.message(answerTo(5, { content: [] }), 5);
    expect((await ask(url, request(6, 'ping'), mine)).status).toBe(200);
    expect(server.sent).not.toContain('notifications/cancelled');
    expect(entries).toHaveLength(1);
  });

  it('says that the server has gone, and so does what comes after it', async () => {
    const { server, openServer } = scripted();
    const { url } = await startGateway(openServer);
    const mine = await openSession(url);
    const call = ask(url, request(5, 'tools/call', { name: 'x' }), mine);
    await vi.waitFor(() => {
      expect(server.sent).toContain('tools/call');
    });
    server.listener?.closed('it crashed');
    expect((await call).json).toMatchObject({
      id: 5,
      error: { message: expect.stringContaining('it crashed') as string },
    });
    expect((await ask(url, request(6, 'ping'), mine)).status).toBe(404);
  });

  it('carries what the server asks while there is no stream', async () => {
    const { server, openServer } = scripted();
    const { url } = await startGateway(openServer);
    const mine = await openSession(url);
    const call = ask(url, request(5, 'tools/call', { name: 'x' }), mine);
    await vi.waitFor(() => {
      expect(server.sent).toContain('tools/call');
    });
    server.listener?.message(request('q', 'sampling/createMessage'));
    server.listener?.message(answerTo(5, { content: [] }));
    const messages = [...(await call).text.matchAll(/^data: (.*)$/gm)].map(
      ([, data = '']) => JSON.parse(data) as unknown,
    );
    expect(messages).toMatchObject([
      { id: 'q', method: 'sampling/createMessage' },
      { id: 5, result: {} },
    ]);
    expect((await ask(url, answerTo('q', {}), mine)).status).toBe(202);
    expect(server.sent.at(-1)).toBe('answer');
  });

  it('is refused while another request has the same id', async () => {
    const { server, openServer } = scripted();
    const { url } = await startGateway(openServer);
    const mine = await openSession(url);
    const call = ask(url, request(5, 'tools/call', { name: 'x' }), mine);
    await vi.waitFor(() => {
      expect(server.sent).toContain('tools/call');
    });
    expect(await ask(url, request(5, 'ping'), mine)).toMatchObject({
      status: 400,
      json: { id: 5, error: { code: -32600 } },
    });
    server.listener?.message(answerTo(5, { content: [] }));
    expect((await call).json).toMatchObject({ id: 5, result: {} });
  });
});

describe('the stream of a session', () => {
  it('brings what came before there was one, is kept alive, and is the only one', async () => {
    const { server, openServer } = scripted();
    const { url } = await startGateway(openServer, { bounds: { beat: 20 } });
    const mine = await openSession(url);
    server.listener?.message({ jsonrpc: '2.0', method: 'notifications/resources/list_changed' });
    const stream = await fetch(url, { headers: { ...mine, accept: 'text/event-stream' } });
    expect(stream.headers.get('content-type')).toBe('text/event-stream');
    const second = await ask(url, '', mine, 'GET');
    expect(second.status).toBe(409);
    const seen: string[] = [];
    for await (const chunk of stream.body ?? []) {
      seen.push(Buffer.from(chunk).toString());
      if (seen.join('').includes('keep-alive')) break;
    }
    expect(seen.join('')).toContain('data: {"jsonrpc":"2.0","method":"notifications/resources/list_changed"}\n\n');
    await vi.waitFor(async () => {
      const third = await fetch(url, { headers: { ...mine, accept: 'text/event-stream' } });
      expect(third.status).toBe(200);
      await third.body?.cancel();
    });
  });

  it('ends with the grant', async () => {
    const { server, openServer } = scripted();
    const { url, endGrant } = await startGateway(openServer);
    const mine = await openSession(url);
    const stream = await fetch(url, { headers: { ...mine, accept: 'text/event-stream' } });
    const call = ask(url, request(5, 'tools/call', { name: 'x' }), mine);
    await vi.waitFor(() => {
      expect(server.sent).toContain('tools/call');
    });
    endGrant('alice');
    expect(await stream.text()).toBe('');
    expect((await call).json).toMatchObject({ id: 5, error: {} });
    expect(server.closed).toBe(1);
    expect((await ask(url, request(6, 'ping'), mine)).status).toBe(404);
  });
});

describe('of sessions', () => {
  it('a grant has a bounded number: the one idle for longest makes room, and one in use does not', async () => {
    const { server, openServer } = scripted();
    const { url } = await startGateway(openServer, { bounds: { sessions: 2 } });
    const [first, second] = [await openSession(url), await openSession(url)];
    // So that the clock tells which was used last.
    await setTimeout(5);
    expect((await ask(url, request(1, 'ping'), first)).status).toBe(200);
    const third = await openSession(url);
    expect((await ask(url, request(1, 'ping'), second)).status).toBe(404);
    expect(server.closed).toBe(1);
    const streams = [first, third].map((mine) => fetch(url, { headers: { ...mine, accept: 'text/event-stream' } }));
    await Promise.all(streams);
    expect((await ask(url, INITIALIZE)).status).toBe(429);
    for (const stream of streams) await (await stream).body?.cancel();
  });

  it('those that are idle end, and so do those of a grant that is gone', async () => {
    const { server, openServer } = scripted();
    const { url } = await startGateway(openServer, { bounds: { beat: 20, idle: 50 } });
    const mine = await openSession(url);
    await vi.waitFor(() => {
      expect(server.closed).toBe(1);
    });
    expect((await ask(url, request(1, 'ping'), mine)).status).toBe(404);
  });

  it('none is left when the server refuses to begin', async () => {
    const openServer: OpenServer = (listener) => ({
      send: ({ id }) => {
        if (id !== undefined) listener.message({ jsonrpc: '2.0', id, error: { code: -32602, message: 'No.' } });
      },
      close: () => undefined,
    });
    const { url } = await startGateway(openServer);
    const { json, headers } = await ask(url, INITIALIZE);
    expect(json).toMatchObject({ id: 0, error: { message: 'No.' } });
    const mine = { ...bearer(), 'mcp-session-id': String(headers['mcp-session-id']) };
    expect((await ask(url, request(1, 'ping'), mine)).status).toBe(404);
  });
});
