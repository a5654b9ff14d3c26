import { setTimeout } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import type { OpenServer } from '../../../gateway/connection.ts';
import { bearer, startGateway } from '../over-http.ts';
import { answerTo, request } from '../parts.ts';
import { ask, INITIALIZE, openSession } from './ask.ts';

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
