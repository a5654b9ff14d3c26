import { randomUUID } from 'node:crypto';
import { NodeStreamableHTTPServerTransport, toNodeHandler } from '@modelcontextprotocol/node';
import { createMcpHandler, type EventStore } from '@modelcontextprotocol/server';
import { onTestFinished } from 'vitest';
import { STATELESS_REVISION } from '../../gateway/revisions.ts';
import { start, type Rpc, type Started } from '../crawler/remote/loopback.ts';
import { newShop } from '../fixtures/servers/shop-server.mjs';

/** The shop over HTTP on loopback, in this process, for clients of both eras, until the test ends. */
export interface Shop extends Started {
  /** The transports of the sessions that are open. */
  sessions: Map<string, NodeStreamableHTTPServerTransport>;
  /** Tells those who subscribed, in the era without sessions. */
  toolsChanged: () => void;
}

interface Kind {
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
