import type { Transport } from '@modelcontextprotocol/client';
import type { Confined } from './confined.ts';
import { openHearing, type Hearing } from './hearing.ts';

/** The SDK's view of a running server, with what we want to know beyond it. */
export interface Channel extends Transport, Pick<Hearing, 'answer' | 'strays'> {}

/**
 * Opens a channel to a running server. The SDK's own stdio transport starts the process itself, keeps no raw text, and
 * lets descendants live; so the process belongs to us, and closing a channel only stops listening: when the server does
 * not know one era of the protocol, a second channel can try the other with the same process.
 */
export function openChannel(confined: Confined): Channel {
  const { sent, hear, answer, strays } = openHearing();
  let open = true;

  const channel: Channel = {
    start: () => {
      confined.onLine = receive;
      void confined.ended.then(close);
      return Promise.resolve();
    },
    send: (message) => {
      sent(message);
      confined.write(`${JSON.stringify(message)}\n`);
      return Promise.resolve();
    },
    close: () => {
      close();
      return Promise.resolve();
    },
    answer,
    strays,
  };

  function close(): void {
    if (!open) return;
    open = false;
    confined.onLine = undefined;
    channel.onclose?.();
  }

  /** The SDK throws on messages that it cannot even complain about; then no answer is the answer. */
  function receive(line: string): void {
    const message = hear(line);
    if (message === undefined) return;
    try {
      channel.onmessage?.(message);
    } catch (error) {
      channel.onerror?.(error instanceof Error ? error : new Error(String(error)));
    }
  }

  return channel;
}
