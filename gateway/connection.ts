import type { Message, RequestId } from './message.ts';

/**
 * One side of a connection, as the gate speaks to it: the client in front, or the server behind. `about` is the id of
 * the client's request that a message belongs to; without it, the message is about the connection as a whole. Over
 * stdio it is ignored; over HTTP it says on which response the message goes.
 */
export interface Side {
  send: (message: Message, about?: RequestId) => void;
  /** Ends this side. Safe to call twice. */
  close: () => void;
}

/** Who listens to one side of a connection. */
export interface Listener {
  message: (message: Message, about?: RequestId) => void;
  /**
   * The answer to this request never comes, and whether the server acted on it is unknown. `reason` is a sentence.
   * Without this, an error comes as the answer.
   */
  lost?: (id: RequestId, reason: string) => void;
  /** Called once; nothing comes after it. `reason` completes "The connection ended because …". */
  closed: (reason: string) => void;
}

/** Opens the server behind, for one connection of a client. Returns at once; what is sent before it is up waits. */
export type OpenServer = (listener: Listener) => Side;
