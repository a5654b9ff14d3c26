import type { JSONRPCMessage, Transport } from '@modelcontextprotocol/client';
import { z } from 'zod';
import type { Confined } from './confined.ts';

/** The SDK's view of a running server, with what we want to know beyond it. */
export interface Channel extends Transport {
  /** The text of the answer to the latest request, exactly as it came. */
  answer: () => string | undefined;
  /** What the server said that no question asked for. */
  strays: () => { answers: number; complaint?: string };
}

/**
 * Opens a channel to a running server. The SDK's own stdio transport starts the process itself, keeps no raw text, and
 * lets descendants live; so the process belongs to us, and closing a channel only stops listening: when the server does
 * not know one era of the protocol, a second channel can try the other with the same process.
 */
export function openChannel(confined: Confined): Channel {
  // As texts: some servers answer the request 1 with the id "1", and every client lets them.
  const asked = new Set<string>();
  let answer: string | undefined;
  let strayAnswers = 0;
  let complaint: string | undefined;
  let open = true;

  const channel: Channel = {
    start: () => {
      confined.onLine = receive;
      void confined.ended.then(close);
      return Promise.resolve();
    },
    send: (message) => {
      if ('id' in message && 'method' in message) asked.add(String(message.id));
      confined.write(`${JSON.stringify(message)}\n`);
      return Promise.resolve();
    },
    close: () => {
      close();
      return Promise.resolve();
    },
    answer: () => answer,
    strays: () => ({ answers: strayAnswers, ...(complaint === undefined ? {} : { complaint }) }),
  };

  function close(): void {
    if (!open) return;
    open = false;
    confined.onLine = undefined;
    channel.onclose?.();
  }

  /** Lines that are no message are noise: logs of the server or its libraries. */
  function receive(line: string): void {
    const message = /^\s*\{/.test(line) ? Message.safeParse(parsed(line)).data : undefined;
    if (message === undefined) return;
    if (message.method !== undefined) deliver(message);
    else if (asked.delete(String(message.id))) {
      answer = line;
      deliver(message);
    } else {
      strayAnswers += 1;
      complaint ??= message.error?.message;
    }
  }

  /** The SDK throws on messages that it cannot even complain about; then no answer is the answer. */
  function deliver(message: z.infer<typeof Message>): void {
    try {
      channel.onmessage?.(message as JSONRPCMessage);
    } catch (error) {
      channel.onerror?.(error instanceof Error ? error : new Error(String(error)));
    }
  }

  return channel;
}

/**
 * What a message may hold; other members are left out, and an answer of the wrong shape becomes one that lacks
 * everything, because the SDK takes either for no message at all.
 */
const Message = z.object({
  jsonrpc: z.literal('2.0'),
  id: z.union([z.string(), z.number()]).optional(),
  method: z.string().optional(),
  params: z.unknown().optional(),
  result: z.record(z.string(), z.unknown()).catch({}).optional(),
  error: z.object({ code: z.number().int().catch(0), message: z.string().catch('') }).optional(),
});

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
