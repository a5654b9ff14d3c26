import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { NodeStreamableHTTPServerTransport, toNodeHandler } from '@modelcontextprotocol/node';
import {
  classifyInboundRequest,
  createMcpHandler,
  localhostAllowedHostnames,
  validateHostHeader,
  type EventStore,
  type JSONRPCMessage,
} from '@modelcontextprotocol/server';
import { send, start, type Started } from '../../../crawler/remote/loopback.ts';
import { newServer, type Changed } from './new-server.ts';

/** The server over HTTP on loopback, in this process. */
export function startServer(): Promise<Started> {
  const changed: Changed = {
    tools: () => {
      modern.notify.toolsChanged();
    },
    prompts: () => {
      modern.notify.promptsChanged();
    },
  };
  const modern = createMcpHandler(() => newServer(changed));
  const handleModern = toNodeHandler(modern);
  const sessions = new Map<string, NodeStreamableHTTPServerTransport>();

  async function handleSession(request: IncomingMessage, response: ServerResponse, body: unknown): Promise<void> {
    const id = request.headers['mcp-session-id'];
    const known = sessions.get(String(id));
    if (id !== undefined && known === undefined) {
      const error = { code: -32001, message: 'Session not found' };
      send(response, 404, JSON.stringify({ jsonrpc: '2.0', id: null, error }));
      return;
    }
    const transport =
      known ??
      new NodeStreamableHTTPServerTransport({
        sessionIdGenerator: randomUUID,
        eventStore: newEventStore(),
        retryInterval: 50,
        onsessioninitialized: (opened) => void sessions.set(opened, transport),
        onsessionclosed: (closed) => void sessions.delete(closed),
      });
    if (known === undefined) await newServer(changed).connect(transport);
    await transport.handleRequest(request, response, body);
  }

  return start(
    async ({ request, response, rpc }) => {
      const body = request.method === 'POST' ? rpc : undefined;
      if (!validateHostHeader(request.headers.host, localhostAllowedHostnames()).ok) {
        send(response, 403);
        return;
      }
      const { kind } = classifyInboundRequest({
        httpMethod: request.method ?? '',
        ...headerAs(request, 'mcp-protocol-version', 'protocolVersionHeader'),
        ...headerAs(request, 'mcp-method', 'mcpMethodHeader'),
        body,
      });
      if (kind === 'legacy') await handleSession(request, response, body);
      else await handleModern(request as never, response, body);
    },
    { sessions },
  );
}

function headerAs<K extends string>({ headers }: IncomingMessage, name: string, key: K): Partial<Record<K, string>> {
  const value = headers[name];
  return value === undefined ? {} : ({ [key]: String(value) } as Record<K, string>);
}

/** Keeps every event, so that a client can ask for what it missed. */
function newEventStore(): EventStore {
  const events: { stream: string; message: JSONRPCMessage }[] = [];
  return {
    storeEvent: (stream, message) => Promise.resolve(String(events.push({ stream, message }))),
    replayEventsAfter: async (last, { send: replay }) => {
      const stream = events[Number(last) - 1]?.stream ?? '';
      for (const [at, event] of events.entries()) {
        // What has no method and no id only gave the client a place to read on from.
        if (at < Number(last) || event.stream !== stream || !('jsonrpc' in event.message)) continue;
        await replay(String(at + 1), event.message);
      }
      return stream;
    },
  };
}
