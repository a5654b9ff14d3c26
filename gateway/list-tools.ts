import { Client, type JSONRPCMessage, type Transport } from '@modelcontextprotocol/client';
import { z } from 'zod';
import type { OpenServer, Side } from './connection.ts';
import { reasonOf, UnreachableError } from './errors.ts';
import { isRecord, type Message } from './message.ts';

const TIMEOUT = 30_000;
const MAX_PAGES = 1000;
/** Some servers list a tool only for clients that can do what it needs. What a server asks for while it lists is refused. */
const capabilities = { elicitation: { form: {}, url: {} }, sampling: {}, roots: {} };

/** A tool as the server gave it: what is pinned must be what the gate will see. */
export interface ListedTool extends Record<string, unknown> {
  name: string;
}

const Page = z.looseObject({
  tools: z.array(z.custom<ListedTool>((tool) => isRecord(tool) && typeof tool['name'] === 'string')),
  nextCursor: z.string().nullish(),
});

/**
 * Lists the tools of a server; never calls one. A server that knows only the protocol without sessions is asked again
 * in that.
 * @param name of the server, for the error
 * @throws UnreachableError when it does not answer
 */
export async function listTools(name: string, openServer: OpenServer): Promise<ListedTool[]> {
  try {
    return await listIn('legacy', openServer);
  } catch (first) {
    try {
      return await listIn('auto', openServer);
    } catch (error) {
      throw new UnreachableError(`The tools of ${name} cannot be listed: ${reasonOf(first)}`, { cause: error });
    }
  }
}

async function listIn(mode: 'legacy' | 'auto', openServer: OpenServer): Promise<ListedTool[]> {
  const client = new Client({ name: 'mcp-risk-gateway', version: '1' }, { versionNegotiation: { mode }, capabilities });
  client.setRequestHandler('roots/list', () => ({ roots: [] }));
  const { transport, ended } = overGate(openServer);
  try {
    return await Promise.race([ended, allPages(client, transport)]);
  } finally {
    await client.close();
  }
}

async function allPages(client: Client, transport: Transport): Promise<ListedTool[]> {
  await client.connect(transport, { timeout: TIMEOUT });
  const tools: ListedTool[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const params = cursor === undefined ? {} : { cursor };
    const answer = await client.request({ method: 'tools/list', params }, Page, { timeout: TIMEOUT });
    tools.push(...answer.tools);
    if (typeof answer.nextCursor !== 'string') return tools;
    cursor = answer.nextCursor;
  }
  throw new Error(`Its list has more than ${MAX_PAGES} pages.`);
}

/** The SDK's transport over a connection of ours, and a promise that fails when the connection ends. */
function overGate(openServer: OpenServer): { transport: Transport; ended: Promise<never> } {
  const { promise: ended, reject } = Promise.withResolvers<never>();
  // Nobody waits for it any more once the tools are there.
  ended.catch(() => undefined);
  let side: Side | undefined;
  const transport: Transport = {
    start: () => {
      side = openServer({
        message: (message) => transport.onmessage?.(message as JSONRPCMessage),
        closed: (reason) => {
          reject(new Error(`the connection ended because ${reason}.`));
          transport.onclose?.();
        },
      });
      return Promise.resolve();
    },
    send: (message) => {
      side?.send(message as Message);
      return Promise.resolve();
    },
    close: () => {
      side?.close();
      return Promise.resolve();
    },
  };
  return { transport, ended };
}
