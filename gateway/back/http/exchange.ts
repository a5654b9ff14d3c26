import type { Dispatcher } from 'undici';
import { parseMessages, SERVER_BYTES, type Message } from '../../message.ts';
import { readEvents, type Place } from './events.ts';

/** Where the server is, and what every request to it carries. */
export interface Wire {
  agent: Dispatcher;
  origin: string;
  path: string;
  /** Names and values in turn. */
  headers: string[];
}

export interface Asking {
  method: 'POST' | 'GET' | 'DELETE';
  /** Names and values in turn, besides the wire's. */
  headers: string[];
  body?: string;
  /** How long the head of the response may take, in milliseconds; 0 for as long as it takes. */
  patience?: number;
}

/** How an exchange ended. */
export interface Outcome {
  /** Undefined when no head of a response came. */
  status?: number;
  type?: string;
  /** Whether the request may have reached the server. */
  sent: boolean;
  /** Why it ended before the response did. */
  failure?: Error;
  /** The JSON-RPC error in a response that is none of success. */
  refusal?: Message['error'];
  /** How far a stream of events came. */
  place?: Place;
}

export interface Hearing {
  /** The head of a response of success. */
  head?: (header: (name: string) => string | undefined) => void;
  message: (message: Message) => void;
  /** Called once, last. */
  end: (outcome: Outcome) => void;
}

/** What is read of a response that is no success. */
const MAX_REFUSAL = 2 ** 20;

/**
 * One request and its response, read as it comes. Redirects are not followed: the configured headers are for one server.
 * @returns what ends it early; `end` still hears of it
 */
export function exchange(wire: Wire, { method, headers, body, patience = 0 }: Asking, hearing: Hearing): () => void {
  let controller: Dispatcher.DispatchController | undefined;
  let aborted = false;
  let take: ((chunk: Buffer) => void) | undefined;
  let close: (() => void) | undefined;
  const outcome: Outcome = { sent: false };

  function abort(): void {
    aborted = true;
    controller?.abort(new Error('it was given up'));
  }

  function collect(bytes: number, done: (text: string) => void): void {
    const chunks: Buffer[] = [];
    let held = 0;
    take = (chunk) => {
      held += chunk.length;
      if (held <= bytes) chunks.push(chunk);
      else controller?.abort(new Error(`its answer is longer than ${bytes / 2 ** 20} MiB`));
    };
    close = () => {
      done((chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)).toString('utf8'));
    };
  }

  function deliver(text: string): void {
    for (const parsed of parseMessages(text)) if ('message' in parsed) hearing.message(parsed.message);
  }

  wire.agent.dispatch(
    {
      ...{ origin: wire.origin, path: wire.path, method, headersTimeout: patience },
      headers: [...wire.headers, ...headers],
      body: body ?? null,
    },
    {
      onRequestStart: (started) => {
        controller = started;
        outcome.sent = true;
        if (aborted) abort();
      },
      onResponseStart: (_controller, status, { 'content-type': type, ...rest }) => {
        if (status < 200) return;
        const essence = String(type ?? '')
          .split(';', 1)[0]
          ?.trim()
          .toLowerCase();
        outcome.status = status;
        if (essence) outcome.type = essence;
        if (status < 300) {
          hearing.head?.((name) => (typeof rest[name] === 'string' ? rest[name] : undefined));
          if (essence === 'application/json') collect(SERVER_BYTES, deliver);
          else if (essence === 'text/event-stream') {
            const place: Place = {};
            outcome.place = place;
            take = readEvents(place, deliver, (why) => {
              controller?.abort(new Error(why));
            });
          }
        } else if (essence === 'application/json') {
          collect(MAX_REFUSAL, (text) => {
            const [parsed] = parseMessages(text);
            if (parsed && 'message' in parsed && parsed.message.error) outcome.refusal = parsed.message.error;
          });
        }
      },
      onResponseData: (_controller, chunk) => {
        take?.(chunk);
      },
      onResponseEnd: () => {
        close?.();
        hearing.end(outcome);
      },
      onResponseError: (_controller, failure) => {
        hearing.end({ ...outcome, failure });
      },
    },
  );
  return abort;
}
