import { request } from 'undici';
import type { Message } from '../../../gateway/message.ts';
import { STATELESS_REVISION } from '../../../gateway/revisions.ts';
import { bearer } from '../over-http.ts';
import { request as message } from '../parts.ts';

interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
  /** The JSON in it, or the first message of a stream of events. */
  json: Message & { error?: { data?: unknown } };
}

/** One request, with what a client of the SDK sends unless it is told otherwise. `undefined` leaves a header out. */
export async function ask(
  url: string,
  body: unknown,
  headers: Record<string, string | undefined> = {},
  method: 'POST' | 'GET' | 'DELETE' | 'OPTIONS' | 'PUT' = 'POST',
): Promise<Answer> {
  const all: Record<string, string | undefined> = {
    ...{ 'content-type': 'application/json', accept: 'application/json, text/event-stream' },
    ...bearer(),
    ...headers,
  };
  const answer = await request(url, {
    method,
    headers: Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)),
    body: method === 'POST' ? (typeof body === 'string' ? body : JSON.stringify(body)) : null,
  });
  const text = await answer.body.text();
  const first = /^data: (.*)$/m.exec(text)?.[1] ?? text;
  const json = (first.startsWith('{') ? JSON.parse(first) : {}) as Answer['json'];
  return { status: answer.statusCode, headers: answer.headers, text, json };
}

export const INITIALIZE = message(0, 'initialize', {
  ...{ protocolVersion: '2025-11-25', capabilities: {}, clientInfo: { name: 'test', version: '1.0.0' } },
});

/** Opens a session and gives the headers that name it. */
export async function openSession(url: string, token?: string): Promise<Record<string, string>> {
  const { headers } = await ask(url, INITIALIZE, bearer(token));
  return { ...bearer(token), 'mcp-session-id': String(headers['mcp-session-id']) };
}

/** A message of the era without sessions, and the headers that repeat it. */
export function stateless(id: number, method: string, params: Record<string, unknown> = {}) {
  const _meta = {
    'io.modelcontextprotocol/protocolVersion': STATELESS_REVISION,
    'io.modelcontextprotocol/clientCapabilities': {},
    ...(params['_meta'] as object | undefined),
  };
  const name = params['name'] ?? params['uri'];
  return {
    body: message(id, method, { ...params, _meta }),
    headers: {
      'mcp-protocol-version': STATELESS_REVISION,
      'mcp-method': method,
      ...(typeof name === 'string' && { 'mcp-name': name }),
    },
  };
}
