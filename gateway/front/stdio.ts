import process from 'node:process';
import type { Readable, Writable } from 'node:stream';
import type { Listener, Side } from '../connection.ts';
import { lineReader } from '../lines.ts';
import { CLIENT_BYTES, CLIENT_DEPTH, errorAnswer, parseMessages, writeMessage } from '../message.ts';

/**
 * Serves one client over standard input and output. When the client closes its input, what the server still answers is
 * written before the connection ends.
 * @returns when the connection has ended
 */
export function serveStdio(
  open: (client: Side) => Listener,
  { input, output }: { input: Readable; output: Writable } = { input: process.stdin, output: process.stdout },
): Promise<void> {
  return new Promise((resolve) => {
    let ended = false;
    const client: Side = {
      send: (message) => {
        if (!ended) output.write(`${writeMessage(message)}\n`);
      },
      close: () => {
        if (ended) return;
        ended = true;
        input.pause();
        resolve();
      },
    };
    const listener = open(client);
    let listening = true;

    function closed(reason: string): void {
      if (!listening) return;
      listening = false;
      listener.closed(reason);
    }

    function onLine(line: string): void {
      if (!listening || ended || line.trim() === '') return;
      for (const parsed of parseMessages(line, CLIENT_DEPTH)) {
        if ('message' in parsed) listener.message(parsed.message);
        else client.send(parsed.refusal);
      }
    }

    function onTooLong(): void {
      client.send(errorAnswer(undefined, -32600, `The message is longer than ${CLIENT_BYTES / 2 ** 20} MiB.`));
    }

    input.on('data', lineReader(CLIENT_BYTES, onLine, onTooLong));
    input.on('end', () => {
      closed('the client closed its input');
    });
    for (const stream of [input, output]) {
      stream.on('error', (error: Error) => {
        closed(`the client cannot be reached: ${error.message}`);
      });
    }
  });
}
