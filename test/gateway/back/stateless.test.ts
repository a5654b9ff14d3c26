import { describe, expect, it, vi } from 'vitest';
import type { Asked } from '../../crawler/remote/loopback.ts';
import { stateless } from '../front/ask.ts';
import { connectTo, events, json, result, startRaw } from './raw.ts';

/** A tool whose parameters headers repeat. */
const LOOK = {
  name: 'look',
  inputSchema: {
    type: 'object',
    properties: {
      region: { type: 'string', 'x-mcp-header': 'Region' },
      deep: { type: 'object', properties: { n: { type: 'integer', 'x-mcp-header': 'N' } } },
      list: { type: 'array', items: { type: 'string', 'x-mcp-header': 'Item' } },
      odd: { type: 'string', 'x-mcp-header': 'a b' },
      whole: { type: 'object', 'x-mcp-header': 'Whole' },
    },
  },
};

function list({ response, rpc }: Asked): void {
  json(response, 200, result(rpc.id, { tools: [LOOK] }));
}

function done({ response, rpc }: Asked): void {
  json(response, 200, result(rpc.id));
}

describe('a request of the era without sessions', () => {
  it('has headers that repeat its body, and no session', async () => {
    const { url, seen } = await startRaw({ 'tools/call': done, 'resources/read': done, 'server/discover': done });
    const { send, heard } = connectTo(url, { 'x-own': '1' });
    send(stateless(1, 'server/discover').body);
    send(stateless(2, 'tools/call', { name: 'pay' }).body);
    send(stateless(3, 'resources/read', { uri: 'shop://ä' }).body);
    send(stateless(4, 'tools/call', { name: ' pay' }).body);
    send(stateless(5, 'tools/call', { name: '=?base64?cGF5?=' }).body);
    await vi.waitFor(() => {
      expect(heard).toHaveLength(5);
    });
    const headers = seen
      .map((each) => each.headers)
      .sort((a, b) => String(a['mcp-name']).localeCompare(String(b['mcp-name'])));
    for (const each of headers) {
      expect(each).toMatchObject({
        'mcp-protocol-version': '2026-07-28',
        'x-own': '1',
        accept: expect.any(String) as string,
      });
      expect(each['mcp-session-id']).toBeUndefined();
    }
    const encoded = (text: string): string => `=?base64?${Buffer.from(text).toString('base64')}?=`;
    expect(headers.map((each) => each['mcp-name'] ?? each['mcp-method']).sort()).toEqual(
      ['server/discover', 'pay', encoded('shop://ä'), encoded(' pay'), encoded('=?base64?cGF5?=')].sort(),
    );
  });

  it('repeats the parameters that the server’s list of tools says', async () => {
    const { url, seen } = await startRaw({ 'tools/call': done, 'tools/list': list });
    const { send, heard } = connectTo(url);
    send(stateless(1, 'tools/list').body);
    await vi.waitFor(() => {
      expect(heard).toHaveLength(1);
    });
    const args = { region: 'eu 1', deep: { n: 7 }, list: ['x'], odd: 'x', whole: {} };
    send(stateless(2, 'tools/call', { name: 'look', arguments: args }).body);
    await vi.waitFor(() => {
      expect(heard).toHaveLength(2);
    });
    const params = Object.entries(seen.at(-1)?.headers ?? {}).filter(([name]) => name.startsWith('mcp-param-'));
    expect(Object.fromEntries(params)).toEqual({ 'mcp-param-region': 'eu 1', 'mcp-param-n': '7' });
    send(stateless(3, 'tools/call', { name: 'look', arguments: { region: 5, deep: null } }).body);
    await vi.waitFor(() => {
      expect(heard).toHaveLength(3);
    });
    // What is of another type than declared is repeated as it is; the server refuses it.
    expect(seen.at(-1)?.headers['mcp-param-region']).toBe('5');
    expect(seen.at(-1)?.headers['mcp-param-n']).toBeUndefined();
  });

  it('is sent once more, with what the list says now, when the server misses headers', async () => {
    const { url, seen } = await startRaw({
      'tools/list': list,
      'tools/call': (asked) => {
        const error = { code: -32020, message: 'Mcp-Param-Region is missing.' };
        if (asked.request.headers['mcp-param-region'] === 'eu') done(asked);
        else json(asked.response, 400, { jsonrpc: '2.0', id: asked.rpc.id, error });
      },
    });
    const { send, heard } = connectTo(url);
    send(stateless(1, 'tools/call', { name: 'look', arguments: { region: 'eu' } }).body);
    await vi.waitFor(() => {
      expect(heard).toEqual([result(1)]);
    });
    send(stateless(2, 'tools/call', { name: 'other', arguments: { region: 'eu' } }).body);
    await vi.waitFor(() => {
      expect(heard.at(-1)).toMatchObject({ id: 2, error: { code: -32020 } });
    });
    expect(seen.map(({ rpc }) => rpc)).toEqual([1, 2].flatMap(() => ['tools/call', 'tools/list', 'tools/call']));
  });

  it('is cancelled by closing its response, and nothing is said of it any more', async () => {
    const gone = vi.fn();
    const { url, seen } = await startRaw({
      'tools/call': ({ response }) => {
        events(response);
        response.on('close', gone);
      },
    });
    const { send, heard, lost } = connectTo(url);
    send(stateless(1, 'tools/call', { name: 'wait' }).body);
    await vi.waitFor(() => {
      expect(seen).toHaveLength(1);
    });
    send({ jsonrpc: '2.0', method: 'notifications/cancelled', params: { requestId: 1 } });
    await vi.waitFor(() => {
      expect(gone).toHaveBeenCalled();
    });
    expect([heard, lost]).toEqual([[], []]);
    expect(seen.map(({ method, rpc }) => `${method} ${rpc ?? ''}`)).toEqual(['POST tools/call']);
  });

  it('ends with the connection', async () => {
    const gone = vi.fn();
    const { url, seen } = await startRaw({
      'subscriptions/listen': ({ response }) => {
        events(response);
        response.on('close', gone);
      },
    });
    const { send, close, closed } = connectTo(url);
    send(stateless(1, 'subscriptions/listen').body);
    await vi.waitFor(() => {
      expect(seen).toHaveLength(1);
    });
    close();
    await vi.waitFor(() => {
      expect(gone).toHaveBeenCalled();
    });
    expect(closed).toHaveLength(1);
  });
});
