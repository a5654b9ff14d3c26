import { type Message, writeMessage } from '../../message.ts';

const MAX_MESSAGES = 256;
const MAX_CHARACTERS = 4 * 2 ** 20;

/** Messages that wait for a stream to go on. Of too many, the oldest are dropped: a client may never open one. */
export interface Kept {
  add: (message: Message) => void;
  /** Takes all out. */
  take: () => Message[];
}

export function openKept(): Kept {
  let messages: { message: Message; characters: number }[] = [];
  let held = 0;
  return {
    add: (message) => {
      const { length: characters } = writeMessage(message);
      messages.push({ message, characters });
      held += characters;
      while (messages.length > MAX_MESSAGES || held > MAX_CHARACTERS) held -= messages.shift()?.characters ?? held;
    },
    take: () => {
      const all = messages.map(({ message }) => message);
      messages = [];
      held = 0;
      return all;
    },
  };
}
