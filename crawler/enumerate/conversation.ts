import { ProtocolError, type Client } from '@modelcontextprotocol/client';
import type { Listing } from '../../catalog/listing.ts';
import type { Manifest } from '../../catalog/manifest.ts';
import { openChannel, type Channel } from './channel.ts';
import { MODERN, newClient } from './client.ts';
import type { Confined } from './confined.ts';
import type { Strays } from './hearing.ts';
import { readPages, type PageProblem } from './pages.ts';

/** Everything one server told us, up to where it went wrong. */
export interface Conversation {
  serverInfo: NonNullable<Manifest['serverInfo']>;
  protocolVersion: string | undefined;
  instructions: string | undefined;
  /** The inner text of each page's `tools`, exactly as it came. */
  pages: string[];
  tools: number;
  /** The list was read to its end. */
  complete: boolean;
  /** Why the list was not read to its end: what is wrong with the list, or what was thrown. */
  problem?: PageProblem | { error: unknown };
  /** The server says that it has tools. */
  declaresTools: boolean;
  /** How long what it said may be kept: the shortest time and the narrowest scope that it named. */
  cache: Listing['cache'];
  strays: Strays;
}

export function newConversation(): Conversation {
  return {
    serverInfo: {},
    protocolVersion: undefined,
    instructions: undefined,
    pages: [],
    tools: 0,
    complete: false,
    declaresTools: false,
    cache: undefined,
    strays: { answers: 0 },
  };
}

/** Connects to a running server and reads its tool list. Never calls a tool. Never rejects. */
export async function converse(confined: Confined, timeoutMs: number): Promise<Conversation> {
  const deadline = performance.now() + timeoutMs;
  const said = newConversation();
  let channel = openChannel(confined);
  try {
    const legacy = newClient('legacy');
    let client = legacy;
    try {
      await legacy.connect(channel, { timeout: left(deadline) });
    } catch (error) {
      // Almost all packages speak the protocol with a handshake. One that refuses it may speak the newer one without.
      if (!ProtocolError.isInstance(error)) throw error;
      channel = openChannel(confined);
      client = newClient({ pin: MODERN });
      await connectOr(client, channel, deadline, error);
    }
    noteIdentity(said, client);
    await readPages(client, channel.answer, () => left(deadline), said);
  } catch (error) {
    said.problem = { error };
  }
  said.strays = channel.strays();
  return said;
}

/** Notes what a server says of itself when it is connected to. */
export function noteIdentity(said: Conversation, client: Client): void {
  const { name, title, version } = client.getServerVersion() ?? {};
  said.serverInfo = definedOnly({ name, title, version });
  said.protocolVersion = client.getNegotiatedProtocolVersion();
  said.instructions = client.getInstructions();
  said.declaresTools = client.getServerCapabilities()?.tools !== undefined;
}

/** There is a manifest as soon as one page was read. */
export function manifestOf(said: Conversation): { manifest?: string } {
  if (!said.complete && said.pages.length === 0) return {};
  const { serverInfo, protocolVersion, instructions, pages } = said;
  // Tools go in as the text that came: parsing and writing them again would lose what JavaScript cannot hold.
  const head = JSON.stringify({ serverInfo, protocolVersion, instructions });
  return { manifest: `${head.slice(0, -1)},"tools":[${pages.join(',')}]}` };
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

function left(deadline: number): number {
  return Math.max(1, Math.ceil(deadline - performance.now()));
}

function definedOnly(info: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(Object.entries(info).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
