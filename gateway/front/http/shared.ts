import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import type { Listener, Side } from '../../connection.ts';
import type { GrantInForce } from '../../grant.ts';
import { errorAnswer, type Message, type RequestId } from '../../message.ts';
import { openParamHeaders } from '../../param-headers.ts';
import { wrongParams } from './params.ts';
import { namedIn, renameRequest, restoreAnswer, restoreNotification, type Names } from './rename.ts';
import { refuse, REFUSALS } from './refusal.ts';
import { openReply, type Reply } from './reply.ts';

/**
 * The one connection of a grant for all its clients of the era without sessions. Their ids are made different, so that
 * no client sees or cancels what another asked.
 */
export interface Shared {
  inForce: GrantInForce;
  post: (message: Message, headers: IncomingHttpHeaders, response: ServerResponse) => void;
  /** When it was last used, by `Date.now()`; undefined while a request has no answer. */
  idleSince: () => number | undefined;
  beat: () => void;
  /** @param reason completes "The connection ended because …" */
  end: (reason: string) => void;
}

interface Pending {
  names: Names;
  method: string;
  reply: Reply;
}

export function openShared(
  inForce: GrantInForce,
  connect: (client: Side) => Listener,
  /** Called once. */
  ended: () => void,
): Shared {
  const pending = new Map<RequestId, Pending>();
  /** By the lists that clients of this connection were given. */
  const params = openParamHeaders();
  let asked = 0;
  let used = Date.now();
  let over = false;

  function send(message: Message, about?: RequestId): void {
    const { id, method } = message;
    if (method === undefined) answer(message);
    else if (id === undefined) notify(message, about);
    else listener.message(errorAnswer(id, -32601, 'Clients of this revision take no requests.'));
  }

  function answer(message: Message): void {
    const own = message.id;
    const waiting = own === undefined ? undefined : pending.get(own);
    if (waiting === undefined || typeof own !== 'number') return;
    pending.delete(own);
    if (waiting.method === 'tools/list') params.learn(message.result);
    waiting.reply.end(restoreAnswer(message, own, waiting.names), statusOf(message, waiting.method));
  }

  function notify(message: Message, about: RequestId | undefined): void {
    const own = about ?? namedIn(message);
    const waiting = own === undefined ? undefined : pending.get(own);
    // What is about nobody's request goes to nobody: it may be another client's.
    if (waiting === undefined || typeof own !== 'number') return;
    waiting.reply.send(restoreNotification(message, own, waiting.names));
    // So a server ends a subscription where it has no response to end.
    if (message.method === 'notifications/cancelled' && namedIn(message) === own) {
      pending.delete(own);
      waiting.reply.finish();
    }
  }

  function close(): void {
    if (over) return;
    over = true;
    for (const own of [...pending.keys()]) {
      answer(errorAnswer(own, -32000, 'The connection to the server ended before it answered.'));
    }
    ended();
  }

  const listener = connect({ send, close });

  return {
    inForce,
    post: (message, headers, response) => {
      if (over) {
        refuse(response, REFUSALS.serverGone, message.id);
        return;
      }
      used = Date.now();
      const { id, method = '' } = message;
      if (id === undefined) {
        // A response is cancelled by closing it. An id alone says nothing here: many clients have the same.
        if (method !== 'notifications/cancelled') listener.message(message);
        response.writeHead(202, { 'content-length': 0 }).end();
        return;
      }
      const refusal = method === 'tools/call' ? wrongParams(params.of(message.params), headers) : undefined;
      if (refusal !== undefined) {
        refuse(response, refusal, id);
        return;
      }
      asked += 1;
      const own = asked;
      const renamed = renameRequest(message, id, own);
      const reply = openReply(response, {}, () => {
        if (!pending.delete(own)) return;
        const params = { requestId: own, reason: 'The client closed the response.' };
        listener.message({ jsonrpc: '2.0', method: 'notifications/cancelled', params }, own);
      });
      pending.set(own, { names: renamed.names, method, reply });
      listener.message(renamed.message, own);
    },
    idleSince: () => (pending.size > 0 ? undefined : used),
    beat: () => {
      for (const { reply } of pending.values()) reply.beat();
    },
    end: (reason) => {
      if (over) return;
      listener.closed(reason);
      close();
    },
  };
}

/** The statuses that the revision asks for. A server without `server/discover` is one of before, and gets no 404. */
function statusOf({ error }: Message, method: string): number {
  if (error === undefined) return 200;
  if (error.code === -32601) return method === 'server/discover' ? 200 : 404;
  return [-32020, -32021, -32022].includes(error.code) ? 400 : 200;
}
