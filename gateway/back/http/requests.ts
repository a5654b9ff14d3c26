import type { Listener } from '../../connection.ts';
import { errorAnswer, type Message, type RequestId } from '../../message.ts';
import type { Outcome } from './exchange.ts';
import { faultOf } from './faults.ts';

/** Requests that wait for their answers. */
export interface Requests {
  /** @param abandon gives the request up: nothing is heard of it any more */
  add: (id: RequestId, abandon: () => void) => void;
  settle: (id: RequestId, answer: Message) => void;
  fail: (id: RequestId, outcome: Outcome) => void;
  /** Whether there was such a request. */
  abandon: (id: RequestId | undefined) => boolean;
  abandonAll: () => void;
}

export function openRequests(listener: Listener): Requests {
  const open = new Map<RequestId, () => void>();
  return {
    add: (id, abandon) => {
      open.set(id, abandon);
    },
    settle: (id, answer) => {
      open.delete(id);
      listener.message(answer, id);
    },
    fail: (id, outcome) => {
      const { refusal, status = 0 } = outcome;
      const { text, mayHaveActed } = faultOf(outcome);
      open.delete(id);
      // What a server says about credentials may repeat them.
      if (refusal && status < 500 && status !== 401 && status !== 403) {
        listener.message({ jsonrpc: '2.0', id, error: refusal }, id);
      } else if (mayHaveActed && listener.lost) listener.lost(id, text);
      else listener.message(errorAnswer(id, -32000, text), id);
    },
    abandon: (id) => {
      const abandon = id === undefined ? undefined : open.get(id);
      if (id === undefined || abandon === undefined) return false;
      open.delete(id);
      abandon();
      return true;
    },
    abandonAll: () => {
      for (const abandon of open.values()) abandon();
      open.clear();
    },
  };
}
