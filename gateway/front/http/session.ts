import type { ServerResponse } from 'node:http';
import type { Listener, Side } from '../../connection.ts';
import type { GrantInForce } from '../../grant.ts';
import { errorAnswer, isRecord, type Message, type RequestId } from '../../message.ts';
import { metaOf } from '../../revisions.ts';
import { openKept } from './kept.ts';
import { refuse, REFUSALS } from './refusal.ts';
import { openReply, type Reply } from './reply.ts';

/** One client's session, of a revision that has them. */
export interface Session {
  id: string;
  /** Id of the grant that opened it: nobody else may use it. */
  grant: string;
  inForce: GrantInForce;
  /** Takes the messages of one POST and answers it. */
  post: (messages: Message[], response: ServerResponse) => void;
  /** Makes a GET the one stream for what belongs to no POST. */
  listen: (response: ServerResponse) => void;
  /** When it was last used, by `Date.now()`; undefined while a response or a stream is open. */
  idleSince: () => number | undefined;
  beat: () => void;
  /** @param reason completes "The connection ended because …" */
  end: (reason: string) => void;
}

interface Post {
  reply: Reply;
  unanswered: number;
  /** For the progress of its requests. */
  tokens: unknown[];
}

interface Owner {
  id: string;
  grant: string;
  inForce: GrantInForce;
  connect: (session: string, client: Side) => Listener;
  /** Called once. */
  ended: () => void;
}

export function openSession({ id, grant, inForce, connect, ended }: Owner): Session {
  const headers = { 'mcp-session-id': id };
  /** By the ids of the requests that have no answer yet. A batch has one response under several ids. */
  const posts = new Map<RequestId, Post>();
  const kept = openKept();
  let stream: Reply | undefined;
  let opening: RequestId | undefined;
  let over = false;
  let used = Date.now();

  function send(message: Message, about?: RequestId): void {
    if (message.method === undefined && message.id !== undefined) {
      answer(message, message.id);
      return;
    }
    const reply = replyFor(message, about);
    if (reply) reply.send(message);
    else if (!over) kept.add(message);
  }

  function replyFor(message: Message, about: RequestId | undefined): Reply | undefined {
    const own = about === undefined ? byProgress(message) : posts.get(about);
    if (own) return own.reply;
    const [some, ...others] = new Set(posts.values());
    // On the response of the only request it comes before the answer, as it did from the server.
    if (about === undefined && some && others.length === 0) return some.reply;
    // Without a stream, any response is better than none: a question that nobody reads is never answered.
    return stream ?? some?.reply;
  }

  /** Over stdio, a server says what a request is about by the token for its progress alone. */
  function byProgress({ method, params }: Message): Post | undefined {
    if (method !== 'notifications/progress' || !isRecord(params)) return undefined;
    const { progressToken } = params;
    return [...posts.values()].find(({ tokens }) => tokens.includes(progressToken));
  }

  function answer(message: Message, to: RequestId): void {
    const post = posts.get(to);
    if (post === undefined) return;
    posts.delete(to);
    post.unanswered -= 1;
    if (post.unanswered > 0) post.reply.send(message);
    else post.reply.end(message);
    if (to !== opening) return;
    opening = undefined;
    if (message.error !== undefined) end('the server refused to begin a session');
  }

  /** To a request that its client cancelled, no answer has to come. */
  function forget({ params }: Message): void {
    const to = isRecord(params) ? (params['requestId'] as RequestId) : '';
    const post = posts.get(to);
    if (post === undefined || to === opening) return;
    posts.delete(to);
    post.unanswered -= 1;
    if (post.unanswered === 0) post.reply.finish();
  }

  function close(): void {
    if (over) return;
    over = true;
    for (const to of [...posts.keys()]) {
      answer(errorAnswer(to, -32000, 'The connection to the server ended before it answered.'), to);
    }
    stream?.finish();
    ended();
  }

  function end(reason: string): void {
    if (over) return;
    listener.closed(reason);
    close();
  }

  function expect(ids: RequestId[], tokens: unknown[], response: ServerResponse): void {
    // That the client left does not cancel a request in this era; its answer is then dropped.
    const reply = openReply(response, headers, () => {
      for (const to of ids) if (posts.get(to) === post) posts.delete(to);
    });
    const post: Post = { reply, unanswered: ids.length, tokens };
    if (ids.length > 1) reply.begin();
    for (const to of ids) posts.set(to, post);
  }

  const listener = connect(id, { send, close });

  return {
    ...{ id, grant, inForce, end },
    post: (messages, response) => {
      const ids = messages.flatMap(({ id: to, method }) => (to === undefined || method === undefined ? [] : [to]));
      const [only, ...others] = ids;
      if (over) {
        refuse(response, REFUSALS.serverGone, others.length === 0 ? only : null);
        return;
      }
      used = Date.now();
      if (new Set(ids).size < ids.length || ids.some((to) => posts.has(to))) {
        refuse(response, REFUSALS.idInFlight, others.length === 0 ? only : null);
        return;
      }
      const tokens = messages.flatMap(({ params }) => metaOf(params)?.['progressToken'] ?? []);
      if (ids.length > 0) expect(ids, tokens, response);
      for (const message of messages) {
        if (message.method === 'initialize') opening = message.id;
        listener.message(message, message.id);
        if (message.method === 'notifications/cancelled') forget(message);
      }
      if (ids.length === 0) response.writeHead(202, { 'content-length': 0 }).end();
    },
    listen: (response) => {
      if (stream !== undefined) {
        refuse(response, REFUSALS.secondStream);
        return;
      }
      const reply = openReply(response, headers, () => {
        stream = undefined;
        used = Date.now();
      });
      stream = reply;
      reply.begin();
      for (const message of kept.take()) reply.send(message);
    },
    idleSince: () => (stream !== undefined || posts.size > 0 ? undefined : used),
    beat: () => {
      stream?.beat();
      for (const { reply } of new Set(posts.values())) reply.beat();
    },
  };
}
