import { Client, ProtocolError } from '@modelcontextprotocol/client';
import { z } from 'zod';
import { memberSpan, wholeSpan } from '../json-text.ts';
import { CRAWLER_VERSION } from '../version.ts';
import { openChannel, type Channel } from './channel.ts';
import type { Confined } from './confined.ts';

/** How much of a tool list we read. */
const LIST_LIMITS = { pages: 1_000, tools: 200_000 };

/** Everything one server told us, up to where it went wrong. */
export interface Conversation {
  serverInfo: { name?: string; title?: string; version?: string };
  protocolVersion: string | undefined;
  instructions: string | undefined;
  /** The inner text of each page's `tools`, exactly as it came. */
  pages: string[];
  tools: number;
  /** The list was read to its end. */
  complete: boolean;
  /** Why the list was not read to its end: a clause about the server, or what was thrown. */
  problem?: { why: string } | { error: unknown };
  /** The server says that it has tools. */
  declaresTools: boolean;
  strays: ReturnType<Channel['strays']>;
}

/** Only the shape of a page. Tools are kept as they come; whether they are any good is decided by the catalog. */
const ToolPage = z.object({ tools: z.array(z.unknown()), nextCursor: z.unknown().optional() });

/** Connects to a running server and reads its tool list. Never calls a tool. Never rejects. */
export async function converse(confined: Confined, timeoutMs: number): Promise<Conversation> {
  const deadline = performance.now() + timeoutMs;
  const said: Conversation = {
    serverInfo: {},
    protocolVersion: undefined,
    instructions: undefined,
    pages: [],
    tools: 0,
    complete: false,
    declaresTools: false,
    strays: { answers: 0 },
  };
  let channel = openChannel(confined);
  try {
    const legacy = newClient({ mode: 'legacy' });
    let client = legacy;
    try {
      await legacy.connect(channel, { timeout: left(deadline) });
    } catch (error) {
      // Almost all packages speak the protocol with a handshake. One that refuses it may speak the newer one without.
      if (!ProtocolError.isInstance(error)) throw error;
      channel = openChannel(confined);
      client = newClient({ mode: { pin: MODERN } });
      await connectOr(client, channel, deadline, error);
    }
    const { name, title, version } = client.getServerVersion() ?? {};
    said.serverInfo = definedOnly({ name, title, version });
    said.protocolVersion = client.getNegotiatedProtocolVersion();
    said.instructions = client.getInstructions();
    said.declaresTools = client.getServerCapabilities()?.tools !== undefined;
    await readPages(client, channel, deadline, said);
  } catch (error) {
    said.problem = { error };
  }
  said.strays = channel.strays();
  return said;
}

const MODERN = '2026-07-28';

/** Some servers show a tool only to clients that can do what it needs. No tool is ever called, so none of it happens. */
const capabilities = { roots: {}, sampling: {}, elicitation: {} };

function newClient(versionNegotiation: { mode: 'legacy' | { pin: string } }): Client {
  const client = new Client(
    { name: 'mcp-risk-catalog', version: CRAWLER_VERSION },
    { versionNegotiation, capabilities },
  );
  client.setRequestHandler('roots/list', () => ({ roots: [] }));
  return client;
}

/** When the second attempt fails too, the answer to the first says more. */
async function connectOr(client: Client, channel: Channel, deadline: number, first: ProtocolError): Promise<void> {
  try {
    await client.connect(channel, { timeout: left(deadline) });
  } catch (error) {
    first.cause = error;
    throw first;
  }
}

async function readPages(client: Client, channel: Channel, deadline: number, said: Conversation): Promise<void> {
  const seen = new Set<string>();
  let params: { cursor?: string } = {};
  for (let pages = 1; ; pages += 1) {
    const page = await client.request({ method: 'tools/list', params }, ToolPage, { timeout: left(deadline) });
    const text = innerText(channel.answer() ?? '');
    if (text !== '') said.pages.push(text);
    said.tools += page.tools.length;
    const cursor = page.nextCursor ?? undefined;
    if (cursor === undefined) {
      said.complete = true;
      return;
    }
    const why = whyStop(cursor, seen, pages, said.tools);
    if (typeof cursor !== 'string' || why !== undefined) {
      said.problem = { why: why ?? '' };
      return;
    }
    seen.add(cursor);
    params = { cursor };
  }
}

/** An empty string is a cursor like any other; a cursor that came before leads nowhere new. */
function whyStop(cursor: unknown, seen: Set<string>, pages: number, tools: number): string | undefined {
  if (typeof cursor !== 'string') return 'sent a cursor that is not a text';
  if (seen.has(cursor)) return 'sent the same cursor twice, so its list has no end';
  if (pages >= LIST_LIMITS.pages) return `has more than ${LIST_LIMITS.pages.toLocaleString('en')} pages of tools`;
  if (tools >= LIST_LIMITS.tools) return `has more than ${LIST_LIMITS.tools.toLocaleString('en')} tools`;
  return undefined;
}

/** The items of `result.tools` as they came, without the brackets. */
function innerText(answer: string): string {
  const result = memberSpan(answer, wholeSpan(answer), 'result');
  const tools = result && memberSpan(answer, result, 'tools');
  return tools === undefined ? '' : answer.slice(tools.start + 1, tools.end - 1).trim();
}

function left(deadline: number): number {
  return Math.max(1, Math.ceil(deadline - performance.now()));
}

function definedOnly(info: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(Object.entries(info).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
