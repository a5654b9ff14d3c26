import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createSecureContext } from 'node:tls';
import type { Lookup } from '../../../crawler/http/dispatcher.ts';
import { newAuthority, type Certificate } from '../certificates.ts';
import { heard, type Asked } from '../remote/loopback.ts';

export type Answer = (asked: Asked) => unknown;

/** How one host of the world behaves. */
export interface Host {
  answer: Answer;
  /** Its robots.txt; there is none by default. */
  robots?: string | Answer | undefined;
  /** Whom its name leads to, look by look; the last one counts from then on. */
  addresses?: string[] | undefined;
  certificate?: 'good' | 'expired' | 'self-signed' | 'of-another-host' | undefined;
}

/** An Internet on the loopback interface: hosts with names, certificates and robots.txt files of their own. */
export interface World {
  /** @returns the origin of the new host */
  add: (name: string, host: Host, scheme?: 'https' | 'http') => string;
  lookup: Lookup;
  /** The authority that vouches for good certificates. */
  ca: string;
  close: () => Promise<void>;
}

const DOMAIN = 'mcp.example';

export async function startWorld(): Promise<World> {
  const hosts = new Map<string, Host & { looks: number }>();
  const { ca, contextOf } = certificates();

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const host = hosts.get(nameIn(request.headers.host ?? ''));
    const asked: Asked = { request, response, ...(await heard(request)) };
    const { robots } = host ?? {};
    if (host === undefined) response.writeHead(421).end();
    else if (asked.path !== '/robots.txt') await host.answer(asked);
    else if (typeof robots === 'function') await robots(asked);
    else response.writeHead(robots === undefined ? 404 : 200, { 'content-type': 'text/plain' }).end(robots);
  }

  const listener = (request: IncomingMessage, response: ServerResponse): void => void respond(request, response);
  const SNICallback = (name: string, done: (error: null, context: ReturnType<typeof contextOf>) => void): void => {
    done(null, contextOf(hosts.get(name)?.certificate ?? 'good'));
  };
  const servers = { https: createTlsServer({ SNICallback }, listener), http: createServer(listener) };
  const ports = { https: await listen(servers.https), http: await listen(servers.http) };

  return {
    ca,
    add: (name, host, scheme = 'https') => {
      hosts.set(`${name}.${DOMAIN}`, { ...host, looks: 0 });
      return `${scheme}://${name}.${DOMAIN}:${ports[scheme]}`;
    },
    lookup: (name, _options, callback) => {
      const host = hosts.get(name);
      if (host === undefined) {
        callback(Object.assign(new Error(`getaddrinfo ENOTFOUND ${name}`), { code: 'ENOTFOUND' }), []);
        return;
      }
      const { addresses = ['127.0.0.1'], looks } = host;
      host.looks += 1;
      callback(null, [{ address: addresses[Math.min(looks, addresses.length - 1)] ?? '', family: 4 }]);
    },
    close: async () => {
      for (const server of Object.values(servers)) {
        server.closeAllConnections();
        server.close();
        await once(server, 'close');
      }
    },
  };
}

function certificates() {
  const { ca, issue, selfSigned } = newAuthority();
  const known: Record<NonNullable<Host['certificate']>, Certificate> = {
    good: issue(`DNS:*.${DOMAIN}`),
    expired: issue(`DNS:*.${DOMAIN}`, -1),
    'self-signed': selfSigned(`DNS:*.${DOMAIN}`),
    'of-another-host': issue('DNS:elsewhere.example'),
  };
  const contextOf = (which: keyof typeof known) => createSecureContext(known[which]);
  return { ca, contextOf };
}

async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

function nameIn(host: string): string {
  return host.replace(/:\d+$/, '');
}
