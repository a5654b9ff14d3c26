import { describe, expect, it, vi } from 'vitest';
import { request } from '../parts.ts';
import { connectTo, events, handshake, initialize, INITIALIZED, json, result, startRaw } from './raw.ts';

describe('an answer that comes as a stream of events', () => {
  it('is read on by GET where the stream broke off', async () => {
    const { url, seen } = await startRaw({
      ...handshake('s1'),
      'tools/call': ({ response }) => {
        events(response, 'retry: 1\nid: a\ndata:\n\nid: b\ndata: {"jsonrpc":"2.0","method":"notifications/one"}\n\n');
        response.end();
      },
      GET: ({ request: { headers }, response }) => {
        if (headers['last-event-id'] !== 'b') {
          response.writeHead(405).end();
          return;
        }
        events(response, 'id: c\ndata: {"jsonrpc":"2.0","method":"notifications/two"}\n\n');
        response.end(`id: d\ndata: ${JSON.stringify(result(1, { late: true }))}\n\n`);
      },
    });
    const { send, heard } = connectTo(url);
    send(initialize());
    send(request(1, 'tools/call'));
    await vi.waitFor(() => {
      expect(heard.at(-1)).toEqual({ jsonrpc: '2.0', id: 1, result: { late: true } });
    });
    expect(heard.slice(1, 3).map(({ method }) => method)).toEqual(['notifications/one', 'notifications/two']);
    expect(seen.at(-1)?.headers).toMatchObject({ 'last-event-id': 'b', 'mcp-session-id': 's1' });
  });

  it('is asked for as often as the server makes its client poll', async () => {
    let polls = 0;
    const { url } = await startRaw({
      ...handshake('s1'),
      'tools/call': ({ response }) => {
        events(response, 'retry: 1\nid: a\ndata:\n\n');
        response.end();
      },
      GET: ({ response }) => {
        polls += 1;
        events(response, polls < 8 ? ': not yet\n\n' : `data: ${JSON.stringify(result(1))}\n\n`);
        response.end();
      },
    });
    const { send, heard } = connectTo(url);
    send(initialize());
    send(request(1, 'tools/call'));
    await vi.waitFor(
      () => {
        expect(heard.at(-1)).toMatchObject({ id: 1 });
      },
      { timeout: 5_000 },
    );
    expect(polls).toBe(8);
  });

  it('is lost when the stream cannot be read on', async () => {
    const { url } = await startRaw({
      ...handshake('s1'),
      'tools/call': ({ response }) => {
        events(response, 'retry: 1\nid: a\ndata:\n\n');
        response.end();
      },
    });
    const { send, lost } = connectTo(url);
    send(initialize());
    send(request(1, 'tools/call'));
    await vi.waitFor(() => {
      expect(lost).toEqual([[1, "The server's response ended without the answer."]]);
    });
  });

  it('is lost when the stream ends without it and has no ids', async () => {
    const { url, seen } = await startRaw({
      'tools/call': ({ response }) => {
        events(response, 'data: {"jsonrpc":"2.0","method":"notifications/one"}\n\n');
        response.end();
      },
    });
    const { send, heard, lost } = connectTo(url);
    send(request(1, 'tools/call'));
    await vi.waitFor(() => {
      expect(lost).toEqual([[1, "The server's response ended without the answer."]]);
    });
    expect(heard.map(({ method }) => method)).toEqual(['notifications/one']);
    expect(seen.map(({ method }) => method)).toEqual(['POST']);
  });

  it('is closed when the answer is there and the server does not', async () => {
    const { url, open } = await startRaw({
      ...handshake('s1'),
      'tools/call': ({ response, rpc }) => {
        events(response, `data: ${JSON.stringify(result(rpc.id))}\n\n`);
      },
      'tools/list': ({ response }) => {
        events(response, 'retry: 1\nid: a\ndata:\n\n');
        response.end();
      },
      GET: ({ response }) => {
        events(response, `id: b\ndata: ${JSON.stringify(result(2))}\n\n`);
      },
    });
    const { send, heard } = connectTo(url);
    send(initialize());
    send(request(1, 'tools/call'));
    send(request(2, 'tools/list'));
    await vi.waitFor(() => {
      expect(heard).toHaveLength(3);
    });
    await vi.waitFor(
      () => {
        expect(open().answers).toBe(0);
      },
      { timeout: 10_000 },
    );
  });

  it('is read however it is cut, and what is no message in it is left out', async () => {
    const { url } = await startRaw({
      'tools/call': async ({ response, rpc }) => {
        events(response);
        const text = `: hi\n\nevent: other\ndata: 1\n\ndata: {"nothing"\n\ndata: ${JSON.stringify(result(rpc.id, { text: 'ä🎉' }))}\n\n`;
        for (const byte of Buffer.from(text)) {
          response.write(Buffer.from([byte]));
          await new Promise(setImmediate);
        }
      },
    });
    const { send, heard } = connectTo(url);
    send(request(1, 'tools/call'));
    await vi.waitFor(() => {
      expect(heard).toEqual([{ jsonrpc: '2.0', id: 1, result: { text: 'ä🎉' } }]);
    });
  });
});

describe('the stream for what belongs to no request', () => {
  it('is opened before the first request, and again where it broke off', async () => {
    let streams = 0;
    const { url, seen } = await startRaw({
      ...handshake('s1'),
      GET: ({ response }) => {
        streams += 1;
        events(response, `retry: 1\nid: ${streams}\ndata: {"jsonrpc":"2.0","method":"notifications/n${streams}"}\n\n`);
        if (streams < 3) response.end();
      },
      ping: ({ response, rpc }) => {
        json(response, 200, result(rpc.id));
      },
    });
    const { send, heard } = connectTo(url);
    send(initialize());
    send(INITIALIZED);
    send(request(1, 'ping'));
    await vi.waitFor(() => {
      expect(streams).toBe(3);
    });
    await vi.waitFor(() => {
      expect(heard.flatMap(({ method }) => method ?? [])).toEqual([1, 2, 3].map((n) => `notifications/n${n}`));
    });
    const order = seen.map(({ method, rpc }) => rpc ?? method);
    expect(order.indexOf('GET')).toBeLessThan(order.indexOf('ping'));
    expect(seen.flatMap(({ method, headers }) => (method === 'GET' ? [headers['last-event-id']] : []))).toEqual([
      undefined,
      '1',
      '2',
    ]);
  });

  it.each([400, 404, 405])('is done without when the server answers with status %i', async (status) => {
    const { url, seen } = await startRaw({
      ...handshake('s1'),
      GET: ({ response }) => response.writeHead(status).end(),
      ping: ({ response, rpc }) => {
        json(response, 200, result(rpc.id));
      },
    });
    const { send, heard, closed } = connectTo(url);
    send(initialize());
    send(INITIALIZED);
    send(request(1, 'ping'));
    await vi.waitFor(() => {
      expect(heard.at(-1)).toMatchObject({ id: 1 });
    });
    expect(closed).toEqual([]);
    expect(seen.filter(({ method }) => method === 'GET')).toHaveLength(1);
  });

  it('is not waited for by a server that leaves the question open', async () => {
    const { url } = await startRaw({
      ...handshake('s1'),
      GET: () => undefined,
      ping: ({ response, rpc }) => {
        json(response, 200, result(rpc.id));
      },
    });
    const { send, heard } = connectTo(url);
    send(initialize());
    send(INITIALIZED);
    send(request(1, 'ping'));
    await vi.waitFor(() => {
      expect(heard.at(-1)).toMatchObject({ id: 1 });
    });
  });
});
