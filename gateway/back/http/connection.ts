import type { Listener, Side } from '../../connection.ts';
import { isRecord, writeMessage, type Message, type RequestId } from '../../message.ts';
import { exchange, type Outcome, type Wire } from './exchange.ts';
import { follow } from './follow.ts';
import { postRequest } from './request.ts';
import { openRequests } from './requests.ts';
import { openStateless } from './stateless.ts';
import { POST_HEADERS, revisionIn, revisionOf, sessionIn, spokenHeaders, type Spoken } from './words.ts';

/** How long a server may take over what it only has to acknowledge, in milliseconds. */
const PATIENCE = 30_000;
/** How long a server may take to say whether it has a stream, in milliseconds. */
const STREAM_PATIENCE = 250;
const IGNORED = { message: () => undefined, end: () => undefined };

/** One connection to a server: a session of it, or requests that each stand for themselves, or one after the other. */
export function connect(wire: Wire, listener: Listener): Side {
  const stateless = openStateless(wire, listener);
  const requests = openRequests(listener);
  let spoken: Spoken = {};
  let stopListening: (() => void) | undefined;
  /** What waits until the session is there, or the server knows that it has begun. */
  let held: Message[] | undefined;
  let over = false;

  function send(message: Message): void {
    if (over) return;
    const { id, method } = message;
    const revision = revisionOf(message);
    if (method === 'notifications/cancelled' && stateless.cancel(cancelledBy(message))) return;
    if (revision !== undefined && method !== undefined && id !== undefined) stateless.ask(message, id, revision);
    else if (revision !== undefined) post(message, stateless.headers(message, revision));
    else if (held) held.push(message);
    else if (method !== undefined && id !== undefined) ask(message, id, method);
    else post(message, spokenHeaders(spoken));
  }

  function ask(message: Message, id: RequestId, method: string): void {
    const opening = method === 'initialize';
    if (opening) {
      spoken = {};
      held = [];
    }
    const abandon = postRequest(
      wire,
      {
        ...{ id, body: writeMessage(message), headers: [...POST_HEADERS, ...spokenHeaders(spoken)] },
        resume: () => spokenHeaders(spoken),
      },
      {
        head: (header) => {
          if (opening) spoken = sessionIn(header('mcp-session-id'));
        },
        message: (each) => {
          listener.message(each, id);
        },
        answer: (answer) => {
          if (opening) spoken = { ...spoken, ...revisionIn(answer.result) };
          requests.settle(id, answer);
          if (opening) release();
        },
        none: (outcome) => {
          requests.fail(id, outcome);
          finishIfForgotten(outcome);
          if (opening) release();
        },
      },
    );
    requests.add(id, abandon);
  }

  /** Sends what has no answer: a notification, or the client's answer to a request of the server. */
  function post(message: Message, headers: string[]): void {
    const { method } = message;
    const beginning = method === 'notifications/initialized';
    if (beginning) held = [];
    exchange(
      wire,
      { method: 'POST', headers: [...POST_HEADERS, ...headers], body: writeMessage(message), patience: PATIENCE },
      {
        message: receive,
        end: (outcome) => {
          finishIfForgotten(outcome);
          if (beginning) begin(outcome);
          // The answer that its response waits for never comes.
          if (method === 'notifications/cancelled') requests.abandon(cancelledBy(message));
        },
      },
    );
  }

  function receive(message: Message): void {
    if (!over) listener.message(message);
  }

  function begin({ status = 500 }: Outcome): void {
    if (status < 300 && !over) listen();
    else release();
  }

  /** What waited is sent once there is a stream: a server drops what it has to say while there is none. */
  function listen(): void {
    stopListening?.();
    const timer = setTimeout(release, STREAM_PATIENCE);
    function answered(): void {
      clearTimeout(timer);
      release();
    }
    const headers = (): string[] => spokenHeaders(spoken);
    // Why there is no stream does not matter: many servers have none, and not all of them say so with 405.
    stopListening = follow(wire, { headers, attempts: Infinity, answered, message: receive, end: () => undefined });
  }

  function release(): void {
    const waiting = held ?? [];
    held = undefined;
    for (const message of waiting) send(message);
  }

  function finishIfForgotten({ status }: Outcome): void {
    if (status === 404 && spoken.session !== undefined) finish('the server ended the session');
  }

  function finish(reason: string): void {
    if (over) return;
    over = true;
    stopListening?.();
    stateless.cancelAll();
    requests.abandonAll();
    listener.closed(reason);
  }

  return {
    send,
    close: () => {
      if (over) return;
      if (spoken.session !== undefined) {
        exchange(wire, { method: 'DELETE', headers: spokenHeaders(spoken), patience: PATIENCE }, IGNORED);
      }
      finish('the gateway closed it');
    },
  };
}

function cancelledBy({ params }: Message): RequestId | undefined {
  const id = isRecord(params) ? params['requestId'] : undefined;
  return typeof id === 'string' || typeof id === 'number' ? id : undefined;
}
