import type { Message, RequestId } from '../../message.ts';
import type { Outcome, Wire } from './exchange.ts';
import { exchange } from './exchange.ts';
import { follow } from './follow.ts';

/** A stream that broke off is taken up again so often before its answer is given up. */
const ATTEMPTS = 5;
/** How long a server may take to end a response after the answer is there, in milliseconds. */
const GRACE = 1_000;

export interface Request {
  id: RequestId;
  body: string;
  /** Names and values in turn. */
  headers: string[];
  /** What a GET carries that takes up a stream which broke off; undefined where the revision has none. */
  resume: (() => string[]) | undefined;
}

export interface Waiting {
  head: (header: (name: string) => string | undefined) => void;
  /** What came on the response before the answer. */
  message: (message: Message) => void;
  answer: (message: Message) => void;
  /** There is no answer. Called instead of `answer`. */
  none: (outcome: Outcome) => void;
}

/**
 * Posts a request and waits for its answer.
 * @returns what gives it up; nothing is heard after that
 */
export function postRequest(wire: Wire, { id, body, headers, resume }: Request, waiting: Waiting): () => void {
  let over = false;
  let abort: () => void;
  let grace: NodeJS.Timeout | undefined;

  function message(each: Message): void {
    if (over) return;
    if (each.method !== undefined || each.id !== id) {
      waiting.message(each);
      return;
    }
    over = true;
    // Nothing more comes; a response that stays open would hold its connection, and the process at its end.
    grace = setTimeout(abort, GRACE);
    waiting.answer(each);
  }

  function none(outcome: Outcome): void {
    if (over) return;
    over = true;
    waiting.none(outcome);
  }

  abort = exchange(
    wire,
    { method: 'POST', headers, body },
    {
      head: waiting.head,
      message,
      end: (outcome) => {
        clearTimeout(grace);
        if (over) return;
        if (resume === undefined || outcome.place?.lastEventId === undefined) none(outcome);
        else {
          const from = outcome.place;
          // However reading on ends, the request itself has reached the server.
          const end = (): void => {
            none(outcome);
          };
          abort = follow(wire, { headers: resume, from, attempts: ATTEMPTS, message, end });
        }
      },
    },
  );

  return () => {
    over = true;
    abort();
  };
}
