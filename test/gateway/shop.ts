import { randomUUID } from 'node:crypto';
import { NodeStreamableHTTPServerTransport, toNodeHandler } from '@modelcontextprotocol/node';
import { createMcpHandler, type EventStore } from '@modelcontextprotocol/server';
import { onTestFinished } from 'vitest';
import type { Client } from '@modelcontextprotocol/client';
import { openHttpServer } from '../../gateway/back/http.ts';
import { openStdioServer } from '../../gateway/back/stdio.ts';
import type { OpenServer } from '../../gateway/connection.ts';
import { STATELESS_REVISION } from '../../gateway/revisions.ts';
import { start, type Rpc, type Started } from '../crawler/remote/loopback.ts';
import { newShop } from '../fixtures/servers/shop-server.mjs';
import { fixture } from './through.ts';

/** The shop over HTTP on loopback, in this process, for clients of both eras, until the test ends. */
export interface Shop extends Started {
  /** The transports of the sessions that are open. */
  sessions: Map<string, NodeStreamableHTTPServerTransport>;
  /** Tells those who subscribed, in the era without sessions. */
  toolsChanged: () => void;
}

export interface Kind {
  /** Answers are JSON where they can be. */
  json?: boolean;
  /** `none`: the sessions' era is served, a request at a time, without sessions. */
  sessions?: 'some' | 'none';
  eventStore?: EventStore;
  /** In milliseconds. */
  retry?: number;
}

export async function startShop({ json = false, sessions = 'some', eventStore, retry }: Kind = {}): Promise<Shop> {
  const known = new Map<string, NodeStreamableHTTPServerTransport>();
  const modern = createMcpHandler(newShop, { responseMode: json ? 'auto' : 'sse' });
  const handle = toNodeHandler(modern);
  const started = await start(
    async ({ request, response, rpc }) => {
      const body: Rpc | undefined = request.method === 'POST' ? rpc : undefined;
      if (sessions === 'none' || request.headers['mcp-protocol-version'] === STATELESS_REVISION) {
        await handle(request as never, response, body);
        return;
      }
      const transport =
        known.get(String(request.headers['mcp-session-id'])) ??
        new NodeStreamableHTTPServerTransport({
          sessionIdGenerator: randomUUID,
          enableJsonResponse: json,
          ...(eventStore && { eventStore }),
          ...(retry !== undefined && { retryInterval: retry }),
          onsessioninitialized: (id) => void known.set(id, transport),
          onsessionclosed: (id) => void known.delete(id),
        });
      if (transport.onmessage === undefined) await newShop().connect(transport);
      await transport.handleRequest(request, response, body);
    },
    { sessions: known },
  );
  onTestFinished(started.close);
  return {
    ...started,
    sessions: known,
    toolsChanged: () => {
      modern.notify.toolsChanged();
    },
  };
}

/** The shop for the gateway, over either transport. */
export async function openShop(transport: 'http' | 'stdio'): Promise<OpenServer> {
  if (transport === 'stdio') return openStdioServer(fixture('shop.mjs'));
  return openHttpServer({ url: (await startShop()).url, headers: {} });
}

/** How many calls of `wait` the shop was told are cancelled. */
export async function cancelledCalls(client: Client): Promise<number> {
  const { content } = await client.callTool({ name: 'count' });
  const [first] = content;
  return (JSON.parse(first?.type === 'text' ? first.text : '{}') as { cancelled: number }).cancelled;
}
