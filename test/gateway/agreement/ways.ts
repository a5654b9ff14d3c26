import { PassThrough } from 'node:stream';
import { StreamableHTTPClientTransport, type Client } from '@modelcontextprotocol/client';
import type { Side } from '../../../gateway/connection.ts';
import { serveHttp } from '../../../gateway/front/http.ts';
import { serveStdio } from '../../../gateway/front/stdio.ts';
import { openGate, type GateOptions } from '../../../gateway/gate.ts';
import { newClient, transportOver } from '../through.ts';
import type { Back } from './backs.ts';
import type { Answer } from './model.ts';
import { connectProcess, type Files } from './process.ts';

/** How a client comes to the gateway, and the gateway to the server. */
export interface Way {
  /** `process`: standard input and output of the program. `stdio`: the same in this process. */
  front: 'process' | 'stdio' | 'HTTP';
  /** Sessions and a handshake, or the stateless protocol. */
  era: 'legacy' | 'auto';
  back: 'stdio' | 'HTTP';
}

/** A client of the SDK whose calls go through the gateway. */
export interface Connected {
  client: Client;
  /** What the person says who is asked next. */
  person: { says: Answer; asked: number };
  /** Id of the session, as limits count by it; undefined where only the gateway knows it. */
  session: () => string | undefined;
  close: () => Promise<void>;
}

export async function connectBy(
  { front, era }: Way,
  options: Omit<GateOptions, 'session'>,
  back: Back,
  files: Files,
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
    return openGate({ ...options, session: id }, side, back.open);
  };
  const end = await START[front](client, { options, connect, back, files });
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

interface Parts {
  options: Pick<GateOptions, 'grant'>;
  connect: (side: Side, session: string | undefined) => ReturnType<typeof openGate>;
  back: Back;
  files: Files;
}

/** Connects the client, and returns what ends the gateway after it left. */
type Start = (client: Client, parts: Parts) => Promise<() => Promise<unknown>>;

const START: Record<Way['front'], Start> = { process: overProcess, stdio: overStdio, HTTP: overHttp };

async function overProcess(client: Client, { options, back: { target }, files }: Parts) {
  const grant = options.grant();
  if (grant === undefined) throw new Error('A gateway needs a grant.');
  await connectProcess(client, files, { name: grant.server, policy: grant.policy, target });
  return () => Promise.resolve();
}

async function overStdio(client: Client, { connect }: Parts) {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const ended = serveStdio((side) => connect(side, 'the only one'), { input, output });
  await client.connect(transportOver(input, output));
  return () => ended;
}

async function overHttp(client: Client, { options: { grant }, connect }: Parts) {
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
