import { Client as FirstClient } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport as FirstTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { ElicitRequestSchema } from '@modelcontextprotocol/sdk/types.js';
import { describe, expect, it, vi } from 'vitest';
import { bearer, connected, startGateway } from '../over-http.ts';
import { cancelledCalls, openShop } from '../shop.ts';

describe.each(['http', 'stdio'] as const)('a session with a server over %s', (transport) => {
  it.each(['legacy', 'auto'] as const)('asks a person for the server and for the gateway (era "%s")', async (mode) => {
    const policies = { alice: { tools: { order: { approve: [{ conditions: [] }] }, pay: {} } } };
    const { url, entries } = await startGateway(await openShop(transport), { policies });
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
    const { url } = await startGateway(await openShop(transport), { policies });
    const client = new FirstClient({ name: 'test', version: '1.0.0' }, { capabilities: { elicitation: {} } });
    client.setRequestHandler(ElicitRequestSchema, ({ params }) => ({
      action: 'accept',
      content: params.message === 'Which size?' ? { size: 'M' } : { approve: true },
    }));
    await client.connect(new FirstTransport(new URL(url), { requestInit: { headers: bearer() } }));
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).not.toContain('die');
    const ordered = await client.callTool({ name: 'order', arguments: { item: 'a hat' } });
    expect(JSON.stringify(ordered.content)).toContain('a hat in M');
    await client.close();
  });

  it('gets progress before the answer, and cancels', async () => {
    const { url } = await startGateway(await openShop(transport));
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
    const { url } = await startGateway(await openShop(transport));
    const client = await connected(url, { listChanged: { tools: { onChanged, debounceMs: 0 } } });
    await client.callTool({ name: 'change' });
    await vi.waitFor(() => {
      expect(onChanged).toHaveBeenCalled();
    });
  });

  it('is one of several that know nothing of each other', async () => {
    const { url } = await startGateway(await openShop(transport));
    const clients = await Promise.all(Array.from({ length: 4 }, () => connected(url)));
    const all = await Promise.all(
      clients.map(async (client, n) => (await client.callTool({ name: 'echo', arguments: { n } })).content),
    );
    expect(all).toEqual(clients.map((_, n) => [{ type: 'text', text: JSON.stringify({ n }) }]));
  });
});
