import { randomBytes } from 'node:crypto';
import type { Side } from '../connection.ts';
import type { Message, RequestId } from '../message.ts';
import { isYes, SAID_NO } from './question.ts';

/** What came of a question. */
type Outcome = { approved: true } | { approved: false; reason: string; cancelled: boolean };

/** Questions to the person in a session, where the server's side may send requests. */
export interface Questions {
  /** Asks about the call with this id; `done` is called once. */
  ask: (about: RequestId, params: Record<string, unknown>, done: (outcome: Outcome) => void) => void;
  /** Takes an answer of the client if it is to a question of the gateway. */
  take: (answer: Message) => boolean;
  /** The client cancelled the call. Returns whether a question about it was open. */
  cancel: (about: RequestId) => boolean;
  owns: (id: RequestId) => boolean;
  /** No answer can come any more. */
  closed: () => void;
}

export function openQuestions(client: Side, patience: number): Questions {
  const prefix = `gateway-${randomBytes(12).toString('hex')}-`;
  const open = new Map<RequestId, { about: RequestId; settle: (outcome: Outcome) => void }>();
  let asked = 0;

  function withdraw(id: RequestId, about: RequestId): void {
    client.send({ jsonrpc: '2.0', method: 'notifications/cancelled', params: { requestId: id } }, about);
  }

  return {
    ask: (about, params, done) => {
      asked += 1;
      const id = `${prefix}${asked}`;
      const timer = setTimeout(() => {
        withdraw(id, about);
        settle(no(`Nobody answered within ${Math.round(patience / 1000)} seconds, and no answer means no.`));
      }, patience);
      function settle(outcome: Outcome): void {
        clearTimeout(timer);
        if (open.delete(id)) done(outcome);
      }
      open.set(id, { about, settle });
      client.send({ jsonrpc: '2.0', id, method: 'elicitation/create', params }, about);
    },
    take: (answer) => {
      const question = answer.id === undefined ? undefined : open.get(answer.id);
      if (question === undefined) return false;
      question.settle(outcomeOf(answer));
      return true;
    },
    cancel: (about) => {
      const [id, question] = [...open].find(([, each]) => each.about === about) ?? [];
      if (id === undefined || question === undefined) return false;
      withdraw(id, about);
      question.settle({ ...no('The call was cancelled before a person answered.'), cancelled: true });
      return true;
    },
    owns: (id) => open.has(id),
    closed: () => {
      for (const { settle } of [...open.values()]) {
        settle({ ...no('The connection ended before a person answered.'), cancelled: true });
      }
    },
  };
}

function no(reason: string): { approved: false; reason: string; cancelled: boolean } {
  return { approved: false, reason, cancelled: false };
}

function outcomeOf({ error, result }: Message): Outcome {
  if (error !== undefined) return no(`The client could not ask a person: ${error.message.slice(0, 200)}.`);
  return isYes(result) ? { approved: true } : no(SAID_NO);
}
