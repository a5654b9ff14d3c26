import type { IncomingMessage, ServerResponse } from 'node:http';
import type { GrantInForce } from '../../grant.ts';
import { CLIENT_BYTES, CLIENT_DEPTH, parseMessages, type Message } from '../../message.ts';
import { SESSION_REVISIONS } from '../../revisions.ts';
import { readBody } from './body.ts';
import type { Connections } from './connections.ts';
import { eraOf } from './era.ts';
import { refuse, REFUSALS } from './refusal.ts';
import type { Session } from './session.ts';

const MAX_BATCH = 100;

export interface Asked {
  request: IncomingMessage;
  response: ServerResponse;
  /** Of the token, in force when the request came. */
  inForce: GrantInForce;
  grant: string;
}

/** Takes what a client posts: one message, or a batch of the revision that has them. */
export function answerPost(asked: Asked, connections: Connections): void {
  const { request, response } = asked;
  const type = request.headers['content-type'] ?? '';
  if (type !== 'application/json' && !/^application\/json\s*(;|$)/i.test(type)) {
    refuse(response, REFUSALS.notJson);
    return;
  }
  readBody(request, CLIENT_BYTES, (text) => {
    if (text === undefined) {
      const message = `Payload too large: a message may have ${CLIENT_BYTES / 2 ** 20} MiB.`;
      refuse(response, { status: 413, code: -32000, message });
      return;
    }
    const messages = readAll(text, response);
    if (messages !== undefined) route(asked, connections, messages, /^\s*\[/.test(text));
  });
}

/** A batch with a fault in it is refused whole, before anything of it is done. */
function readAll(text: string, response: ServerResponse): Message[] | undefined {
  const messages: Message[] = [];
  for (const parsed of parseMessages(text, CLIENT_DEPTH)) {
    if ('refusal' in parsed) {
      const { error, id } = parsed.refusal;
      refuse(response, { status: 400, code: -32600, message: 'Invalid request.', ...error }, id);
      return undefined;
    }
    messages.push(parsed.message);
  }
  if (messages.length <= MAX_BATCH) return messages;
  refuse(response, { status: 400, code: -32600, message: `Invalid request: a batch may have ${MAX_BATCH} messages.` });
  return undefined;
}

function route(asked: Asked, connections: Connections, messages: Message[], batch: boolean): void {
  const { request, response, inForce, grant } = asked;
  if (inForce() === undefined) {
    // It was revoked while the body came.
    refuse(response, REFUSALS.notInForce);
    return;
  }
  for (const message of messages) {
    const era = eraOf(message, request.headers);
    if (typeof era === 'object') {
      refuse(response, era, message.method === undefined ? null : message.id);
      return;
    }
    if (era === 'session') continue;
    if (!batch) connections.shared(inForce, grant).post(message, request.headers, response);
    else refuse(response, { status: 400, code: -32600, message: 'Invalid request: this revision has no batches.' });
    return;
  }
  if (!accepts(request, 'application/json') || !accepts(request, 'text/event-stream')) {
    refuse(response, REFUSALS.accept);
    return;
  }
  const session = messages.some(({ method }) => method === 'initialize')
    ? begin(asked, connections, messages)
    : sessionOf(asked, connections);
  session?.post(messages, response);
}

function begin(asked: Asked, connections: Connections, messages: Message[]): Session | undefined {
  const { request, response, inForce, grant } = asked;
  const [{ id } = {}] = messages;
  const known = request.headers['mcp-session-id'];
  const message =
    messages.length > 1 || id === undefined
      ? 'Invalid request: "initialize" is a request, and comes alone.'
      : typeof known === 'string' && connections.find(known, grant)
        ? 'Invalid request: this session is open already.'
        : undefined;
  if (message !== undefined) {
    refuse(response, { status: 400, code: -32600, message }, id);
    return undefined;
  }
  const session = connections.open(inForce, grant);
  if (session === undefined) refuse(response, REFUSALS.tooManySessions, id);
  return session;
}

/** The session that a request names; answers the request when there is none. */
export function sessionOf({ request, response, grant }: Asked, connections: Connections): Session | undefined {
  const id = request.headers['mcp-session-id'];
  const revision = request.headers['mcp-protocol-version'];
  const session = typeof id === 'string' ? connections.find(id, grant) : undefined;
  if (session === undefined) refuse(response, id === undefined ? REFUSALS.sessionMissing : REFUSALS.sessionUnknown);
  else if (revision !== undefined && !SESSION_REVISIONS.includes(String(revision))) {
    const message = `Bad request: unsupported protocol version (supported: ${SESSION_REVISIONS.join(', ')}).`;
    refuse(response, { status: 400, code: -32000, message });
    return undefined;
  }
  return session;
}

export function accepts({ headers: { accept } }: IncomingMessage, type: string): boolean {
  return accept?.includes(type) ?? false;
}
