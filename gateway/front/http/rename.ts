import { isRecord, type Message, type RequestId } from '../../message.ts';
import { metaOf, SUBSCRIPTION_KEY } from '../../revisions.ts';

/** What a client called its request, and what its progress. */
export interface Names {
  id: RequestId;
  progressToken: unknown;
}

/**
 * The request under an id that is the gateway's own, also as its token for progress: clients that share a connection
 * choose the same.
 */
export function renameRequest(message: Message, id: RequestId, own: number): { message: Message; names: Names } {
  const meta = metaOf(message.params);
  const progressToken = meta?.['progressToken'];
  if (progressToken === undefined || !isRecord(message.params)) {
    return { message: { ...message, id: own }, names: { id, progressToken } };
  }
  const params = { ...message.params, _meta: { ...meta, progressToken: own } };
  return { message: { ...message, id: own, params }, names: { id, progressToken } };
}

/** An answer under the id that the client gave; at the end of a subscription, also in it. */
export function restoreAnswer(message: Message, own: number, { id }: Names): Message {
  const meta = metaOf(message.result);
  if (meta?.[SUBSCRIPTION_KEY] !== own || !isRecord(message.result)) return { ...message, id };
  return { ...message, id, result: { ...message.result, _meta: { ...meta, [SUBSCRIPTION_KEY]: id } } };
}

/** Which of the gateway's ids a notification of the server names; undefined when it names none. */
export function namedIn({ method, params }: Message): number | undefined {
  if (!isRecord(params)) return undefined;
  const named =
    method === 'notifications/progress'
      ? params['progressToken']
      : method === 'notifications/cancelled'
        ? params['requestId']
        : metaOf(params)?.[SUBSCRIPTION_KEY];
  return typeof named === 'number' ? named : undefined;
}

/** A notification in the words of the client whose request it is about. */
export function restoreNotification(message: Message, own: number, { id, progressToken }: Names): Message {
  if (!isRecord(message.params)) return message;
  const params = { ...message.params };
  if (message.method === 'notifications/progress' && params['progressToken'] === own) {
    params['progressToken'] = progressToken;
  }
  if (message.method === 'notifications/cancelled' && params['requestId'] === own) params['requestId'] = id;
  const meta = metaOf(params);
  if (meta?.[SUBSCRIPTION_KEY] === own) params['_meta'] = { ...meta, [SUBSCRIPTION_KEY]: id };
  return { ...message, params };
}
