import { PassThrough } from 'node:stream';
import { StreamableHTTPClientTransport, type Client } from '@modelcontextprotocol/client';
import type { OpenServer, Side } from '../../../gateway/connection.ts';
import { serveHttp } from '../../../gateway/front/http.ts';
import { serveStdio } from '../../../gateway/front/stdio.ts';
import { openGate, type GateOptions } from '../../../gateway/gate.ts';
import { newClient, transportOver } from '../through.ts';
import type { Answer } from './model.ts';

/** How a client comes to the gateway. */
export interface Way {
  front: 'stdio' | 'HTTP';
  /** Sessions and a handshake, or the stateless protocol. */
  era: 'legacy' | 'auto';
}

/** A client of the SDK whose calls go through the gateway. */
export interface Connected {
  client: Client;
  /** What the person says who is asked next. */
  person: { says: Answer; asked: number };
  /** Id of the session, as limits count by it. */
  session: () => string | undefined;
  close: () => Promise<void>;
}

export async function connectBy(
  { front, era }: Way,
  options: Omit<GateOptions, 'session'>,
  openServer: OpenServer,
): Promise<Connected> {
  const person: Connected['person'] = { says: 'decline', asked: 0 };
  const client = newClient({ capabilities: { elicitation: { form: {} } }, versionNegotiation: { mode: era } });
  client.setRequestHandler('elicitation/create', () => {
    person.asked += 1;
    return person.says === 'accept' ? { action: 'accept', content: { approve: true } } : { action: person.says };
  });
  let session: string | undefined;
  const connect = (side: Side, id: string | undefined) => {
    session = id;
    return openGate({ ...options, session: id }, side, openServer);
  };
  const end = front === 'stdio' ? await overStdio(client, connect) : await overHttp(client, options, connect);
  return {
    client,
    person,
    session: () => session,
    close: async () => {
      await client.close();
      await end();
    },
  };
}

type Connect = (side: Side, session: string | undefined) => ReturnType<typeof openGate>;

async function overStdio(client: Client, connect: Connect): Promise<() => Promise<void>> {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const ended = serveStdio((side) => connect(side, 'the only one'), { input, output });
  await client.connect(transportOver(input, output));
  return () => ended;
}

async function overHttp(client: Client, { grant }: Pick<GateOptions, 'grant'>, connect: Connect) {
  const served = await serveHttp({
    host: '127.0.0.1',
    port: 0,
    allowedHosts: [],
    allowedOrigins: [],
    authenticate: (_, token) => (token === TOKEN ? grant : undefined),
    connect: (_, session, side) => connect(side, session),
    // The tests move the clock by days.
    bounds: { idle: Infinity },
  });
  const url = new URL(`${served.url}/mcp/${encodeURIComponent(grant()?.server ?? '')}`);
  const requestInit = { headers: { authorization: `Bearer ${TOKEN}` } };
  await client.connect(new StreamableHTTPClientTransport(url, { requestInit }));
  return served.close;
}

const TOKEN = 'a-token-of-this-test';
