import type { JSONRPCMessage } from '@modelcontextprotocol/client';
import { createParser, type EventSourceMessage } from 'eventsource-parser';
import { stringifyJson } from '../../../catalog/json.ts';

/** What listens to a stream of events while it passes. */
interface Listener {
  /** Takes in the data of an event; returns what is passed on. */
  hear: (data: string) => JSONRPCMessage | undefined;
  /** What was asked for has come: the rest of the stream is of no use. */
  enough: () => boolean;
  /** The stream ended, or broke with an error, before there was enough. */
  ended: (error?: unknown) => void;
}

/**
 * Passes a stream of events on to the SDK, message by message. It ends once there is enough: a server may keep its
 * stream open for ever, and each page of a list has one of its own.
 */
export function relay(body: ReadableStream<Uint8Array>, { hear, enough, ended }: Listener): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  const encoder = new TextEncoder();
  let out = '';
  const parser = createParser({
    onEvent: (event) => {
      out += passedOn(event, hear);
    },
  });

  return new ReadableStream({
    pull: async (controller) => {
      try {
        while (out === '') {
          const { value, done } = await reader.read();
          if (done) {
            ended();
            controller.close();
            return;
          }
          parser.feed(decoder.decode(value, { stream: true }));
        }
      } catch (error) {
        ended(error);
        throw error;
      }
      controller.enqueue(encoder.encode(out));
      out = '';
      if (!enough()) return;
      controller.close();
      reader.releaseLock();
      void finish(body);
    },
    cancel: (reason) => reader.cancel(reason),
  });
}

function passedOn({ event = 'message', data }: EventSourceMessage, hear: Listener['hear']): string {
  // The old transport says in an event of its own where messages go.
  if (event === 'endpoint') return `event: endpoint\ndata: ${data}\n\n`;
  const message = event === 'message' ? hear(data) : undefined;
  return message === undefined ? '' : `data: ${stringifyJson(message)}\n\n`;
}

const REST_MS = 100;

/**
 * Reads the rest of a body that nobody needs. Most end at once; waiting for that keeps the connection for the next
 * request.
 */
export async function finish(body: ReadableStream<Uint8Array> | null): Promise<void> {
  if (body === null) return;
  const reader = body.getReader();
  const timer = setTimeout(() => {
    reader.cancel().catch(() => undefined);
  }, REST_MS);
  try {
    while (!(await reader.read()).done);
  } catch {
    // What was wanted of it has come; how it ends changes nothing.
  } finally {
    clearTimeout(timer);
  }
}
