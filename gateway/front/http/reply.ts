import type { ServerResponse } from 'node:http';
import { writeMessage, type Message } from '../../message.ts';
import { writeJson } from './refusal.ts';

/**
 * A response that messages go on. It is plain JSON when its last message is its first, and a stream of events as soon
 * as anything comes before that.
 */
export interface Reply {
  send: (message: Message) => void;
  /** The last message, and the end. `status` counts only while the response has not begun. */
  end: (message: Message, status?: number) => void;
  /** The end without a message. */
  finish: () => void;
  /** Begins the stream of events before there is an event. */
  begin: () => void;
  /** Called at regular intervals: keeps a silent connection from being taken for a dead one. */
  beat: () => void;
}

const EVENT_HEADERS = {
  'content-type': 'text/event-stream',
  'cache-control': 'no-cache, no-transform',
  'x-accel-buffering': 'no',
};

/** How much may wait for a client that does not read; what comes then cuts it off. */
const MAX_UNREAD = 64 * 2 ** 20;

/** @param gone called when the client left before the end */
export function openReply(response: ServerResponse, headers: Record<string, string>, gone: () => void): Reply {
  let begun = false;
  let ended = false;
  let beats = 0;

  response.on('close', () => {
    if (ended) return;
    ended = true;
    gone();
  });

  function begin(): void {
    if (begun) return;
    begun = true;
    response.writeHead(200, { ...EVENT_HEADERS, ...headers });
  }

  function write(text: string): void {
    begin();
    if (response.writableLength > MAX_UNREAD) response.destroy();
    else response.write(text);
  }

  return {
    begin: () => {
      begin();
      response.flushHeaders();
    },
    send: (message) => {
      if (!ended) write(eventOf(message));
    },
    end: (message, status = 200) => {
      if (ended) return;
      ended = true;
      if (begun) response.end(eventOf(message));
      else writeJson(response, status, writeMessage(message), headers);
    },
    finish: () => {
      if (ended) return;
      ended = true;
      begin();
      response.end();
    },
    beat: () => {
      beats += 1;
      // Nearly all answers come before the second beat, and need no stream.
      if (!ended && (begun || beats > 1)) write(': keep-alive\n\n');
    },
  };
}

/** The text of a message has no line break. */
function eventOf(message: Message): string {
  return `event: message\ndata: ${writeMessage(message)}\n\n`;
}
