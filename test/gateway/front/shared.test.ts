import { describe, expect, it, vi } from 'vitest';
import { openHttpServer } from '../../../gateway/back/http.ts';
import { openStdioServer } from '../../../gateway/back/stdio.ts';
import { connected, startGateway } from '../over-http.ts';
import { cancelledCalls, openShop, startShop } from '../shop.ts';
import { fixture } from '../through.ts';
import { ask, stateless } from './ask.ts';

const MODERN = { versionNegotiation: { mode: 'auto' as const } };
const MANY = Array.from({ length: 12 }, (_, n) => n);

describe.each(['http', 'stdio'] as const)('clients that share a grant, with a server over %s', (transport) => {
  it('get their own answers and progress, although they choose the same ids', async () => {
    const { url } = await startGateway(await openShop(transport));
    const clients = await Promise.all(MANY.map(() => connected(url, MODERN)));
    const all = await Promise.all(
      clients.map(async (client, n) => {
        const seen: number[] = [];
        const slow = client.callTool({ name: 'slow' }, { onprogress: ({ progress }) => seen.push(progress) });
        const echo = await client.callTool({ name: 'echo', arguments: { n } });
        await slow;
        return { echo: echo.content, seen };
      }),
    );
    expect(all).toEqual(MANY.map((n) => ({ echo: [{ type: 'text', text: JSON.stringify({ n }) }], seen: [1, 2] })));
  });

  it('cancel their own calls and nobody else’s', async () => {
    const { url } = await startGateway(await openShop(transport));
    const [first, second] = [await connected(url, MODERN), await connected(url, MODERN)];
    const before = await cancelledCalls(first);
    const stop = new AbortController();
    const started = vi.fn();
    const mine = first.callTool({ name: 'wait' }, { signal: stop.signal, onprogress: started });
    const theirs = second.callTool({ name: 'wait' }, { onprogress: started });
    const ended = vi.fn();
    theirs.finally(ended).catch(() => undefined);
    await vi.waitFor(() => {
      expect(started).toHaveBeenCalledTimes(2);
    });
    stop.abort('enough');
    await expect(mine).rejects.toThrow('enough');
    await vi.waitFor(async () => {
      expect(await cancelledCalls(first)).toBe(before + 1);
    });
    expect(ended).not.toHaveBeenCalled();
    await second.close();
    await expect(theirs).rejects.toThrow();
  });

  it('that leave cancel what they asked', async () => {
    const { url } = await startGateway(await openShop(transport));
    const [stays, leaves] = [await connected(url, MODERN), await connected(url, MODERN)];
    const before = await cancelledCalls(stays);
    const started = vi.fn();
    const call = leaves.callTool({ name: 'wait' }, { onprogress: started });
    const failed = expect(call).rejects.toThrow();
    await vi.waitFor(() => {
      expect(started).toHaveBeenCalled();
    });
    await leaves.close();
    await failed;
    await vi.waitFor(async () => {
      expect(await cancelledCalls(stays)).toBe(before + 1);
    });
  });
});

describe('clients that share a grant', () => {
  it('are told when the server over HTTP says that its tools changed', async () => {
    const shop = await startShop();
    const { url } = await startGateway(openHttpServer({ url: shop.url, headers: {} }));
    const told = [vi.fn(), vi.fn()];
    await Promise.all(told.map((onChanged) => connected(url, { ...MODERN, listChanged: { tools: { onChanged } } })));
    await vi.waitFor(() => {
      expect(shop.asked.filter((line) => line.includes('subscriptions/listen'))).toHaveLength(2);
    });
    shop.toolsChanged();
    await vi.waitFor(() => {
      for (const each of told) expect(each).toHaveBeenCalled();
    });
  });

  it('are told when the server over stdio says so, each under the id of its own subscription', async () => {
    const { url } = await startGateway(openStdioServer(fixture('shop.mjs')));
    const told = [vi.fn(), vi.fn()];
    const [first] = await Promise.all(
      told.map((onChanged) => connected(url, { ...MODERN, listChanged: { tools: { onChanged } } })),
    );
    await first?.callTool({ name: 'change' });
    await vi.waitFor(() => {
      for (const each of told) expect(each).toHaveBeenCalled();
    });
  });

  it('are told that the server has gone, and find it again when it is back', async () => {
    const { url } = await startGateway(openStdioServer(fixture('shop.mjs')));
    const [dies, waits] = [await connected(url, MODERN), await connected(url, MODERN)];
    const started = vi.fn();
    const waiting = waits.callTool({ name: 'wait' }, { onprogress: started });
    const failed = expect(waiting).rejects.toThrow(/ended because the server exited with code 3/);
    await vi.waitFor(() => {
      expect(started).toHaveBeenCalled();
    });
    await expect(dies.callTool({ name: 'die' })).rejects.toThrow(/exited with code 3/);
    await failed;
    expect((await waits.callTool({ name: 'echo', arguments: { back: true } })).isError ?? false).toBe(false);
  });

  it('cannot cancel by an id alone what another asked', async () => {
    const { url } = await startGateway(openStdioServer(fixture('shop.mjs')));
    const [victim, eve] = [await connected(url, MODERN), await connected(url, MODERN)];
    const before = await cancelledCalls(eve);
    const started = vi.fn();
    const call = victim.callTool({ name: 'wait' }, { onprogress: started });
    call.catch(() => undefined);
    await vi.waitFor(() => {
      expect(started).toHaveBeenCalled();
    });
    for (let requestId = 0; requestId < 20; requestId += 1) {
      await eve.notification({ method: 'notifications/cancelled', params: { requestId } });
    }
    expect(await cancelledCalls(eve)).toBe(before);
    const { body, headers } = stateless(1, 'tools/call', { name: 'count' });
    expect((await ask(url, body, headers)).status).toBe(200);
  });
});
