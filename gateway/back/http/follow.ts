import type { Message } from '../../message.ts';
import type { Place } from './events.ts';
import { exchange, type Outcome, type Wire } from './exchange.ts';

/** Waits between attempts, in milliseconds, where the server names none. */
const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 30_000;

export interface Following {
  headers: () => string[];
  /** Where an earlier stream broke off. */
  from?: Place;
  /** How many attempts may find no stream, one after the other. */
  attempts: number;
  /** The server has answered, or could not. Called more than once. */
  answered?: () => void;
  message: (message: Message) => void;
  /** Nothing more comes. Not called after the following was ended. */
  end: (outcome: Outcome) => void;
}

/**
 * Reads a stream of events by GET, and reads on where it broke off.
 * @returns what ends it
 */
export function follow(wire: Wire, { headers, from = {}, attempts, answered, message, end }: Following): () => void {
  let place = from;
  let failed = 0;
  /** Streams without a message, one after the other. A server that makes its client poll has many. */
  let barren = 0;
  let over = false;
  let timer: NodeJS.Timeout | undefined;
  let abort: (() => void) | undefined;

  function wait(): void {
    const wished = place.retry ?? Math.min(FIRST_WAIT * 1.5 ** barren, LONGEST_WAIT);
    timer = setTimeout(ask, wished);
    timer.unref();
  }

  function ask(): void {
    const resumed = place.lastEventId === undefined ? [] : ['last-event-id', place.lastEventId];
    let brought = false;
    abort = exchange(
      wire,
      { method: 'GET', headers: ['accept', 'text/event-stream', ...headers(), ...resumed] },
      {
        head: () => answered?.(),
        message: (each) => {
          brought = true;
          if (!over) message(each);
        },
        end: (outcome) => {
          if (over) return;
          answered?.();
          place = { ...place, ...outcome.place };
          barren = brought ? 0 : barren + 1;
          failed = isStream(outcome) ? 0 : failed + 1;
          if (isFinal(outcome) || failed >= attempts) end(outcome);
          else wait();
        },
      },
    );
  }

  if (from.lastEventId === undefined) ask();
  else wait();
  return () => {
    over = true;
    clearTimeout(timer);
    abort?.();
  };
}

/** Asking again does not help. */
function isFinal(outcome: Outcome): boolean {
  const { status } = outcome;
  return status !== undefined && status < 500 && status !== 429 && !isStream(outcome);
}

function isStream({ status = 500, type }: Outcome): boolean {
  return status < 300 && type === 'text/event-stream';
}
