import type { JSONRPCMessage } from '@modelcontextprotocol/client';
import { z } from 'zod';

/** The answer to the latest request. */
export interface Answer {
  /** Exactly as it came. */
  text: string;
  /** Undefined when the server answered with an error. */
  result: Record<string, unknown> | undefined;
}

/** What is asked over one connection, and what comes back on it. */
export interface Hearing {
  /** Notes a message that is sent. */
  sent: (message: Sent) => void;
  /** Expects no answer to what was sent. */
  forget: () => void;
  /** Takes in the text of a message; returns what the SDK is told of it, if anything. */
  hear: (text: string) => JSONRPCMessage | undefined;
  answer: () => Answer | undefined;
  /** A request was sent that has no answer yet. */
  waits: () => boolean;
  /** What the server said that no question asked for. */
  strays: () => Strays;
}

/** What counts of a message that is sent. */
interface Sent {
  id?: string | number | undefined;
  method?: string | undefined;
}

export interface Strays {
  answers: number;
  /** The error that the first of them carried. */
  complaint?: string;
}

/**
 * Stands between a server and the SDK. The SDK keeps no raw text and refuses a whole tool list for one odd tool; here
 * the text is kept, and of a tool list the SDK is told only that it came.
 */
export function openHearing(): Hearing {
  // As texts: some servers answer the request 1 with the id "1", and every client lets them.
  const asked = new Map<string, string>();
  const strays: Strays = { answers: 0 };
  let answer: Answer | undefined;

  function hear(text: string): JSONRPCMessage | undefined {
    // What is no message is noise: logs of the server or its libraries.
    const message = /^\s*\{/.test(text) ? Message.safeParse(parsed(text)).data : undefined;
    if (message === undefined || message.method !== undefined) return message as JSONRPCMessage | undefined;
    const id = String(message.id);
    if (asked.has(id)) {
      answer = { text, result: message.error === undefined ? message.result : undefined };
      const method = asked.get(id);
      asked.delete(id);
      return (method === 'tools/list' ? withoutTools(message) : message) as JSONRPCMessage;
    }
    strays.answers += 1;
    if (message.error !== undefined) strays.complaint ??= message.error.message;
    return undefined;
  }

  return {
    sent: ({ id, method }) => {
      if (id !== undefined && method !== undefined) asked.set(String(id), method);
    },
    forget: () => {
      asked.clear();
    },
    hear,
    answer: () => answer,
    waits: () => asked.size > 0,
    strays: () => strays,
  };
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
  error: z
    .object({ code: z.number().int().catch(0), message: z.string().catch(''), data: z.unknown().optional() })
    .optional(),
});
type Message = z.infer<typeof Message>;

/** Only an answer that says it is not the whole answer is left for the SDK to judge. */
function withoutTools(message: Message): Message {
  const { result } = message;
  if (result === undefined || (result['resultType'] ?? 'complete') !== 'complete') return message;
  return { ...message, result: { resultType: 'complete', tools: [], ttlMs: 0, cacheScope: 'private' } };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
