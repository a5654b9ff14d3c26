import type { Listener } from '../../connection.ts';
import { writeMessage, type Message, type RequestId } from '../../message.ts';
import type { Wire } from './exchange.ts';
import { openParamHeaders } from '../../param-headers.ts';
import { relearn } from './relearn.ts';
import { postRequest } from './request.ts';
import { openRequests } from './requests.ts';
import { POST_HEADERS, repeatingHeaders } from './words.ts';

/** Requests of the era without sessions. Each stands for itself. */
export interface Stateless {
  ask: (message: Message, id: RequestId, revision: string) => void;
  /** The headers of what has no answer. */
  headers: (message: Message, revision: string) => string[];
  /** In this era, a request is cancelled by closing its response. Tells whether there was such a request. */
  cancel: (id: RequestId | undefined) => boolean;
  cancelAll: () => void;
}

const HEADER_MISMATCH = -32020;

export function openStateless(wire: Wire, listener: Listener): Stateless {
  const requests = openRequests(listener);
  const params = openParamHeaders();

  function ask(message: Message, id: RequestId, revision: string, again = false): void {
    const { method } = message;
    const abandon = postRequest(
      wire,
      {
        ...{ id, body: writeMessage(message), resume: undefined },
        headers: [...POST_HEADERS, ...repeatingHeaders(message, revision, params)],
      },
      {
        head: () => undefined,
        message: (each) => {
          listener.message(each, id);
        },
        answer: (answer) => {
          if (method === 'tools/list') params.learn(answer.result);
          requests.settle(id, answer);
        },
        none: (outcome) => {
          // The server refuses this before it acts: its tools are not those that we know, or we know none yet.
          if (outcome.refusal?.code !== HEADER_MISMATCH || method !== 'tools/call' || again) requests.fail(id, outcome);
          else {
            const done = (): void => {
              ask(message, id, revision, true);
            };
            requests.add(id, relearn(wire, message, revision, params, done));
          }
        },
      },
    );
    requests.add(id, abandon);
  }

  return {
    ask,
    headers: (message, revision) => repeatingHeaders(message, revision, params),
    cancel: requests.abandon,
    cancelAll: requests.abandonAll,
  };
}
