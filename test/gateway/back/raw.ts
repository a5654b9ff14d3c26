import type { ServerResponse } from 'node:http';
import { onTestFinished } from 'vitest';
import { openHttpServer } from '../../../gateway/back/http.ts';
import type { Side } from '../../../gateway/connection.ts';
import type { Message, RequestId } from '../../../gateway/message.ts';
import { start, type Asked, type Started } from '../../crawler/remote/loopback.ts';
import { request } from '../parts.ts';

/** A request as the server saw it. */
interface Seen {
  method: string;
  /** Method of the message in it. */
  rpc: string | undefined;
  headers: Asked['request']['headers'];
}

/**
 * A server without an SDK, until the test ends. `answers` says what it does for a method of a message, or for `GET` and
 * `DELETE`; anything else gets 202.
 */
export async function startRaw(
  answers: Record<string, (asked: Asked) => unknown>,
): Promise<Started & { seen: Seen[] }> {
  const seen: Seen[] = [];
  const started = await start((asked) => {
    const { method = '', headers } = asked.request;
    seen.push({ method, rpc: asked.rpc.method, headers });
    const answer = answers[asked.rpc.method ?? method];
    return answer ? answer(asked) : asked.response.writeHead(202).end();
  });
  onTestFinished(started.close);
  return { ...started, seen };
}

export function events(response: ServerResponse, text = ''): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.flushHeaders();
  if (text !== '') response.write(text);
}

export function json(response: ServerResponse, status: number, body: unknown, headers = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

export function result(id: unknown, value: object = {}): object {
  return { jsonrpc: '2.0', id, result: value };
}

/** One connection of the gateway to a server, with all that was heard. */
export function connectTo(url: string, headers: Record<string, string> = {}) {
  const heard: Message[] = [];
  const lost: [RequestId, string][] = [];
  const closed: string[] = [];
  const side: Side = openHttpServer({ url, headers })({
    message: (message) => heard.push(message),
    lost: (id, reason) => lost.push([id, reason]),
    closed: (reason) => closed.push(reason),
  });
  onTestFinished(() => {
    side.close();
  });
  return { ...side, heard, lost, closed };
}

export function initialize(id: RequestId = 0): Message {
  const clientInfo = { name: 'test', version: '1.0.0' };
  return request(id, 'initialize', { protocolVersion: '2025-11-25', capabilities: {}, clientInfo });
}

/** Answers the handshake, with a session where one is named. */
export function handshake(session?: string): Record<string, (asked: Asked) => unknown> {
  return {
    initialize: ({ response, rpc }) => {
      const about = {
        protocolVersion: '2025-11-25',
        capabilities: { tools: {} },
        serverInfo: { name: 's', version: '1' },
      };
      json(response, 200, result(rpc.id, about), session === undefined ? {} : { 'mcp-session-id': session });
    },
    GET: ({ response }) => response.writeHead(405).end(),
  };
}

export const INITIALIZED: Message = { jsonrpc: '2.0', method: 'notifications/initialized' };
