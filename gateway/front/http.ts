import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Listener, Side } from '../connection.ts';
import type { GrantInForce } from '../grant.ts';
import { allowOrigin, answerPreflight, notAllowed } from './http/allowed.ts';
import { closeServer } from './http/close.ts';
import { type Bounds, openConnections, type Connections } from './http/connections.ts';
import { accepts, answerPost, sessionOf, type Asked } from './http/post.ts';
import { refuse, REFUSALS } from './http/refusal.ts';

export interface HttpOptions {
  host: string;
  /** 0 for any that is free. */
  port: number;
  /** Names, with or without a port, under which clients may come, besides those of loopback. */
  allowedHosts: string[];
  /** Origins whose pages may come, such as `https://app.example.com`. */
  allowedOrigins: string[];
  /** The grant in force of a token for a server. Asked for every request. */
  authenticate: (server: string, token: string | undefined) => GrantInForce | undefined;
  /** Opens the gate. `session` is undefined for the connection that clients without sessions share. */
  connect: (grant: GrantInForce, session: string | undefined, client: Side) => Listener;
  bounds?: Partial<Bounds & { upload: number }>;
}

const BOUNDS = {
  ...{ sessions: 64, idle: 30 * 60_000, beat: 15_000 },
  /** How long a request may take to arrive whole, in milliseconds. */
  upload: 30_000,
};

export interface HttpFront {
  /** Where it listens; the endpoint of a server is `/mcp/<server>` below it. */
  url: string;
  /** Ends all that a grant has open. */
  endGrant: (id: string) => void;
  close: () => Promise<void>;
}

/**
 * Serves clients over Streamable HTTP, of both eras.
 * @throws when the address cannot be listened on
 */
export async function serveHttp(options: HttpOptions): Promise<HttpFront> {
  const bounds = { ...BOUNDS, ...options.bounds };
  const connections = openConnections(options.connect, bounds);
  const unread = new Set<ServerResponse>();
  const server = createServer(
    {
      noDelay: true,
      // Longer than most clients keep a connection, so that the client closes it, not the gateway under its hands.
      keepAliveTimeout: 75_000,
      headersTimeout: Math.min(20_000, bounds.upload),
      requestTimeout: bounds.upload,
      connectionsCheckingInterval: Math.min(5_000, bounds.upload),
    },
    (request, response) => {
      unread.add(response);
      response.on('close', () => unread.delete(response));
      answer(request, response, options, connections);
    },
  );
  server.listen(options.port, options.host);
  await once(server, 'listening');
  return {
    url: urlOf(server),
    endGrant: (id) => {
      connections.endGrant(id, 'the grant was revoked');
    },
    close: () => {
      connections.endAll('the gateway is shut down');
      return closeServer(server, unread);
    },
  };
}

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { allowedHosts, allowedOrigins, authenticate }: HttpOptions,
  connections: Connections,
): void {
  const refusal = notAllowed(request, allowedHosts, allowedOrigins);
  if (refusal) {
    refuse(response, refusal);
    return;
  }
  allowOrigin(request, response);
  if (request.method === 'OPTIONS' && request.headers.origin !== undefined) {
    answerPreflight(request, response);
    return;
  }
  const server = serverIn(request.url ?? '');
  if (server === undefined) {
    refuse(response, REFUSALS.noEndpoint);
    return;
  }
  const inForce = authenticate(server, tokenOf(request));
  const grant = inForce?.();
  // Whether the server exists is not for those to know who may not use it.
  if (inForce === undefined || (grant !== undefined && grant.server !== server)) {
    refuse(response, REFUSALS.unauthorized);
    return;
  }
  if (grant === undefined) {
    refuse(response, REFUSALS.notInForce);
    return;
  }
  answerMethod({ request, response, inForce, grant: grant.id }, connections);
}

function answerMethod(asked: Asked, connections: Connections): void {
  const { request, response } = asked;
  if (request.method === 'POST') answerPost(asked, connections);
  else if (request.method === 'GET') {
    if (accepts(request, 'text/event-stream')) sessionOf(asked, connections)?.listen(response);
    else refuse(response, REFUSALS.acceptStream);
  } else if (request.method === 'DELETE') {
    const session = sessionOf(asked, connections);
    if (session === undefined) return;
    session.end('the client ended the session');
    response.writeHead(200, { 'content-length': 0 }).end();
  } else refuse(response, REFUSALS.method);
}

function serverIn(target: string): string | undefined {
  const named = /^\/mcp\/([^/?#]+)(?:\?|$)/.exec(target)?.[1];
  if (named === undefined || !/^(?:[^%]|%[0-9a-f]{2})*$/i.test(named)) return undefined;
  try {
    return decodeURIComponent(named);
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}

function tokenOf({ headers: { authorization } }: IncomingMessage): string | undefined {
  return authorization === undefined ? undefined : /^Bearer +([\x21-\x7e]+) *$/i.exec(authorization)?.[1];
}

function urlOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The gateway listens on no port.');
  const host = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return `http://${host}:${address.port}`;
}
