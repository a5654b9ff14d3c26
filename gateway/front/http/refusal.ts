import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import type { RequestId } from '../../message.ts';

/** Why a request gets no further: the HTTP status, and the JSON-RPC error in the body. */
export interface Refusal {
  status: number;
  code: number;
  /** Says what to do. */
  message: string;
  data?: unknown;
  headers?: Record<string, string>;
}

/** @param id of the request in the body, where it could be read */
export function refuse(response: ServerResponse, refusal: Refusal, id: RequestId | null = null): void {
  const { status, code, message, data, headers } = refusal;
  writeJson(response, status, JSON.stringify({ jsonrpc: '2.0', error: { code, message, data }, id }), headers);
}

/** Head and body go out in one write. */
export function writeJson(response: ServerResponse, status: number, text: string, headers?: object): void {
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
    ...headers,
  });
  response.end(text);
}

/** Headers that say something else than the body. */
export function mismatch(what: string): Refusal {
  return { status: 400, code: -32020, message: `Bad request: headers and body disagree: ${what}.` };
}

export function headerOf(headers: IncomingHttpHeaders, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value.join(', ') : value;
}

/** The body's own words are never repeated: they may be secrets, and come from anyone. */
export const REFUSALS = {
  unauthorized: {
    ...{ status: 401, code: -32000, headers: { 'www-authenticate': 'Bearer realm="mcp-gateway"' } },
    message:
      'Unauthorized: send the token of a grant for this server as "Authorization: Bearer <token>". The gateway\'s "grant" command makes one.',
  },
  notInForce: {
    ...{ status: 403, code: -32000 },
    message: 'Forbidden: the grant of this token is not in force. The gateway\'s "status" command says why.',
  },
  noEndpoint: { status: 404, code: -32000, message: 'Not found: the endpoint of a server is /mcp/<server>.' },
  method: {
    ...{ status: 405, code: -32000, headers: { allow: 'GET, POST, DELETE' } },
    message: 'Method not allowed: send messages by POST, read the stream by GET, end the session by DELETE.',
  },
  notJson: {
    ...{ status: 415, code: -32000 },
    message: 'Unsupported media type: Content-Type must be application/json.',
  },
  accept: {
    ...{ status: 406, code: -32000 },
    message: 'Not acceptable: the client must accept both application/json and text/event-stream.',
  },
  acceptStream: {
    ...{ status: 406, code: -32000 },
    message: 'Not acceptable: the client must accept text/event-stream.',
  },
  sessionMissing: {
    ...{ status: 400, code: -32000 },
    message: 'Bad request: the Mcp-Session-Id header is required; a request "initialize" opens a session.',
  },
  sessionUnknown: {
    ...{ status: 404, code: -32001 },
    message: 'Session not found: open a new one with a request "initialize".',
  },
  idInFlight: {
    ...{ status: 400, code: -32600 },
    message: 'Invalid request: a request with this id is still in flight.',
  },
  serverGone: {
    ...{ status: 502, code: -32000 },
    message: 'The server could not be connected: try again, or see what the gateway says about it.',
  },
  tooManySessions: {
    ...{ status: 429, code: -32000 },
    message: 'Too many sessions are open with this token: end one by DELETE.',
  },
  secondStream: {
    ...{ status: 409, code: -32000 },
    message: 'Conflict: this session has a stream already, and may have one.',
  },
} satisfies Record<string, Refusal>;
