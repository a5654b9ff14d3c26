import { createParser } from 'eventsource-parser';
import { SERVER_BYTES } from '../../message.ts';

/** How far a stream of events was read. */
export interface Place {
  lastEventId?: string;
  /** When to ask again, in milliseconds, as the server wishes. */
  retry?: number;
}

/** What a header carries. */
const PLAIN = /^[\x21-\x7e]{1,1024}$/;
/** In milliseconds: a server may not have itself asked without pause. */
const MIN_RETRY = 100;
const MAX_RETRY = 60_000;

/** Reads chunks of a stream of events. `place` is kept up to date. */
export function readEvents(
  place: Place,
  onText: (text: string) => void,
  onTooLong: (why: string) => void,
): (chunk: Buffer) => void {
  const decoder = new TextDecoder();
  let tooLong = false;
  const parser = createParser({
    maxBufferSize: SERVER_BYTES,
    onId: (id) => {
      if (PLAIN.test(id)) place.lastEventId = id;
      else delete place.lastEventId;
    },
    onRetry: (retry) => {
      place.retry = Math.min(Math.max(retry, MIN_RETRY), MAX_RETRY);
    },
    onEvent: ({ event, data }) => {
      if (data !== '' && (event === undefined || event === 'message')) onText(data);
    },
    onError: ({ type }) => {
      if (type !== 'max-buffer-size-exceeded') return;
      tooLong = true;
      onTooLong(`an event of it is longer than ${SERVER_BYTES / 2 ** 20} MiB`);
    },
  });
  return (chunk) => {
    if (!tooLong) parser.feed(decoder.decode(chunk, { stream: true }));
  };
}
