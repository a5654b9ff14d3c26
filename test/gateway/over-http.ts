import { StreamableHTTPClientTransport, type Client, type ClientOptions } from '@modelcontextprotocol/client';
import { onTestFinished } from 'vitest';
import type { OpenServer } from '../../gateway/connection.ts';
import { serveHttp, type HttpOptions } from '../../gateway/front/http.ts';
import { openGate, type GateOptions } from '../../gateway/gate.ts';
import { findByToken, hashToken } from '../../gateway/tokens.ts';
import { grantOf, optionsFor } from './parts.ts';
import { newClient } from './through.ts';

/** The gateway over HTTP in this process, until the test ends. Each grant has its own name as its token. */
export async function startGateway(
  openServer: OpenServer,
  {
    policies = { alice: { default: 'allow' } },
    gate = {},
    ...http
  }: { policies?: Record<string, object>; gate?: Partial<GateOptions> } & Partial<HttpOptions> = {},
) {
  const grants = new Map(Object.entries(policies).map(([id, policy]) => [id, { ...grantOf(policy), id }]));
  const holders = [...grants.keys()].map((id) => ({ token: hashToken(id), inForce: () => grants.get(id) }));
  const [first] = grants.values();
  if (first === undefined) throw new Error('A gateway needs a grant.');
  const made = optionsFor(first, gate);
  const front = await serveHttp({
    ...{ host: '127.0.0.1', port: 0, allowedHosts: [], allowedOrigins: [] },
    authenticate: (server, token) =>
      server === 'shop' && token !== undefined ? findByToken(token, holders)?.inForce : undefined,
    connect: (grant, session, client) => openGate({ ...made.options, grant, session }, client, openServer),
    ...http,
  });
  onTestFinished(front.close);
  return {
    ...made,
    ...front,
    base: front.url,
    url: `${front.url}/mcp/shop`,
    revoke: (id: string) => grants.delete(id),
  };
}

/** A client of the SDK over HTTP, until the test ends. */
export async function connected(url: string, options: ClientOptions & { token?: string } = {}): Promise<Client> {
  const { token = 'alice', ...others } = options;
  const client = newClient(others);
  onTestFinished(() => client.close());
  await client.connect(overHttp(url, token));
  return client;
}

export function overHttp(url: string, token = 'alice'): StreamableHTTPClientTransport {
  return new StreamableHTTPClientTransport(new URL(url), { requestInit: { headers: bearer(token) } });
}

export function bearer(token = 'alice'): { authorization: string } {
  return { authorization: `Bearer ${token}` };
}
