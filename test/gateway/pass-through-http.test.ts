import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { StreamableHTTPClientTransport, type Client, type Transport } from '@modelcontextprotocol/client';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openHttpServer } from '../../gateway/back/http.ts';
import { openStdioServer } from '../../gateway/back/stdio.ts';
import type { OpenServer } from '../../gateway/connection.ts';
import { overHttp, startGateway } from './over-http.ts';
import { grantOf, optionsFor } from './parts.ts';
import { order, QUESTIONS } from './questions.ts';
import { startShop, type Kind } from './shop.ts';
import { fixture, newClient, openGateway, transportOver } from './through.ts';

interface Way {
  name: string;
  front: 'stdio' | 'http';
  /** The server behind over HTTP; without it, it is over stdio. */
  server?: Kind;
  /** Not every server can ask in the era with sessions. */
  asks?: false;
}

const WAYS: Way[] = [
  { name: 'HTTP in front of stdio', front: 'http' },
  { name: 'stdio in front of HTTP', front: 'stdio', server: {} },
  { name: 'HTTP in front of HTTP with streams of events', front: 'http', server: {} },
  { name: 'HTTP in front of HTTP with JSON', front: 'http', server: { json: true }, asks: false },
  { name: 'HTTP in front of HTTP without sessions', front: 'http', server: { sessions: 'none' }, asks: false },
];

async function transports({ front, server }: Way): Promise<{ direct: Transport; through: Transport }> {
  const program = fixture('shop.mjs');
  const url = server && (await startShop(server)).url;
  const openServer: OpenServer = url === undefined ? openStdioServer(program) : openHttpServer({ url, headers: {} });
  const direct =
    url === undefined ? new StdioClientTransport(program) : new StreamableHTTPClientTransport(new URL(url));
  if (front === 'http') return { direct, through: overHttp((await startGateway(openServer)).url) };
  const { input, output } = openGateway(openServer, optionsFor(grantOf({ default: 'allow' })).options);
  return { direct, through: transportOver(input, output) };
}

async function connect(transport: Transport, mode: 'legacy' | 'auto'): Promise<{ client: Client; asked: string[] }> {
  const asked: string[] = [];
  const capabilities = { elicitation: { form: {} }, sampling: {}, roots: {} };
  const client = newClient({ capabilities, versionNegotiation: { mode } });
  onTestFinished(() => client.close());
  client.setRequestHandler('elicitation/create', ({ params }) => {
    asked.push(params.message);
    return { action: 'accept', content: { size: 'L' } };
  });
  await client.connect(transport);
  return { client, asked };
}

describe.each(WAYS)('$name', (way) => {
  it.each(['legacy', 'auto'] as const)('shows a client of the era "%s" the same server as directly', async (mode) => {
    const { direct, through } = await transports(way);
    const [first, second] = [await connect(direct, mode), await connect(through, mode)];
    expect(second.client.getNegotiatedProtocolVersion()).toBe(first.client.getNegotiatedProtocolVersion());
    for (const question of [...QUESTIONS, ...(way.asks === false && mode === 'legacy' ? [] : [order])]) {
      expect(await question(second.client)).toEqual(await question(first.client));
    }
    expect(second.asked).toEqual(first.asked);
  });
});
